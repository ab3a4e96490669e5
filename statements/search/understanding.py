"""How a question was read: a sentence for all of it, and a chip for each part that can be taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.models import Checked
from statements.search.filters import Days
from statements.search.language import Term
from statements.search.order import LABELS
from statements.search.parameters import ANY_OF, NAMES
from statements.search.question import Question
from statements.search.results import Chip

IN_A_SENTENCE: dict[str, str | Promise] = {
    "speaker": gettext_lazy("by %(names)s"),
    "venue": gettext_lazy("at %(names)s"),
    "place": gettext_lazy("in %(names)s"),
    "topic": gettext_lazy("about %(names)s"),
    "outlet": gettext_lazy("published by %(names)s"),
    "form": gettext_lazy("worded %(names)s"),
}


def sentence(question: Question) -> str:
    """One sentence for the whole question, and one for each thing that may have been meant otherwise."""
    parts = ", ".join(chain(_words(question), _filters(question), _said(question), _checked(question)))
    read = _("Statements %(parts)s") % {"parts": parts} if parts else _("All statements")
    asked = question.chosen["q"]
    notes = list(asked.query.notes)
    if common := [str(term) for term in asked.query.wanted if term in asked.too_common]:
        words = ", ".join(dict.fromkeys(f"“{word}”" for word in common))
        notes.append(_("Too common to search for outside of a phrase: %(words)s.") % {"words": words})
    return " ".join([f"{read}, {LABELS[question.sort]}.", *notes])


def chips(question: Question) -> list[Chip]:
    words = question.parameters().get("q")
    found = [Chip(_("Words"), words[0], question.query(q=[]))] if words else []
    for name in ANY_OF:
        values = question.parameters().get(name, [])
        found += [
            Chip(str(NAMES[name]), chosen.label, question.query(**{name: [v for v in values if v != chosen.value]}))
            for chosen in question.chosen[name].chosen
        ]
    dates = question.query(date_after=[], date_before=[], undated=[])
    found += [Chip(_("Said"), said, dates) for said in _range(question)]
    if question.filters.is_dated and question.filters.includes_undated:
        found.append(Chip(_("Said"), _("or nobody knows when"), question.query(undated=[])))
    found += [Chip(_("Checked"), checked, question.query(checked=[])) for checked in _checked(question)]
    return found


def _words(question: Question) -> Iterator[str]:
    """What has to be in the words, and what must not. A clause that allows either stands with the first."""
    clauses = question.chosen["q"].clauses
    asked = [clause for clause in clauses if not all(term.without for term in clause)]
    refused = [clause for clause in clauses if all(term.without for term in clause)]
    if asked:
        yield _("with %(words)s") % {"words": _(" and ").join(_any(clause) for clause in asked)}
    if refused:
        yield _("without %(words)s") % {"words": _(" or ").join(_quoted(term) for clause in refused for term in clause)}


def _any(clause: Iterable[Term]) -> str:
    return _(" or ").join(
        _("without %(words)s") % {"words": _quoted(term)} if term.without else _quoted(term) for term in clause
    )


def _quoted(term: Term) -> str:
    return _("exactly “%(words)s”") % {"words": term.text} if term.phrase else f"“{term.text}”"


def _filters(question: Question) -> Iterator[str]:
    for name in ANY_OF:
        if labels := [chosen.label for chosen in question.chosen[name].chosen]:
            yield str(IN_A_SENTENCE[name]) % {"names": _(" or ").join(labels)}


def _said(question: Question) -> Iterator[str]:
    unknown = question.filters.is_dated and question.filters.includes_undated
    for said in _range(question):
        yield _("said %(when)s") % {"when": said} + (_(" or nobody knows when") if unknown else "")


def _range(question: Question) -> Iterator[str]:
    after, before = question.chosen["date_after"], question.chosen["date_before"]
    if question.chosen["undated"] == "only":
        yield _("nobody knows when")
    elif after and before:
        same = after.text == before.text
        span = {"after": _day(after), "before": _day(before)}
        yield _("in %(after)s") % span if same else _("from %(after)s to %(before)s") % span
    elif after:
        yield _("from %(after)s on") % {"after": _day(after)}
    elif before:
        yield _("up to %(before)s") % {"before": _day(before)}


def _day(days: Days) -> str:
    return {4: days.text, 7: date_format(days.first, "F Y")}.get(len(days.text)) or date_format(days.first, "j F Y")


def _checked(question: Question) -> Iterator[str]:
    if value := question.chosen["checked"]:
        yield str(Checked(value).label)
