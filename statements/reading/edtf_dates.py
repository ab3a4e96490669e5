"""EDTF, the text form of a date we are more or less sure of (ISO 8601-2), and the days it can mean."""

from __future__ import annotations

import calendar
import math
import re
import time
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf

_PLAIN = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~]?")
_HELP = "write 2017-02-16, 2017-02, 2017, 2017-02-16? or a set such as [2006-02-16,2017-02-16]"


@lru_cache(maxsize=10_000)  # the grammar takes 10 ms, and the same days come again and again
def bounds(edtf: str) -> tuple[date, date] | None:
    """The earliest and the latest day a date can be; None for an empty text.

    An open end is the first or last day a date can hold. Raises ValueError with a sentence that helps.
    """
    if not edtf.strip():
        return None
    try:
        if plain := _plain_bounds(edtf):
            return plain
        parsed = parse_edtf(edtf.strip())
        return _day(parsed.lower_strict(), date.min), _day(parsed.upper_strict(), date.max)
    except (EDTFParseException, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"“{edtf}” is not a date in EDTF: {_HELP}.") from error


def _plain_bounds(edtf: str) -> tuple[date, date] | None:
    """Of a day, a month, a year, from one to another and of a set, without the grammar; None for all else."""
    parts = edtf[1:-1].split(",") if edtf.startswith("[") else edtf.split("/")
    limits = []
    for part in parts:
        plain = _PLAIN.fullmatch(part)
        if plain is None or (plain[2] and not plain[3] and int(plain[2]) > 12):
            return None
        year, month, day = int(plain[1]), int(plain[2] or 1), int(plain[3] or 1)
        first = date(year, month, day)
        last_month = month if plain[2] else 12
        last = first if plain[3] else date(year, last_month, calendar.monthrange(year, last_month)[1])
        limits.append((first, last))
    if len(parts) > 2 and not edtf.startswith("["):
        return None
    return min(first for first, _ in limits), max(last for _, last in limits)


def one_of(days: Iterable[date]) -> str | None:
    """The EDTF of one day out of several: a plain date, a set, or None where there is none."""
    return one_of_texts(day.isoformat() for day in days)


def one_of_texts(dates: Iterable[str]) -> str | None:
    """The EDTF of one date out of several; None where there is none, and for several stretches: no set has them."""
    texts = sorted(set(dates))
    if len(texts) > 1:
        texts = sorted({text.rstrip("~") for text in texts})
    if len(texts) < 2:
        return texts[0] if texts else None
    return None if any("/" in text for text in texts) else f"[{','.join(texts)}]"


def _day(moment: time.struct_time | float, open_end: date) -> date:
    if isinstance(moment, float):
        if math.isinf(moment):
            return open_end
        raise ValueError("a number is no day")
    if not 1 <= moment.tm_year <= 9999:
        raise ValueError("a year between 1 and 9999 is needed")
    last = calendar.monthrange(moment.tm_year, moment.tm_mon)[1]
    return date(moment.tm_year, moment.tm_mon, min(moment.tm_mday, last))
