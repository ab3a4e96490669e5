"""How a page is laid out: headline, byline, dates, captions, the body, and what is no part of the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from .datelines import Dateline
from .outlets import Rank
from .page import Page
from .page_body import opening_dateline, set_biography_apart, take_line
from .page_header import take_header
from .page_top import take_headline
from .printed_dates import PrintedDate
from .publication import DateRank
from .reading import Span


@dataclass
class Layout:
    headline: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    dateline: Dateline | None = None
    dates: list[tuple[DateRank, PrintedDate]] = field(default_factory=list)
    """The days the page prints beside the article, in order, with what they are printed for."""
    captions: list[Span] = field(default_factory=list)
    boilerplate: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    """Paragraphs, without their dateline."""


def lay_out(text: str) -> Layout:
    """The parts of a page of text."""
    page = Page(text)
    top = take_headline(page)
    page.find_furniture(top)
    for at in range(take_header(page, top), len(page.lines)):
        take_line(page, at)
    set_biography_apart(page)
    layout = Layout(headline=page.headline, place=page.place, captions=page.captions, boilerplate=page.boilerplate)
    layout.body = [line.span for line in page.body]
    _begin_behind_dateline(layout, page)
    layout.byline, layout.outlet, layout.dates = page.imprint.byline, page.imprint.outlet, page.imprint.dates
    layout.place = layout.place or page.imprint.place
    layout.boilerplate.sort()
    return layout


def _begin_behind_dateline(layout: Layout, page: Page) -> None:
    """The first paragraph of the text begins behind its dateline, which tells place and agency."""
    opening = opening_dateline(page)
    if opening:
        at, dateline = opening
        layout.dateline = dateline
        layout.place = dateline.place or layout.place
        layout.body[at] = Span(dateline.end, page.body[at].span.end)
        page.imprint.name(Rank.AGENCY, dateline.agency)
