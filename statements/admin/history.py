"""The decisions about a thing, as an editor reads them: who, when, what, and what it was before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statements.models import Decision, Quotation, Statement

# What follows from something else that is shown, or means nothing to a person.
_SILENT = {"id", "public_id", "spans", "sentence_span", "start", "lead_id", "text_id", "statement_id", "finding_id"}
_SILENT |= {"created_at", "published_at", "record_id", "merged_into_id", "sentence", "boilerplate"}
_SILENT |= {"cue_spans", "attribution_spans"}
_SILENT_ENDS = ("_earliest", "_latest")


@dataclass(frozen=True, slots=True)
class Difference:
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    by: AbstractBaseUser | None
    act: str
    differences: list[Difference]
    reason: str


def history_of(thing: models.Model) -> list[Entry]:
    """All decisions about it, the latest first; those about a statement's wordings are the statement's."""
    about = Q(noun=thing._meta.model_name, object_id=thing.pk)
    if isinstance(thing, Statement):
        about |= Q(noun="quotation", object_id__in=thing.quotations.values("pk"))
    return entries(Decision.objects.filter(about).select_related("by"))


def entries(decisions: Iterable[Decision]) -> list[Entry]:
    """Decisions made readable, in a fixed number of queries: numbers of other things become their names."""
    decisions = list(decisions)
    names = _names(decisions)
    return [
        Entry(decision.at, decision.by, decision.get_act_display(), _differences(decision, names), decision.reason)
        for decision in decisions
    ]


def _differences(decision: Decision, names: dict[tuple[str, int], str]) -> list[Difference]:
    model = apps.get_model("statements", decision.noun)
    after = _flat(decision.after)
    before = _flat(decision.before)
    return [
        Difference(
            _label(model, column), _said(model, column, before.get(column), names), _said(model, column, value, names)
        )
        for column, value in after.items()
        if column not in _SILENT and not column.endswith(_SILENT_ENDS) and (value or before.get(column))
    ]


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """An added statement has its wording within."""
    return {**{k: v for k, v in values.items() if k != "wording"}, **values.get("wording", {})}


def _label(model: type[models.Model], column: str) -> str:
    field = _field(model, column)
    if field is None:
        return capfirst(column.replace("_", " "))
    relation = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural
    return capfirst(str(relation))


def _said(model: type[models.Model], column: str, value: Any, names: dict[tuple[str, int], str]) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    target = _target(model, column)
    if target:
        keys = value if isinstance(value, list) else [value]
        return ", ".join(names.get((target._meta.model_name or "", key), f"{key}") for key in keys)
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    choices = dict(getattr(_field(model, column), "flatchoices", ()))
    return str(choices.get(value, value))


def _names(decisions: Iterable[Decision]) -> dict[tuple[str, int], str]:
    wanted: dict[type[models.Model], set[int]] = defaultdict(set)
    for decision in decisions:
        model = apps.get_model("statements", decision.noun)
        for values in (decision.before, decision.after):
            for column, value in values.items():
                if target := _target(model, column):
                    wanted[target].update(value if isinstance(value, list) else [value] if value else [])
    return {
        (model._meta.model_name or "", thing.pk): str(thing)
        for model, keys in wanted.items()
        for thing in model._default_manager.filter(pk__in=keys)
    }


def _target(model: type[models.Model], column: str) -> type[models.Model] | None:
    """The model whose numbers stand in a column."""
    if column in _SILENT:
        return None
    field = _field(model, column)
    target = field.related_model if field is not None and field.is_relation else None
    is_listed_in_words = column in {"aliases", "roles"}
    return target if isinstance(target, type) and not is_listed_in_words else None


def _field(model: type[models.Model], column: str) -> Any:
    """The field of a column. What a statement has not, its wording has."""
    for noun in (model, Quotation):
        try:
            return noun._meta.get_field(column.removesuffix("_id"))
        except FieldDoesNotExist:
            continue
    return None
