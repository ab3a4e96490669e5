"""A year, a month or a day, as readers give it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, Func, Q
from django.db.models.lookups import LessThanOrEqual

SEVERAL_DAYS = ~Q(said_earliest=F("said_latest"))  # that a statement can be of: few are, and have an index of their own
DAY = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True)
class Days:
    """The days of a year, of a month, or one day; `text` is how it was given."""

    text: str
    first: date
    last: date


def read_days(text: str) -> Days:
    """Raises ValueError for what is no date: a year, a month or a day is (2017, 2017-02, 2017-02-16)."""
    parts = DAY.fullmatch(text)
    if not parts:
        raise ValueError("no date")
    year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
    last_month = month or 12
    first = date(year, month or 1, day or 1)
    return Days(text, first, date(year, last_month, day or calendar.monthrange(year, last_month)[1]))


class InNoIndex(Func):
    """The same date, never looked up in an index: of the few of several days it would be, among all that are older."""

    template = "(%(expressions)s + 0)"
    output_field = DateField()


def said_between(first: date, last: date) -> Q:
    """The days end within the range, or after it and begin before."""
    begins_before = Q(LessThanOrEqual(InNoIndex(F("said_earliest")), last))
    return Q(said_latest__range=(first, last)) | SEVERAL_DAYS & Q(said_latest__gt=last) & begins_before
