"""Dates as pages print them beside an article: "Tue 3 May 2019 12.30 BST", "2019-05-03T12:30:00Z", "03/05/2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .reading import Span
from .words.calendar_words import WEEKDAYS
from .words.month_names import MONTH_NAMES
from .written_dates import WrittenDate

_WORD = r"[^\W\d_]{3,10}"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
_PATTERNS = (
    re.compile(
        rf"(?<![\d.,/-])(?P<day>\d{{1,2}}){_ORDINAL}[\s-](?:of\s|de\s)?(?P<month>{_WORD})\.?,?[\s-](?:de\s|')?(?P<year>\d{{4}})\b(?!:)"
    ),
    re.compile(rf"(?<![^\W\d_])(?P<month>{_WORD})\.?\s(?P<day>\d{{1,2}}){_ORDINAL},?\s(?P<year>\d{{4}})\b(?!:)"),
    re.compile(
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<stop>[-/.])(?P<month>\d{1,2})(?P=stop)(?P<day>\d{1,2})(?![\d-])"
    ),
    re.compile(
        r"(?<![\d./-])(?P<one>\d{1,2})(?P<stop>\s?[./-])\s?(?P<other>\d{1,2})(?P=stop)\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d./-])"
    ),
    re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(rf"(?<![\d.,/-])(?P<day>\d{{1,2}}){_ORDINAL}\s(?P<month>{_WORD})\b"),
    re.compile(rf"\b(?P<month>{_WORD})\.?\s(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:%-])\b"),
)
_WEEKDAY = re.compile(
    r"\b(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?\s{1,3}(?:the\s)?$", re.IGNORECASE
)
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d|[a-z]{3})[/-](?P<day>[0-3]?\d)(?=[/._-]|$)")
_SHORT_YEARS = range(10, 70)


class PrintedDate(NamedTuple):
    """Where a date stands, and what it can mean: 03/05/2019 is two days."""

    span: Span
    readings: tuple[WrittenDate, ...]

    @property
    def is_whole(self) -> bool:
        return all(reading.year for reading in self.readings)


def printed_dates(text: str, span: Span) -> list[PrintedDate]:
    """The dates with day and month in a line, in order; those with a year before those without."""
    if not any(map(str.isdigit, text[span.start : span.end])):
        return []
    found: list[PrintedDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, span.start, span.end):
            if any(match.start() < other.span.end and other.span.start < match.end() for other in found):
                continue
            readings = tuple(_readings(match, _weekday_before(text, span, match.start())))
            if readings:
                found.append(PrintedDate(_with_weekday(text, span, match), readings))
    return sorted(found)


def date_in_address(text: str, span: Span) -> PrintedDate | None:
    """The day in an address such as https://outlet.example/2019/05/03/bridge."""
    match = _IN_ADDRESS.search(text, span.start, span.end)
    readings = tuple(_readings(match, None)) if match else ()
    return PrintedDate(Span(match.start("year"), match.end("day")), readings) if match and readings else None


def _readings(match: re.Match[str], weekday: int | None) -> Iterator[WrittenDate]:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        if year not in _SHORT_YEARS or parts.get("one") is None:
            return
        year += 2000
    days = [(month, day) for month, day in sorted(set(_months_and_days(parts))) if _is_a_day(year, month, day)]
    on_weekday = [each for each in days if year and date(year, *each).weekday() == weekday]
    for month, day in on_weekday or days:
        yield WrittenDate(Span(*match.span()), year, month, day, weekday, None)


def _months_and_days(parts: dict[str, str | None]) -> Iterator[tuple[int, int]]:
    one, other = parts.get("one"), parts.get("other")
    if one and other:
        yield int(other), int(one)
        if "." not in (parts["stop"] or ""):
            yield int(one), int(other)
        return
    month, day = parts["month"] or "", int(parts["day"] or 0)
    number = int(month) if month.isdigit() else MONTH_NAMES.get(month.lower())
    if number:
        yield number, day


def _is_a_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _weekday_before(text: str, span: Span, start: int) -> int | None:
    before = _WEEKDAY.search(text, max(span.start, start - 14), start)
    return WEEKDAYS[before["weekday"].lower()[:3]] if before else None


def _with_weekday(text: str, span: Span, match: re.Match[str]) -> Span:
    before = _WEEKDAY.search(text, max(span.start, match.start() - 14), match.start())
    return Span(before.start() if before else match.start(), match.end())
