"""Which years a text can be of, where its dates have none: from the events and the people in office it names."""

from __future__ import annotations

import re
from datetime import date

from .words.forums import FORUMS
from .words.terms_of_office import TERMS

YEARS = range(2000, 2031)
"""The years considered at all: news on the web, until some years after this reader was written. Never today's."""

_FORUM = "|".join(sorted(FORUMS))
_EDITION = re.compile(rf"\b(?P<year>20\d\d)\s(?:[A-Z][\w.’'-]*\s){{0,6}}(?i:{_FORUM})\b")
_PAST_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|of)\s(?P<year>20\d\d)\b(?!\s*[-–]\s*\d)")
_FUTURE = re.compile(r"\b(?:will|shall|would|by|plans?|next|until|going to)\b")


_FORMER = re.compile(r"\b(?:former|ex-?|then-?|vice)\b", re.IGNORECASE)


class Clues:
    """What a text lets one say of the year in which it was written."""

    def __init__(self, text: str) -> None:
        self._editions = {int(m["year"]) for m in _EDITION.finditer(text)}
        past = (m for m in _PAST_YEAR.finditer(text) if not _FUTURE.search(text, max(0, m.start() - 80), m.start()))
        self._not_before = max((int(m["year"]) for m in past), default=0)
        low = text.lower()
        self._in_office = [
            terms for (name, office), terms in _TERMS.items() if name.lower() in low and _in_office(text, name, office)
        ]

    def leave(self, days: list[date]) -> list[date]:
        """Those of some days on which the article can have been written."""
        likely = [day for day in days if day.year in self._editions] if len(self._editions) == 1 else []
        if likely:
            return likely
        return [
            day
            for day in days
            if day.year >= self._not_before and all(any(a <= day <= b for a, b in terms) for terms in self._in_office)
        ]


def _terms() -> dict[tuple[str, str], list[tuple[date, date]]]:
    """The terms of each holder of an office."""
    terms: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for term in TERMS:
        terms.setdefault((term.name, term.office), []).append((term.first, term.last))
    return terms


def _in_office(text: str, name: str, office: str) -> bool:
    """Whether a text calls somebody by an office: "President Joe Biden", "the president of Halvia Ansel Torvane"."""
    place = r"(?:\sof\s(?:the\s)?(?:[A-Z]\w+\s){0,3}?[A-Z]\w+)?"
    titled = re.compile(rf"\b(?i:{re.escape(office)}){place}\s(?i:{re.escape(name)})\b")
    return any(not _FORMER.search(text, max(0, m.start() - 24), m.start()) for m in titled.finditer(text))


_TERMS = _terms()
