"""The day an article was published: as told, as printed, or as its dateline has it."""

from __future__ import annotations

from .calendars import Calendar
from .edtf_dates import bounds
from .layout import Layout
from .reading import Span
from .written_dates import written_dates
from .years import Clues


def published_on(text: str, layout: Layout, clues: Clues, told: str | None) -> tuple[str | None, str]:
    """EDTF and its evidence. `told` is EDTF, too, and counts as it is; raises ValueError where it is none."""
    if told:
        bounds(told)
        return told, "as given with the article"
    if layout.printed:
        return Calendar(clues, None).edtf(layout.printed), text[slice(*layout.printed.span)]
    if layout.dateline and layout.dateline.date:
        written = layout.dateline.date
        edtf = Calendar(clues, None).edtf(written._replace(weekday=_weekday_of_lead(text, layout)))
        return edtf or Calendar(clues, None).edtf(written), text[slice(*written.span)]
    return None, ""


def _weekday_of_lead(text: str, layout: Layout) -> int | None:
    """The weekday in the opening paragraph: agencies report on the day itself."""
    lead = layout.body[0] if layout.body else Span(0, 0)
    weekdays = {
        written.weekday for written in written_dates(text, lead) if written.weekday is not None and not written.day
    }
    return weekdays.pop() if len(weekdays) == 1 else None
