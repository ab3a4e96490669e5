"""The days a text tells of, one after the other, and what may be said of a statement without one."""

from __future__ import annotations

import re
from datetime import timedelta

from .calendars import Calendar
from .edtf_dates import bounds, one_of
from .saying_days import Day

_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")  # a season, or a decade, cannot be made unsure
_LONG_AGO = timedelta(days=8)
_DAYS_OF_A_REPORT = timedelta(days=2)


class DaysTold:
    """Told each day in the order of the text; `published` is the EDTF of the publication, if known."""

    def __init__(self, calendar: Calendar, published: str | None) -> None:
        self.calendar = calendar
        """Counts from the day told of last."""
        self.latest: str | None = None
        """The day the text spoke of last."""
        self._published = published
        self._main: Day | None = None
        """The first day told of: that of which the report tells."""

    def tell(self, day: Day) -> None:
        """The text speaks of a day that is known."""
        self.latest = day.edtf
        self.calendar = self.calendar.counted_from(day.edtf)
        self._main = self._main or day

    def unsure(self) -> Day:
        """The day of a statement for which the text gives none."""
        if self._published and _PLAIN.fullmatch(self._published):
            return self._since_the_main_day(self._published)
        if self._published or self._main is None:
            return Day(None, "")
        edtf = self._main.edtf or ""
        return Day(f"{edtf}?" if _PLAIN.fullmatch(edtf) else edtf or None, self._main.evidence)

    def _since_the_main_day(self, published: str) -> Day:
        """One of the days from that of which the report tells to that of its publication, where they are near."""
        day = self._main
        told, here = bounds(day.edtf or "") if day else None, bounds(published)
        if day and told and here and told[0] == told[1] and timedelta(0) < here[0] - told[0] <= _DAYS_OF_A_REPORT:
            days = (told[0] + timedelta(days=number) for number in range((here[0] - told[0]).days + 1))
            return Day(one_of(days), f"{day.evidence}, or until the day of publication")
        return Day(f"{published}?", "the day of publication; the text names no other")

    def is_long_ago(self, day: Day | None) -> bool:
        """Whether a day is of an earlier time than the report."""
        now = self._published or (self._main.edtf if self._main else None)
        if day and now and not day.edtf:
            return True  # "several weeks ago"
        if day is None or not day.edtf or not now:
            return False
        then, here = bounds(day.edtf), bounds(now)
        return bool(then and here and then[1] < here[0] - _LONG_AGO)
