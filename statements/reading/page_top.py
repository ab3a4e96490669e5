"""The top of a page: the headline, and what stands above it."""

from __future__ import annotations

from .headlines import headline_at, second_line, site_above, without_outlet
from .outlets import Rank
from .page import Page
from .publication import DateRank
from .reading import Span


def take_headline(page: Page) -> int:
    """Take the headline and what stands above it; the number of the line below."""
    at = headline_at(page.text, page.lines)
    if at is None:
        return 0
    for above in range(at):
        _take_above(page, above)
    page.imprint.name(Rank.HEADER, site_above(page.lines, at))
    line = page.lines[at]
    span, outlet = without_outlet(page.text, line)
    page.imprint.name(Rank.HEADER, outlet)
    if span.end < line.span.end:
        page.boilerplate.append(Span(span.end, line.span.end))
    if second_line(page.text, page.lines, at):
        at += 1
        span = Span(span.start, page.lines[at].span.end)
    page.headline = span
    return at + 1


def _take_above(page: Page, at: int) -> None:
    """Navigation, kicker, the outlet's name; a byline and a date may stand there, too."""
    line, header = page.lines[at], page.header_at(at)
    if header and (header.is_labelled or header.tells_when):
        page.imprint.take_header(header, DateRank.ABOVE)
        if not header.is_labelled or header.tells_when:
            page.set_apart(line)
        return
    page.imprint.take_furniture(line)
    page.set_apart(line)
