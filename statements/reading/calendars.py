"""A written date becomes EDTF, counted from the day the article was published, or from what the text leaves."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from .edtf_dates import bounds, one_of
from .written_dates import WrittenDate
from .years import YEARS, Clues

_MANY = 8
_COUNTED_FROM = range(1600, 9999)  # there is news since then, and no day of these is the first or last of all


class Calendar:
    """`published` is the EDTF of the day, or of the days, to count from; without one the clues of the text are left."""

    def __init__(self, clues: Clues, published: str | None) -> None:
        self._clues = clues
        self._days = _days_of(published)

    def counted_from(self, told: str | None) -> Calendar:
        """This calendar, or where it has no day to count from, one that counts from what the report tells of: a date
        without a year beside it is the last one before."""
        return self if self._days else Calendar(self._clues, told)

    def edtf(self, written: WrittenDate) -> str | None:
        """The days a written date can mean, or None where it stays open."""
        if written.day is not None and written.month is not None:
            return self._month_and_day(written, written.month, written.day)
        if written.month is not None:
            years = [written.year] if written.year else [day.year - (written.month > day.month) for day in self._days]
            return _the_only({f"{year}-{written.month:02}" for year in years})
        if written.year is not None:
            return str(written.year)
        if written.weekday is not None:
            return one_of(day - timedelta(days=(day.weekday() - written.weekday) % 7) for day in self._days)
        return self._relative(written.relative or "")

    def _month_and_day(self, written: WrittenDate, month: int, day: int) -> str | None:
        years = [written.year] if written.year else YEARS
        days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
        if written.year:
            return one_of(days)
        on_weekday = [d for d in days if written.weekday is None or d.weekday() == written.weekday]
        if self._days:
            latest = [[d for d in on_weekday or days if d <= here + timedelta(days=7)][-1:] for here in self._days]
            return one_of(d for found in latest for d in found)
        left = self._clues.leave(on_weekday)
        return one_of(left) if len(left) <= _MANY else None

    def _relative(self, words: str) -> str | None:
        if words == "last year":
            return _the_only({str(day.year - 1) for day in self._days})
        if words == "last month":
            return _the_only({f"{(day.replace(day=1) - timedelta(days=1)):%Y-%m}" for day in self._days})
        days_ago = 1 if words in ("yesterday", "last night") else 0
        return one_of(day - timedelta(days=days_ago) for day in self._days)


def _the_only(texts: set[str]) -> str | None:
    return texts.pop() if len(texts) == 1 else None


def _days_of(edtf: str | None) -> list[date]:
    """The single days that a date or a set of dates can mean; [] for a month, a year, a range, and before all news."""
    found = []
    for part in (edtf or "").strip("[]").split(","):
        try:
            limits = bounds(part)
        except ValueError:
            return []
        if limits is None or limits[0] != limits[1] or limits[0].year not in _COUNTED_FROM:
            return []
        found.append(limits[0])
    return found
