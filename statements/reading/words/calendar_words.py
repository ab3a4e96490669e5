"""Names of months and weekdays."""

from __future__ import annotations

_MONTHS = (
    ("january", "february", "march", "april", "may", "june")
    + ("july", "august", "september", "october", "november", "december")
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
WEEKDAYS = {name: number for number, day in enumerate(_WEEKDAYS) for name in (day, day[:3])}
"""Monday is 0, as in `date.weekday()`."""

FULL_WEEKDAYS = frozenset(_WEEKDAYS)
