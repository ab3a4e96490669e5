"""The names of those who wrote an article, and what they are: "Anna Hask and Jon Brem, political editors"."""

from __future__ import annotations

import re

from .reading import Span
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.journalism import PARTICLES, ROLE_ADJECTIVES, ROLES
from .words.page_furniture import SECTIONS

_CREDITED = re.compile(r"[\[(]?(?:[Rr]eporting|[Ww]ritten|[Ww]riting|[Ss]tory)(?:\sand\s\w+)?\sby\s")
_AND = re.compile(r"\s*(?:,\s*)?(?:\b(?:and|und|et|y|e|и|with)\b|&)\s+|\s*,\s*")
_TOKEN = re.compile(r"(?:(?!(?<=[a-z])(?:Published|Updated|Posted))[^\s|•·●∙⋅,;:()\[\]–—/\\*<>@\d])+")
"""A word; "Anna HaskPublished" are two."""

_SPACE = re.compile(r"[ \xa0]{1,2}(?=\S)")
_ENDS_NAMES = frozenset(["in", "for", "at", "with", "and", "from"])
_WITHIN_NAMES = PARTICLES | {"of"}
_OF_ROLES = ROLES | ROLE_ADJECTIVES | KNOWN_MEDIA
_NO_NAMES = (
    ROLES | FULL_WEEKDAYS | set(MONTHS) | {"the", "a", "this", "how", "why", "what", "live", "our", "read", "more"}
)
_NO_SURNAMES = BODY_WORDS | MEDIA_WORDS | KNOWN_MEDIA
_LONGEST_LABELLED = 8


class Cursor:
    """A place in a line that moves over what it takes; what it cannot take leaves it where it is."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.at, self.end = text, span.start, span.end

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at, self.end)
        if match is None or match.end() == self.at:
            return None
        self.at = match.end()
        return match

    def take_names(self, *, labelled: bool) -> Span | None:
        """A name or several, joined by commas and "and"; behind "By" the first may be a body's or one word."""
        start, end = self.at, None
        while words := self.take_capitals():
            parts = words.split()
            if not looks_like_a_name(parts) and not (labelled and end is None and len(parts) <= _LONGEST_LABELLED):
                break
            end = self.at
            if self.take(_AND) is None:
                break
        self.at = end or start
        return Span(start, end) if end else None

    def take_capitals(self) -> str | None:
        """Capitalized words in a row, with the small ones of names in between, up to a role."""
        start, end, words = self.at, None, 0
        while token := _TOKEN.match(self.text, self.at, self.end):
            word = token.group()
            low = word.lower()
            if low in _ENDS_NAMES or not (word[0].isupper() or (end and low in _WITHIN_NAMES)):
                break
            if words > 1 and low in _OF_ROLES and self._is_at_role():
                break
            self.at, words = token.end(), words + 1
            end = token.end() if word[0].isupper() else end
            if self.take(_SPACE) is None:
                break
        self.at = end or start
        return self.text[start:end] if end else None

    def take_role(self) -> bool:
        """ "Senior political correspondent", "Staff writer"."""
        start, end = self.at, None
        while token := _TOKEN.match(self.text, self.at, self.end):
            low = token.group().lower().strip(".'’")
            if low.removesuffix("'s").removesuffix("’s") not in _OF_ROLES:
                break
            self.at = token.end()
            end = self.at if low in ROLES else end
            if self.take(_SPACE) is None:
                break
        self.at = end or start
        return end is not None

    def _is_at_role(self) -> bool:
        here = self.at
        found = self.take_role()
        self.at = here
        return found


def credited_in(text: str, span: Span) -> str | None:
    """Who is said to have reported, in a line of credits: "Reporting by Anna Hask; Editing by Jon Brem"."""
    cursor = Cursor(text, span)
    names = cursor.take_names(labelled=False) if cursor.take(_CREDITED) else None
    return as_one_line(text, names) if names else None


def as_one_line(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def looks_like_a_name(words: list[str]) -> bool:
    """Whether capitalized words can be the name of a person who writes: two to five, none of them a body's."""
    lows = [word.lower().strip(".,'’") for word in words]
    if not 2 <= len(words) <= 5 or any(low in _NO_NAMES for low in lows):
        return False
    if lows[-1] in _NO_SURNAMES or lows[0] in KNOWN_MEDIA | SECTIONS or "of" in lows:
        return False
    if words[-1].endswith(("’s", "'s")) or (len(words[-1]) > 3 and words[-1].endswith(".")):
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES for word in words)
