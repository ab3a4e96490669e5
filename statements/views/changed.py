"""What was changed of a statement after readers knew it, in their words: what it was, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from statements.dates_in_words import in_words
from statements.models import Correction, Disputed, Form, Occasion, Speaker, Standing, Statement

Names = dict[str, dict[int, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is otherwise now. Without `before` and `after` where it is only named."""

    what: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if not (self.before or self.after):
            return self.what
        told = {"what": self.what, "before": self.before or _("unknown"), "after": self.after or _("unknown")}
        return _("%(what)s: was “%(before)s”, is “%(after)s”") % told


@dataclass(frozen=True, slots=True)
class Changed:
    """One act, which may have changed several parts."""

    correction: Correction
    reason: str
    parts: list[Part]

    @property
    def told(self) -> str:
        """In a line: the reason, else what is otherwise now, else what was done."""
        return self.reason or "; ".join(map(str, self.parts)) or str(self.correction)


def changes(corrections: Iterable[Correction]) -> list[Changed]:
    """Each act once, in the order given; names in one query for each noun."""
    found = list(corrections)
    names = _names(found)
    acts = groupby(found, lambda one: (one.together or one.pk, one.statement_id))
    return [_changed(list(ones), names) for _key, ones in acts]


def about(statement: Statement) -> str:
    """Which statement it is, as far as readers still see it."""
    if statement.merged_into_id:
        return _("A statement that was merged into another (%(id)s)") % {"id": statement.public_id}
    if statement.lead is None:
        return _("A statement that was withdrawn (%(id)s)") % {"id": statement.public_id}
    words = statement.lead.shown
    return f"{statement.credited}: {words if len(words) <= 120 else words[:120].rsplit(' ', 1)[0] + ' …'}"


def _changed(ones: list[Correction], names: Names) -> Changed:
    reasons = dict.fromkeys(one.reason for one in ones if one.reason)
    parts = dict.fromkeys(part for one in ones for part in _parts(one, names))
    return Changed(ones[-1], " ".join(reasons), list(parts))


def _parts(correction: Correction, names: Names) -> Iterable[Part]:
    sides = correction.before, correction.after
    for column, label in _labels().items():
        if any(column in side for side in sides):
            before, after = (_in_words(column, side.get(column), names) for side in sides)
            yield Part(label, before, after)


def _labels() -> dict[str, str]:
    return {
        "words": _("The wording"),
        "lead_id": _("Which wording leads"),
        "form": _("Form"),
        "speaker_id": _("Speaker"),
        "unnamed_source": _("Source as printed"),
        "said_edtf": _("Said"),
        "occasion_id": _("Occasion"),
        "via": _("Via"),
        "standing": _("Standing"),
        "disputed_by": _("Disputed"),
        "standing_note": _("Note"),
        "standing_source": _("Source of the note"),
    }


def _in_words(column: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    match column:
        case "speaker_id" | "occasion_id":
            return str(names[column].get(value, ""))
        case "said_edtf":
            return in_words(value)
        case "standing" | "disputed_by" | "form":
            of = {"standing": Standing, "disputed_by": Disputed, "form": Form}[column]
            return str(dict(of.choices).get(value, value))
    return str(value)


def _names(corrections: list[Correction]) -> Names:
    """Of what readers know; the others stay unnamed."""
    names: Names = {}
    for column, model in (("speaker_id", Speaker), ("occasion_id", Occasion)):
        sides = [side for one in corrections for side in (one.before, one.after)]
        keys = {key for side in sides if (key := side.get(column))}
        names[column] = model._default_manager.in_bulk(keys) if keys else {}
    return names
