"""How a page is laid out: headline, byline, dates, captions, the body, and what is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .biographies import is_biography
from .captions import doubled, is_bare_credit, is_caption
from .datelines import Dateline, dateline_of
from .endings import furniture_below
from .furniture import is_furniture
from .header_lines import HeaderLine, header_line
from .headlines import headline_at, second_line, site_above, without_outlet
from .imprints import Imprint
from .outlets import Rank, imprint_of, is_office, is_outlet_name, is_titled
from .page_lines import Line, lines_of
from .posts import is_signature
from .printed_dates import PrintedDate
from .publication import DateRank
from .reading import Span
from .spans import CLOSING
from .turn_labels import label_of

_HEADER_LINES = 30
_NEAR = 5000
_OPENING = 45
"""A paragraph of more words is no deck."""

_PLACE = re.compile(r"(?:The\s)?[A-ZÀ-Þ][^\W\d_.]*[\w.’'-]*(?:,?\s(?:of\s|the\s)?[A-ZÀ-Þ][\w.’'-]*){0,5}")
_ATTRIBUTION = re.compile(r"(?:[—–]|--)\s?[A-ZÀ-ÞŁŠŽČİ]")
_TELLS = ("by ", "published", "posted", "updated", "last updated", "first published", "publication")
_DASH = re.compile(r"\s[-–—]{1,2}\s|—")
_MARKS = "“\"„«‘'"


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
    return _Page(text).read()


class _Page:
    """Reads a page from its top; every line finds its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = lines_of(text)
        self._layout = Layout()
        self._imprint = Imprint(text)
        self._body: list[Line] = []
        self._furniture: set[int] = set()
        """The numbers of the lines that are no part of the article, wherever they stand."""
        self._silent: set[str] = set()

    def read(self) -> Layout:
        layout, imprint = self._layout, self._imprint
        top = self._read_headline()
        self._find_furniture(top)
        for at in range(self._read_header(top), len(self._lines)):
            self._read_line(at)
        self._set_biography_apart()
        self._take_dateline()
        layout.byline, layout.outlet, layout.dates = imprint.byline, imprint.outlet, imprint.dates
        layout.place = layout.place or imprint.place
        layout.boilerplate.sort()
        return layout

    def _mark(self, line: Line) -> None:
        self._layout.boilerplate.append(line.span)

    def _header_at(self, at: int) -> HeaderLine | None:
        """What a line tells; that it tells nothing is asked once of lines that are alike."""
        if at >= len(self._lines) or self._lines[at].words in self._silent:
            return None
        header = header_line(self._text, self._lines[at].span)
        if header is None:
            self._silent.add(self._lines[at].words)
        return header

    def _find_furniture(self, top: int) -> None:
        below = furniture_below(self._text, self._lines[top:])
        self._furniture = {top + at for at in below}
        known = {line.words: line for line in self._lines[top:]}
        alike = {words for words, line in known.items() if is_furniture(line)}
        self._furniture |= {at for at in range(top, len(self._lines)) if self._lines[at].words in alike}

    def _read_headline(self) -> int:
        """Take the headline and what stands above it; the number of the line below."""
        at = headline_at(self._text, self._lines)
        if at is None:
            return 0
        for above in range(at):
            self._read_above(above)
        self._imprint.name(Rank.HEADER, site_above(self._lines, at))
        line = self._lines[at]
        span, outlet = without_outlet(self._text, line)
        self._imprint.name(Rank.HEADER, outlet)
        if span.end < line.span.end:
            self._layout.boilerplate.append(Span(span.end, line.span.end))
        if second_line(self._text, self._lines, at):
            at += 1
            span = Span(span.start, self._lines[at].span.end)
        self._layout.headline = span
        return at + 1

    def _read_above(self, at: int) -> None:
        """Navigation, kicker, the outlet's name; a byline and a date may stand there, too."""
        line, header = self._lines[at], self._header_at(at)
        if header and (header.is_labelled or header.tells_when):
            self._imprint.take_header(header, DateRank.ABOVE)
            if not header.is_labelled or header.tells_when:
                self._mark(line)
            return
        self._imprint.take_furniture(line)
        self._mark(line)

    def _read_header(self, start: int) -> int:
        """Take deck, byline, dates, place and captions between the headline and the second paragraph of the body."""
        pictured: list[Line] = []
        told_when: HeaderLine | None = None
        paragraphs, at = 0, start
        while at < min(len(self._lines), start + _HEADER_LINES) and paragraphs < 2:
            line, header = self._lines[at], self._header_at(at)
            if told_when and at not in self._furniture and self._is_place(at, header, told_when):
                self._layout.place = line.words
            elif self._is_of_header(at, header, pictured, is_first=at == start):
                pass
            elif self._opens_body(line):
                break
            else:
                self._body.append(line)
                paragraphs += line.is_prose()
            told_when = header if header and header.tells_when and not header.names else None
            at += 1
        self._set_captions_apart(pictured)
        self._furniture |= set(self._between_furniture(at))
        return at

    def _is_of_header(self, at: int, header: HeaderLine | None, pictured: list[Line], *, is_first: bool) -> bool:
        """Take a line that is no part of the text."""
        line = self._lines[at]
        labelled = header is not None and (header.is_labelled or header.published is not None)
        if not labelled and (at in self._furniture or self._is_repeated(line) or self._names_outlet(line)):
            self._imprint.take_furniture(line)
            self._mark(line)
        elif not labelled and (is_caption(line) or (not is_first and self._is_credited_below(at))):
            self._imprint.take_caption(line)
            pictured.append(line)
            self._mark(line)
        elif header and (labelled or self._is_header(header, at)):
            self._imprint.take_header(header)
            if not header.names:
                self._mark(line)
        else:
            return self._is_scrap_of_header(at, header, pictured)
        return True

    def _is_scrap_of_header(self, at: int, header: HeaderLine | None, pictured: list[Line]) -> bool:
        """Take a name under a picture, a town, a section."""
        line = self._lines[at]
        if self._is_town(at):
            self._layout.place = line.words.title()
        elif self._is_attribution(line):
            self._mark(line)
        elif (header and header.names) or (line.count <= 3 and not line.ends_as_sentence):
            pictured.append(line)
            if header or is_titled(line.words):
                self._mark(line)
        else:
            return False
        return True

    def _is_header(self, header: HeaderLine, at: int) -> bool:
        """Whether a line of names and dates is the byline and not a caption that is just a name."""
        if header.tells_when or header.has_role or header.outlet:
            return True
        if not header.names:
            return bool(header.others)
        following = self._header_at(at + 1)
        if following and not following.names and (following.tells_when or following.has_role or following.outlet):
            return True
        surname = self._text[slice(*header.names)].split()[-1]
        return self._imprint.byline is None and self._text.count(surname) == 1

    def _is_place(self, at: int, header: HeaderLine | None, told_when: HeaderLine) -> bool:
        """Whether what stands below a date is where it was, rather than who wrote it: a name that comes again is no
        author's, nor is one below a time of day that has a line of its own."""
        line = self._lines[at]
        if not _PLACE.fullmatch(line.words) or line.count > 7 or (header and (header.is_labelled or header.has_role)):
            return False
        has_day = told_when.date or told_when.published or told_when.updated
        return not (has_day and header and header.names and self._is_header(header, at))

    def _is_town(self, at: int) -> bool:
        """Whether a line is a dateline by itself: in capitals, above a sentence, and named in the text."""
        words = self._lines[at].words
        if not (words.isupper() and words.replace(" ", "").isalpha() and self._lines[at].count <= 3):
            return False
        return at + 1 < len(self._lines) and self._lines[at + 1].is_prose() and words.title() in self._text[:_NEAR]

    def _opens_body(self, line: Line) -> bool:
        dateline = dateline_of(self._text, line.span)
        return (dateline is not None and dateline.is_sure) or line.count > _OPENING

    def _is_repeated(self, line: Line) -> bool:
        headline = self._layout.headline
        return headline is not None and line.words == self._text[slice(*headline)]

    def _names_outlet(self, line: Line) -> bool:
        return is_outlet_name(line.words, self._text) or is_office(line.words)

    def _set_captions_apart(self, pictured: list[Line]) -> None:
        """A caption printed twice is told by that; it may have been taken for a deck."""
        for line in doubled([*pictured, *(line for line in self._body if not line.ends_as_sentence)]):
            if line in self._body:
                self._body.remove(line)
                pictured.append(line)
            if line.span not in self._layout.boilerplate:
                self._mark(line)
        self._layout.captions += sorted(line.span for line in pictured)

    def _between_furniture(self, start: int) -> Iterable[int]:
        """Lines that are no sentences, each with furniture above and below it: the small print of a pitch."""
        for at in range(start + 1, len(self._lines) - 1):
            if at - 1 in self._furniture and at + 1 in self._furniture and _is_scrap(self._lines[at]):
                yield at

    def _read_line(self, at: int) -> None:
        line = self._lines[at]
        may_tell = not line.ends_as_sentence or line.low.startswith(_TELLS)
        header = self._header_at(at) if may_tell else None
        if at in self._furniture:
            self._imprint.take_below(line, header)
            self._mark(line)
        elif is_caption(line) or self._is_credited_below(at):
            self._layout.captions.append(line.span)
            self._mark(line)
        elif imprint_of(line) or self._is_repeated(line) or self._is_attribution(line) or self._names_outlet(line):
            self._imprint.take_below(line, header)
            self._mark(line)
        elif header and (header.is_labelled or header.published or header.updated):
            self._imprint.take_header(header)
            if not header.names:
                self._mark(line)
        else:
            self._body.append(line)

    def _is_credited_below(self, at: int) -> bool:
        """A caption whose credit has a line of its own."""
        line = self._lines[at]
        if at + 1 >= len(self._lines) or line.ends_as_sentence or line.count > _OPENING or line.speaks:
            return False
        return is_bare_credit(self._lines[at + 1])

    def _is_attribution(self, line: Line) -> bool:
        """Whom a quotation set apart is by, where the page no longer has the quotation."""
        if not _ATTRIBUTION.match(line.words) or line.ends_as_sentence or line.count > 25:
            return False
        if self._body and is_signature(self._text, self._body[-1].span, line.span):
            return False
        before = self._body[-1].words if self._body else " "
        return not (before[0] in _MARKS and before[-1] in CLOSING)

    def _set_biography_apart(self) -> None:
        for line in self._body[-3:][::-1]:
            if not is_biography(self._text, line, self._imprint.byline):
                break
            self._body.remove(line)
            self._mark(line)

    def _take_dateline(self) -> None:
        """Of the first paragraphs; the body begins behind it."""
        self._layout.body = [line.span for line in self._body]
        for at, line in enumerate(self._body[:4]):
            dateline = dateline_of(self._text, line.span)
            if dateline and dateline.end < line.span.end and self._is_meant(dateline, at):
                self._layout.dateline = dateline
                self._layout.place = dateline.place or self._layout.place
                self._layout.body[at] = Span(dateline.end, line.span.end)
                self._imprint.name(Rank.AGENCY, dateline.agency)
                return

    def _is_meant(self, dateline: Dateline, at: int) -> bool:
        """No interjection between dashes, and no speaker of a transcript."""
        if not dateline.is_sure:
            return at == 0 and not _DASH.search(self._text, dateline.end, dateline.end + 250)
        return not (
            (dateline.is_label or label_of(self._text, self._body[at].span))
            and any(label_of(self._text, other.span) for other in self._body[:at] + self._body[at + 1 :])
        )


def _is_scrap(line: Line) -> bool:
    """Some words that are no sentence, and nobody's."""
    return line.count <= 14 and not (line.ends_as_sentence or line.speaks) and line.words[0] not in _MARKS
