"""How a page is laid out: headline, byline, dates, captions, the body, and what is no part of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .biographies import is_biography
from .bylines import HeaderLine, credited_in, header_line
from .captions import doubled, is_bare_credit, is_caption
from .datelines import Dateline, dateline_of
from .endings import furniture_below
from .furniture import is_furniture
from .headlines import headline_at, second_line, without_outlet
from .outlets import Named, Rank, address_of, imprint_of, is_office, is_outlet_name, taken_for
from .page_lines import Line, lines_of
from .printed_dates import PrintedDate, date_in_address
from .publication import DateRank
from .reading import Span

_HEADER_LINES = 30
_PLACE = re.compile(r"(?:The\s)?[A-ZÀ-Þ][^\W\d_.]*[\w.’'-]*(?:,?\s(?:of\s|the\s)?[A-ZÀ-Þ][\w.’'-]*){0,5}")
_ATTRIBUTION = re.compile(r"(?:[—–]|--)\s?[A-ZÀ-ÞŁŠŽČİ]")
_SERVICE = re.compile(r"(?P<outlet>[^,]{3,40}?)[’']s\s(?:[\w-]+\s){1,3}Service$")
"""By Radio Velm’s Drevonian Service"""

_TELLS = ("by ", "published", "posted", "updated", "last updated", "first published", "publication")
_DASH = re.compile(r"\s[-–—]{1,2}\s|—")
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{1,40}:\s")


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
    page = _Page(text)
    page.read()
    return page.layout


def _is_scrap(line: Line) -> bool:
    """Some words that are no sentence, and nobody's."""
    return line.count <= 14 and not (line.ends_as_sentence or line.speaks) and line.words[0] not in "“\"„«‘'"


class _Page:
    """Reads a page from its top; every line finds its place."""

    def __init__(self, text: str) -> None:
        self.layout = Layout()
        self._text = text
        self._lines = lines_of(text)
        self._body: list[Line] = []
        self._named: list[Named] = []

    def read(self) -> None:
        top = self._read_headline()
        below = {at + top for at in furniture_below(self._text, self._lines[top:])}
        start = self._read_header(top, below)
        below |= self._between_furniture(start, below)
        for at in range(start, len(self._lines)):
            self._read_line(at, below)
        self._set_biography_apart()
        self._take_dateline()
        self.layout.body = [line.span for line in self._body]
        if self.layout.dateline and self._dated is not None:
            self.layout.body[self._dated] = Span(self.layout.dateline.end, self._body[self._dated].span.end)
        if self._named:
            self.layout.outlet = min(self._named).outlet
        self.layout.boilerplate.sort()

    _dated: int | None = None

    def _mark(self, line: Line) -> None:
        self.layout.boilerplate.append(line.span)

    def _between_furniture(self, top: int, below: set[int]) -> set[int]:
        """Lines that are no sentences, each with furniture above and below it: the small print of a pitch."""
        apart = [at in below or is_furniture(self._lines[at]) for at in range(top, len(self._lines))]
        return {
            top + at
            for at in range(1, len(apart) - 1)
            if apart[at - 1] and apart[at + 1] and not apart[at] and _is_scrap(self._lines[top + at])
        }

    def _read_headline(self) -> int:
        """Take the headline and what stands above it; the number of the line below."""
        at = headline_at(self._text, self._lines)
        if at is None:
            return 0
        for line in self._lines[:at]:
            self._read_above(line)
        line = self._lines[at]
        span, outlet = without_outlet(self._text, line)
        if outlet:
            self._named.append(Named(Rank.HEADER, outlet))
        if span.end < line.span.end:
            self.layout.boilerplate.append(Span(span.end, line.span.end))
        if second_line(self._text, self._lines, at):
            at += 1
            span = Span(span.start, self._lines[at].span.end)
        self.layout.headline = span
        return at + 1

    def _read_above(self, line: Line) -> None:
        """Navigation, kicker, the outlet's name; a byline and a date may stand there, too."""
        header = header_line(self._text, line.span)
        if header and (header.is_labelled or header.tells_when):
            self._take_header(header, line, bare=DateRank.ABOVE)
            if header.tells_when or header.others:
                self._mark(line)
            return
        self._take_names(line)
        self._take_address(line)
        self._mark(line)

    def _read_header(self, start: int, below: set[int]) -> int:
        """Take deck, byline, dates, place and captions between the headline and the second paragraph of the body."""
        pictured: list[Line] = []
        told_when, paragraphs, at = False, 0, start
        while at < min(len(self._lines), start + _HEADER_LINES):
            line = self._lines[at]
            header = header_line(self._text, line.span)
            follows_time, told_when = told_when, False
            if header and header.is_labelled:
                self._take_header(header, line)
            elif at in below or self._is_repeated(line) or is_furniture(line) or self._names_outlet(line):
                self._take_names(line)
                self._take_address(line)
                self._mark(line)
            elif is_caption(line) or (at > start and self._is_credited_below(at)):
                pictured.append(line)
                self._mark(line)
                self._named += filter(None, [taken_for(line)])
            elif follows_time and _PLACE.fullmatch(line.words) and line.count <= 7:
                self.layout.place = self.layout.place or line.words
            elif header and self._is_header(header, at):
                self._take_header(header, line)
                told_when = header.tells_when and not header.names
                if not header.names:
                    self._mark(line)
            elif self._is_only_named(header):
                pictured.append(line)
                self._mark(line)
            elif self._is_attribution(line):
                self._mark(line)
            elif line.count <= 3 and not line.ends_as_sentence:
                pictured.append(line)
            elif self._opens_body(line):
                break
            else:
                self._body.append(line)
                paragraphs += line.is_prose()
                if paragraphs == 2:
                    at += 1
                    break
            at += 1
        self._set_captions_apart(pictured)
        return at

    def _opens_body(self, line: Line) -> bool:
        dateline = dateline_of(self._text, line.span)
        return (dateline is not None and dateline.is_sure) or line.count > 45

    def _is_repeated(self, line: Line) -> bool:
        """The headline once more, or the rule under it."""
        headline = self.layout.headline
        return headline is not None and line.words == self._text[slice(*headline)]

    def _names_outlet(self, line: Line) -> bool:
        return is_outlet_name(line.words, self._text) or is_office(line.words)

    def _is_header(self, header: HeaderLine, at: int) -> bool:
        """Whether a line of names and dates is the byline and not a caption that is just a name."""
        if header.is_labelled or header.tells_when:
            return True
        if not header.names:
            return header.has_role or bool(header.others) or bool(header.outlet)
        if header.has_role or header.outlet:
            return True
        following = header_line(self._text, self._lines[at + 1].span) if at + 1 < len(self._lines) else None
        if following and not following.names and (following.tells_when or following.has_role or following.outlet):
            return True
        surname = self._text[slice(*header.names)].split()[-1]
        return self.layout.byline is None and self._text.count(surname) == 1

    def _is_only_named(self, header: HeaderLine | None) -> bool:
        return header is not None and header.names is not None

    def _take_header(self, header: HeaderLine, line: Line, *, bare: DateRank = DateRank.HEADER) -> None:
        if header.names and (self.layout.byline is None):
            self.layout.byline = " ".join(self._text[slice(*header.names)].split())
        service = _SERVICE.match(self.layout.byline or "")
        if header.outlet or service:
            self._named.append(Named(Rank.BYLINE, header.outlet or (service["outlet"] if service else "")))
        if header.place:
            self.layout.place = self.layout.place or header.place
        self._take_dates(header, bare)

    def _take_dates(self, header: HeaderLine, bare: DateRank) -> None:
        for rank, printed in (
            (DateRank.PUBLISHED, header.published),
            (bare, header.date),
            (DateRank.UPDATED, header.updated),
        ):
            if printed:
                self.layout.dates.append((rank, printed))

    def _take_address(self, line: Line) -> None:
        """The day in an address that stands by itself."""
        printed = date_in_address(self._text, line.span) if "/" in line.words else None
        if printed:
            self.layout.dates.append((DateRank.ADDRESS, printed))

    def _take_names(self, line: Line) -> None:
        named = imprint_of(line) or address_of(line)
        if named:
            self._named.append(named)
        elif is_outlet_name(line.words, self._text) or is_office(line.words):
            self._named.append(Named(Rank.HEADER, line.words.strip()))

    def _set_captions_apart(self, pictured: list[Line]) -> None:
        """A caption printed twice is told by that; it may have been taken for a deck."""
        twice = doubled([*pictured, *(line for line in self._body if not line.ends_as_sentence)])
        for line in twice:
            if line in self._body:
                self._body.remove(line)
                pictured.append(line)
            if line.span not in self.layout.boilerplate:
                self._mark(line)
        self.layout.captions += sorted(line.span for line in pictured)

    def _read_line(self, at: int, below: set[int]) -> None:
        line = self._lines[at]
        may_tell = not line.ends_as_sentence or line.low.startswith(_TELLS)
        header = header_line(self._text, line.span) if may_tell else None
        if at in below or is_furniture(line):
            self._mark(line)
            self._take_imprint(line, header)
        elif is_caption(line) or self._is_credited_below(at):
            self.layout.captions.append(line.span)
            self._mark(line)
        elif imprint_of(line) or self._is_repeated(line) or self._is_attribution(line) or self._names_outlet(line):
            self._mark(line)
            self._take_imprint(line, header)
        elif header and (header.is_labelled or header.published or header.updated):
            self._take_header(header, line)
            if not header.names:
                self._mark(line)
        else:
            self._body.append(line)

    def _take_imprint(self, line: Line, header: HeaderLine | None) -> None:
        """The outlet and the day of publication that stand below an article."""
        self._take_names(line)
        if header and (header.published or not header.names):
            self._take_dates(header, DateRank.BELOW)
        if header and header.outlet and not header.names:
            self._named.append(Named(Rank.SOURCE, header.outlet))
        if self.layout.byline is None:
            self.layout.byline = credited_in(self._text, line.span)
        self._take_address(line)

    def _is_credited_below(self, at: int) -> bool:
        """A caption whose credit has a line of its own."""
        line = self._lines[at]
        if at + 1 >= len(self._lines) or line.ends_as_sentence or line.count > 40 or line.speaks:
            return False
        return is_bare_credit(self._lines[at + 1])

    def _is_attribution(self, line: Line) -> bool:
        """Whom a quotation set apart is by, where the page no longer has the quotation."""
        if not _ATTRIBUTION.match(line.words) or line.ends_as_sentence or line.count > 25:
            return False
        before = self._body[-1].words if self._body else ""
        return before[:1] not in "“\"„«‘'"

    def _set_biography_apart(self) -> None:
        for line in self._body[-3:][::-1]:
            if not is_biography(self._text, line, self.layout.byline):
                break
            self._body.remove(line)
            self._mark(line)

    def _take_dateline(self) -> None:
        for at, line in enumerate(self._body[:4]):
            dateline = dateline_of(self._text, line.span)
            if dateline is None or dateline.end >= line.span.end:
                continue
            if not dateline.is_sure and (at > 0 or _DASH.search(self._text, dateline.end, dateline.end + 250)):
                continue
            if dateline.is_label and any(_SPEAKER.match(other.words) for other in self._body if other is not line):
                continue
            self._dated = at
            self.layout.dateline = dateline
            self.layout.place = dateline.place or self.layout.place
            if dateline.agency:
                self._named.append(Named(Rank.AGENCY, dateline.agency))
            return
