"""A written date becomes EDTF, counted from the day the article was published, or from what the text leaves."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from .edtf_dates import bounds, one_of, one_of_texts
from .words.calendar_words import NUMBERS
from .written_dates import WrittenDate
from .years import YEARS, Clues

_MANY = 8
_COUNTED_FROM = range(1600, 9999)  # there is news since then, and no day of these is the first or last of all
_DISTANCE = re.compile(r"(?P<number>\w+) (?P<unit>day|week|month|year)s? (?P<way>ago|earlier|later)")


class Calendar:
    """`published` is the EDTF of the day, or of the days, to count from; without one the clues of the text are left."""

    def __init__(self, clues: Clues, published: str | None) -> None:
        self._clues = clues
        self._days = _days_of(published)

    def counted_from(self, told: str | None) -> Calendar:
        """This calendar, or where it has no day to count from, one that counts from what the report tells of: a date
        without a year beside it is the last one before."""
        return self if self._days else Calendar(self._clues, told)

    def edtf(self, written: WrittenDate, told: str | None = None) -> str | None:
        """The days a written date can mean, or None where it stays open.

        `told` is the day the text spoke of last: "two days earlier" and "the same day" count from it.
        """
        if written.day is not None and written.month is not None:
            return self._month_and_day(written, written.month, written.day)
        if written.month is not None:
            month = written.month
            if written.year:
                return f"{written.year}-{month:02}"
            return self._of_each(lambda day: f"{day.year - (month > day.month)}-{month:02}")
        if written.year is not None:
            return str(written.year)
        if written.weekday is not None:
            return self._weekday(written.weekday, is_last=written.relative is not None)
        return self._relative(written.relative or "", told)

    def days_before(self, told: str | None, number: int) -> str | None:
        """The day so many days before one that is told of."""
        return one_of(day - timedelta(days=number) for day in _days_of(told))

    def _of_each(self, of: Callable[[date], str]) -> str | None:
        return one_of_texts(map(of, self._days))

    def _weekday(self, weekday: int, *, is_last: bool) -> str | None:
        """The last such day; "last Friday" in the paper of a Friday is the one before."""
        past = [(day, (day.weekday() - weekday) % 7) for day in self._days]
        return one_of(day - timedelta(days=ago or (7 if is_last else 0)) for day, ago in past)

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

    def _relative(self, words: str, told: str | None) -> str | None:
        distance = _DISTANCE.fullmatch(words)
        if distance:
            return self._at_a_distance(distance, told)
        if words.startswith("the "):
            step = {"the same day": 0, "the previous day": 1}.get(words, -1)
            return one_of(day - timedelta(days=step) for day in _days_of(told))
        return self._of_each(_NEAR[words]) if words in _NEAR else None

    def _at_a_distance(self, distance: re.Match[str], told: str | None) -> str | None:
        """ "Two days ago" counts from the day of publication, "two days earlier" from the day told of last."""
        word, unit, way = distance["number"], distance["unit"], distance["way"]
        number = int(word) if word.isdigit() else NUMBERS.get(word)
        if number is None:
            return None
        number = -number if way == "later" else number
        days = self._days if way == "ago" else _days_of(told)
        return one_of_texts(text for day in days if (text := _moved(day, number, unit)))


def _moved(day: date, number: int, unit: str) -> str | None:
    """So many days, weeks, months or years before a day; of weeks nobody means the very day."""
    if unit in ("day", "week"):
        moved = day - timedelta(days=number * (7 if unit == "week" else 1))
        return f"{moved.isoformat()}{'~' if unit == 'week' else ''}"
    months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
    return f"{months // 12}" if unit == "year" else f"{months // 12}-{months % 12 + 1:02}"


def _ago(number: int) -> Callable[[date], str]:
    return lambda day: (day - timedelta(days=number)).isoformat()


def _week(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def _this_week(day: date) -> str:
    return day.isoformat() if day == _week(day) else f"{_week(day)}/{day}"


def _weekend(day: date) -> str:
    """The Saturday and Sunday before; on a Sunday, the one that ends."""
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return f"{sunday - timedelta(days=1)}/{sunday}"


_NEAR: dict[str, Callable[[date], str]] = {
    "today": _ago(0),
    "tonight": _ago(0),
    "this morning": _ago(0),
    "this afternoon": _ago(0),
    "this evening": _ago(0),
    "yesterday": _ago(1),
    "last night": _ago(1),
    "this week": _this_week,
    "last week": lambda day: f"{_week(day) - timedelta(days=7)}/{_week(day) - timedelta(days=1)}",
    "last weekend": _weekend,
    "over the weekend": _weekend,
    "at the weekend": _weekend,
    "this month": lambda day: f"{day:%Y-%m}",
    "last month": lambda day: f"{day.replace(day=1) - timedelta(days=1):%Y-%m}",
    "this year": lambda day: f"{day:%Y}",
    "last year": lambda day: f"{day.year - 1}",
}
"""What words mean that count from the day of publication."""


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
