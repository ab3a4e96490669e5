"""Dates as articles write them: "Thursday, February 16", "3 December 2019", "on Friday", "yesterday", "in July"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .reading import Span
from .words.calendar_words import MONTHS, WEEKDAYS

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,3}"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s{1,3}(?P<year>(?:19|20)\d\d)\b(?!:))?"
_PATTERNS = (
    re.compile(rf"\b(?:{_WEEKDAY})?{_MONTH}\s{{1,3}}(?:the\s)?{_DAY}(?!:){_YEAR}"),
    re.compile(rf"\b(?:{_WEEKDAY})?(?:the\s)?{_DAY}\s{{1,3}}(?:of\s)?{_MONTH}{_YEAR}"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(r"\b(?P<day>[0-3]\d)[./](?P<month>[01]\d)[./](?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH}\s{{1,3}}(?:of\s)?(?P<year>(?:19|20)\d\d)\b"),
    re.compile(
        r"\b(?:(?P<relative>[Ll]ast)\s)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!’s|'s)"
    ),
    re.compile(
        r"\b(?P<relative>today|tonight|yesterday|this\s(?:morning|afternoon|evening|week|month|year)"
        r"|last\s(?:week|month|year|night|weekend)|(?:over|at)\sthe\sweekend|the\s(?:same|next|following|previous)\sday"
        r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:day|week|month|year)s?\s(?:ago|earlier|later)"
        r"|(?:a\sfew|several|some|many|a\scouple\sof)\s(?:days|weeks|months|years)\s(?:ago|earlier|later))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:[Ii]n|[Ll]ast)\s(?:late\s|early\s|mid-)?(?P<month>January|February|March|April|May|June|July|August"
        r"|September|October|November|December)\b"
    ),
    re.compile(r"\b[Ii]n\s(?P<year>(?:19|20)\d\d)\b(?!-)"),
)


_WITHOUT_DIGITS = _PATTERNS[5:8]
_DIGIT = re.compile(r"\d")

_FARTHEST = 4000
"""How many characters of a stretch are looked through: a paragraph's worth."""

_HINT = re.compile(r"\d|day\b|tonight|[Tt]his\s|[Ll]ast\s|\b[Ii]n\s[A-Zelm]|\sago\b|earlier|later|weekend")


class WrittenDate(NamedTuple):
    """What a text says of a day; every part may be missing. Monday is weekday 0; `relative` is of small words: "last
    week"."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    relative: str | None


def written_dates(text: str, span: Span) -> list[WrittenDate]:
    """Every date in a stretch of text, in order; of those that overlap the most exact."""
    span = Span(span.start, min(span.end, span.start + _FARTHEST))
    if not _HINT.search(text, *span):
        return []
    taken: list[Span] = []
    found: list[WrittenDate] = []
    patterns = _PATTERNS if _DIGIT.search(text, *span) else _WITHOUT_DIGITS
    for pattern in patterns:
        found += [written for written in _matches(pattern, text, span) if not _touches(written.span, taken)]
        taken = [written.span for written in found]
    return sorted(found)


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span.start < end and start < span.end for start, end in others)


def _matches(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[WrittenDate]:
    for match in pattern.finditer(text, span.start, span.end):
        parts = match.groupdict()
        month, weekday, relative = parts.get("month"), parts.get("weekday"), parts.get("relative")
        number = _month(month) if month else None
        day = int(parts["day"]) if parts.get("day") else None
        if (month and not number) or (day is not None and not 1 <= day <= 31):
            continue
        yield WrittenDate(
            Span(*match.span()),
            int(parts["year"]) if parts.get("year") else None,
            number,
            day,
            WEEKDAYS[weekday.lower()[:3]] if weekday else None,
            " ".join(relative.lower().split()) if relative else None,
        )


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.get(name.lower()[:3])
