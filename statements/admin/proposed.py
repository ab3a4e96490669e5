"""What the software proposed for a wording, reading by reading, beside what stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statements.admin.differences import day
from statements.models import Finding, Form, Quotation
from statements.proposing import occasion_found


@dataclass(frozen=True, slots=True)
class Cell:
    words: str
    is_otherwise: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is said of a wording: now, and as each reading had it."""

    what: str
    now: str
    then: list[Cell]


@dataclass(frozen=True, slots=True)
class Proposed:
    """`findings`: the latest reading first, in the order of each row's cells."""

    findings: Sequence[Finding]
    rows: list[Row]


def proposed_for(wording: Quotation) -> Proposed | None:
    """What was found where a wording stands, or stood when it was proposed. None where that is nothing."""
    there = Q(text=wording.text_id, kind=Finding.Kind.STATEMENT, spans__overlap=wording.spans)
    findings = list(Finding.objects.filter(there | Q(pk=wording.finding_id)).order_by("-pk"))
    if wording.text is None or not findings:
        return None
    pages = list(Finding.objects.filter(text=wording.text_id, kind=Finding.Kind.PAGE).order_by("pk"))
    now = _as_it_stands(wording)
    then = [_as_found(finding, pages, wording.text.text) for finding in findings]
    rows = [Row(what, words, [_cell(one[what], words) for one in then]) for what, words in now.items()]
    return Proposed(findings, [row for row in rows if row.now or any(cell.words for cell in row.then)])


def _cell(words: str, now: str) -> Cell:
    return Cell(words, words.casefold() != now.casefold())


def _as_it_stands(wording: Quotation) -> dict[str, str]:
    statement = wording.statement
    return {
        _("Words"): wording.content,
        _("Form"): wording.get_form_display(),
        _("Who"): statement.said_by,
        _("As printed"): wording.attribution,
        _("Reporting words"): wording.cue,
        _("Said"): day(statement.said_edtf),
        _("Evidence"): statement.said_evidence,
        _("Occasion"): statement.occasion.title if statement.occasion else "",
        _("Via"): wording.via,
    }


def _as_found(finding: Finding, pages: Sequence[Finding], text: str) -> dict[str, str]:
    found: Mapping[str, Any] = finding.proposed
    printed = _words_at(text, found.get("attributed_to"))
    occasion = occasion_found(finding, pages)
    form = found.get("form")
    return {
        _("Words"): _words_at(text, finding.spans),
        _("Form"): str(Form(form).label) if form in Form.values else "",
        _("Who"): found.get("speaker") or printed,
        _("As printed"): printed,
        _("Reporting words"): _words_at(text, found.get("cue")),
        _("Said"): day(found.get("said_on") or ""),
        _("Evidence"): found.get("said_on_evidence") or "",
        _("Occasion"): capfirst(occasion["title"]) if occasion else "",
        _("Via"): found.get("via") or "",
    }


def _words_at(text: str, spans: Sequence[Sequence[int]] | None) -> str:
    return " … ".join(text[start:end] for start, end in spans or ())
