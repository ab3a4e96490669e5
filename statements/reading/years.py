"""Which years a text can be of, where its dates have none: from the events and the people in office it names."""

from __future__ import annotations

import re
from datetime import date

from .words.forums import FORUMS
from .words.terms_of_office import TERMS

YEARS = range(2000, 2031)
"""The years considered at all: news on the web, until some years after this reader was written. Never today's."""

_EDITION = re.compile(r"\b(?P<year>20\d\d)\s(?:[A-Z][\w.’'-]*\s){0,6}(?P<forum>[A-Z]?[a-z]+)\b")
_PAST_YEAR = re.compile(r"\b(?:in|since|of|until|from|after)\s(?P<year>20\d\d)\b(?!\s*[-–]\s*\d)")
_FUTURE = re.compile(r"\b(?:will|shall|would|by|plans?|next|until|going to)\b")


class Clues:
    """What a text lets one say of the year in which it was written."""

    def __init__(self, text: str) -> None:
        self._editions = {int(m["year"]) for m in _EDITION.finditer(text) if m["forum"].lower() in FORUMS}
        self._not_before = max((year for year in map(_past_year(text), _PAST_YEAR.finditer(text)) if year), default=0)
        self._in_office = [terms for name, terms in _terms().items() if _calls_in_office(text, name)]

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


def _past_year(text: str):  # type: ignore[no-untyped-def]
    def year(match: re.Match[str]) -> int | None:
        around = text[max(0, match.start() - 80) : match.end()]
        return None if _FUTURE.search(around) else int(match["year"])

    return year


def _terms() -> dict[tuple[str, str], list[tuple[date, date]]]:
    """The terms of each holder of an office."""
    terms: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for term in TERMS:
        terms.setdefault((term.name, term.office), []).append((term.first, term.last))
    return terms


def _calls_in_office(text: str, holder: tuple[str, str]) -> bool:
    """Whether a text calls somebody by an office: "President Joe Biden", "the president of Halvia Ansel Torvane"."""
    name, office = (re.escape(part) for part in holder)
    place = r"(?:\sof\s(?:the\s)?(?:[A-Z]\w+\s){0,3}?[A-Z]\w+)?"
    pattern = rf"(?<![Ff]ormer\s)(?<![Ee]x-)\b(?i:{office}){place}\s(?i:{name})\b"
    return any("former" not in text[max(0, m.start() - 24) : m.start()].lower() for m in re.finditer(pattern, text))
