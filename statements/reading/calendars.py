"""A written date becomes EDTF, counted from the day the article was published, or from what the text leaves."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from .edtf_dates import bounds, one_of
from .written_dates import WrittenDate
from .years import YEARS, Clues

_MANY = 8


class Calendar:
    """`published` is the EDTF of the day to count from; without one only the clues of the text are left."""

    def __init__(self, clues: Clues, published: str | None) -> None:
        self._clues = clues
        self._day = _single_day(published)

    def edtf(self, written: WrittenDate) -> str | None:
        """The days a written date can mean, or None where it stays open."""
        if written.day is not None and written.month is not None:
            return self._month_and_day(written, written.month, written.day)
        if written.month is not None:
            return self._month(written, written.month)
        if written.year is not None:
            return str(written.year)
        if self._day is None:
            return None
        if written.weekday is not None:
            return (self._day - timedelta(days=(self._day.weekday() - written.weekday) % 7)).isoformat()
        return self._relative(written.relative or "", self._day)

    def _month_and_day(self, written: WrittenDate, month: int, day: int) -> str | None:
        years = [written.year] if written.year else YEARS
        days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
        if written.year:
            return one_of(days)
        on_weekday = [d for d in days if written.weekday is None or d.weekday() == written.weekday]
        if self._day:
            past = [d for d in on_weekday or days if d <= self._day + timedelta(days=7)]
            return one_of(past[-1:])
        left = self._clues.leave(on_weekday)
        return one_of(left) if len(left) <= _MANY else None

    def _month(self, written: WrittenDate, month: int) -> str | None:
        if written.year:
            return f"{written.year}-{month:02}"
        if self._day is None:
            return None
        year = self._day.year - (month > self._day.month)
        return f"{year}-{month:02}"

    @staticmethod
    def _relative(words: str, day: date) -> str | None:
        if words == "last year":
            return str(day.year - 1)
        if words == "last month":
            before = day.replace(day=1) - timedelta(days=1)
            return f"{before.year}-{before.month:02}"
        days_ago = 1 if words in ("yesterday", "last night") else 0
        return (day - timedelta(days=days_ago)).isoformat()


def _single_day(edtf: str | None) -> date | None:
    try:
        limits = bounds(edtf or "")
    except ValueError:
        return None
    return limits[0] if limits and limits[0] == limits[1] else None
