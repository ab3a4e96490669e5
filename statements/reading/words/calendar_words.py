"""Names of months and weekdays, and the numbers they are counted by."""

from __future__ import annotations

_YEAR = "January February March April May June July August September October November December"
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = tuple(_YEAR.lower().split())
_WEEKDAYS = tuple(_WEEK.lower().split())

MONTHS = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
WEEKDAYS = {name: number for number, day in enumerate(_WEEKDAYS) for name in (day, day[:3])}
"""Monday is 0, as in `date.weekday()`."""

FULL_WEEKDAYS = frozenset(_WEEKDAYS)

_COUNT = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(_COUNT.split(), 1)} | {"a": 1, "an": 1}
"""Numbers as distances in time are written: "two days ago"."""
