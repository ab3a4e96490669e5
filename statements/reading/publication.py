"""The day an article was published: as told, as printed, or as its dateline has it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from .calendars import Calendar
from .edtf_dates import bounds
from .printed_dates import PrintedDate
from .reading import Span
from .written_dates import WrittenDate, written_dates
from .years import Clues

if TYPE_CHECKING:
    from .layout import Layout


class DateRank(IntEnum):
    """What a date beside an article is printed for, the surest first."""

    PUBLISHED = 0
    HEADER = 1
    ABOVE = 2
    BELOW = 3
    DATELINE = 4
    ADDRESS = 5
    UPDATED = 6


def published_on(text: str, layout: Layout, clues: Clues, told: str | None) -> tuple[str | None, str]:
    """EDTF and its evidence. `told` is EDTF, too, and counts as it is; raises ValueError where it is none."""
    if told:
        bounds(told)
        return told, "as given with the article"
    dates = _dates(text, layout)
    if not dates:
        return None, ""
    best = _with_weekday(dates[0], _weekday_of_lead(text, layout))
    readings = _confirmed(best, dates)
    days = [Calendar(clues, None).edtf(reading) for reading in readings]
    return _either(days), text[slice(*best.span)]


def _dates(text: str, layout: Layout) -> list[PrintedDate]:
    """Those the page prints, the surest first."""
    ranked = list(layout.dates)
    if layout.dateline and layout.dateline.date:
        written = layout.dateline.date
        ranked.append((DateRank.DATELINE, PrintedDate(written.span, (written,))))
    return [printed for _, printed in sorted(ranked, key=lambda each: each[0])]


def _with_weekday(printed: PrintedDate, weekday: int | None) -> PrintedDate:
    """A date without a year has the weekday of the report."""
    if printed.is_whole:
        return printed
    readings = tuple(
        each._replace(weekday=weekday if each.weekday is None else each.weekday) for each in printed.readings
    )
    return printed._replace(readings=readings)


def _confirmed(best: PrintedDate, dates: list[PrintedDate]) -> tuple[WrittenDate, ...]:
    """The readings of a date that another date on the page bears out; all of them where none does."""
    if best.is_whole and len(best.readings) == 1:
        return best.readings
    for other in dates:
        if other is best or len(other.readings) > 1:
            continue
        sure = other.readings[0]
        same = [reading for reading in best.readings if (reading.month, reading.day) == (sure.month, sure.day)]
        if same and (sure.year or best.is_whole):
            return (same[0]._replace(year=same[0].year or sure.year),)
    return best.readings


def _either(days: list[str | None]) -> str | None:
    """One EDTF for a day, or for the days it may be."""
    found = [day for day in days if day]
    if len(found) < 2:
        return found[0] if found else None
    return f"[{','.join(sorted(found))}]"


def _weekday_of_lead(text: str, layout: Layout) -> int | None:
    """The weekday in the opening paragraph: agencies report on the day itself."""
    begins = layout.dateline.end if layout.dateline else 0
    lead = next((paragraph for paragraph in layout.body if paragraph.start >= begins), Span(0, 0))
    weekdays = {
        written.weekday for written in written_dates(text, lead) if written.weekday is not None and not written.day
    }
    return weekdays.pop() if len(weekdays) == 1 else None
