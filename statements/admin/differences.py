"""Before and after as a person reads them: labels for columns, names for numbers, marks on the words that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.dates_in_words import in_words
from statements.models import Quotation, Statement

Names = dict[tuple[str, int], str]  # by noun and number
Columns = dict[str, Any]

LEAD = "lead_id"
"""Of a new statement the first wording leads: that is not told."""
LONG = 40  # characters, beyond which the words that differ are marked
# What follows from something else that is shown, or means nothing to a person.
_SILENT = {"id", "public_id", "spans", "sentence_span", "start", "text_id", "statement_id", "finding_id"}
_SILENT |= {"created_at", "published_at", "record_id", "sentence", "boilerplate", "public_since", "version"}
_SILENT |= {"cue_spans", "attribution_spans", "prints", "line_sha256"}
_DATE = "_edtf"
_SILENT_ENDS = ("_earliest", "_latest")
_IN_WORDS = {"aliases", "roles"}
_TWO = {
    "merged": gettext_lazy("The other"),
    "apart": gettext_lazy("Its own statement"),
    "distinct_from": gettext_lazy("The other"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    what: str
    before: str
    after: str

    @property
    def runs(self) -> list[tuple[str, str]]:
        """Of a long text that was changed: "=" what stayed, "-" what went, "+" what came. Of others nothing."""
        if not (self.before and self.after and max(len(self.before), len(self.after)) > LONG):
            return []
        return word_by_word(self.before, self.after)


def word_by_word(before: str, after: str) -> list[tuple[str, str]]:
    """What stayed (=), went (-) and came (+), in whole words."""
    one, other = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    runs: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("=", "".join(one[i:j])))
            continue
        runs += [(sign, "".join(words)) for sign, words in (("-", one[i:j]), ("+", other[k:m])) if words]
    return runs


def differences(model: type[models.Model], before: Columns, after: Columns, names: Names) -> list[Difference]:
    """One for each column that a person has a word for, and that is filled on one of the sides."""
    columns = [*after, *(before.keys() - after.keys())]
    return [
        Difference(label(model, c), *_both_sides(model, c, before.get(c), after.get(c), names))
        for c in columns
        if is_told(c) and (after.get(c) or before.get(c)) and (c != LEAD or before.get(c))
    ]


def _both_sides(model: type[models.Model], column: str, before: Any, after: Any, names: Names) -> tuple[str, str]:
    """In words; two dates that are the same in words, as they were typed."""
    one, other = said(model, column, before, names), said(model, column, after, names)
    are_alike = column.endswith(_DATE) and one == other and before != after
    return (before or "", after or "") if are_alike else (one, other)


def is_told(column: str) -> bool:
    return column not in _SILENT and not column.endswith(_SILENT_ENDS)


def label(model: type[models.Model], column: str) -> str:
    if column in _TWO:
        return str(_TWO[column])
    field = _field(model, column)
    if field is None:
        return capfirst(column.replace("_", " "))
    relation = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural
    return capfirst(str(relation))


def said(model: type[models.Model], column: str, value: Any, names: Names) -> str:
    """A column's value in words; empty where there is none."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if target := target_of(model, column):
        keys = value if isinstance(value, list) else [value]
        return ", ".join(names.get((target._meta.model_name or "", key), f"{key}") for key in keys)
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    if column.endswith(_DATE):
        return day(value)
    choices = dict(getattr(_field(model, column), "flatchoices", ()))
    return str(choices.get(value, value))


def day(edtf: str) -> str:
    """A date as readers see it; what is none, as it stands."""
    try:
        return in_words(edtf) if edtf else ""
    except ValueError:
        return edtf


def names_in(rows: Iterable[tuple[type[models.Model], Columns]]) -> Names:
    """The names of all things whose numbers stand in the columns, in one query for each noun."""
    wanted: set[tuple[str, int]] = set()
    for model, values in rows:
        for column, value in values.items():
            if value and is_told(column) and (target := target_of(model, column)):
                noun = target._meta.model_name or ""
                wanted.update((noun, key) for key in (value if isinstance(value, list) else [value]))
    return names_of(wanted)


def names_of(things: Iterable[tuple[str, int]]) -> Names:
    """What things are called, in one query for each noun; what is not there is left out."""
    keys: dict[str, set[int]] = defaultdict(set)
    for noun, key in things:
        keys[noun].add(key)
    return {(noun, thing.pk): str(thing) for noun, some in keys.items() for thing in _called(noun).filter(pk__in=some)}


def _called(noun: str) -> models.QuerySet[Any]:
    """With what `str` of a thing needs."""
    model = apps.get_model("statements", noun)
    found: models.QuerySet[Any] = model._base_manager.all()
    if model is Statement:
        return found.select_related("speaker", "lead")
    return found.select_related("original").defer("original__content") if noun == "article" else found


def target_of(model: type[models.Model], column: str) -> type[models.Model] | None:
    """The model whose numbers stand in a column."""
    field = _field(model, "merged" if column in _TWO else column)
    target = field.related_model if field is not None and field.is_relation else None
    return target if isinstance(target, type) and column not in _IN_WORDS else None


def _field(model: type[models.Model], column: str) -> Any:
    """The field of a column. What a statement has not, its wording has."""
    for noun in (model, Quotation):
        try:
            return noun._meta.get_field(column.removesuffix("_id"))
        except FieldDoesNotExist:
            continue
    return None
