"""What a page tells of its article: who wrote it, for whom, where and when. Taken from line after line."""

from __future__ import annotations

import re

from .bylines import as_one_line, credited_in
from .header_lines import HeaderLine
from .outlets import Named, Rank, address_of, imprint_of, is_office, is_outlet_name, taken_for
from .page_lines import Line
from .printed_dates import PrintedDate, date_in_address
from .publication import DateRank

_SERVICE = re.compile(r"(?P<outlet>[^,]{3,40}?)[’']s\s(?:[\w-]+\s){1,3}Service$")
"""By Radio Velm’s Drevonian Service"""


class Imprint:
    """Gathers what the lines around an article say; of several outlets the surest one counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: list[Named] = []
        self.byline: str | None = None
        self.place: str | None = None
        self.dates: list[tuple[DateRank, PrintedDate]] = []

    @property
    def outlet(self) -> str | None:
        return min(self._named).outlet if self._named else None

    def name(self, rank: Rank, outlet: str | None) -> None:
        if outlet:
            self._named.append(Named(rank, outlet))

    def take_header(self, header: HeaderLine, bare: DateRank = DateRank.HEADER) -> None:
        """Of a line beside the headline. `bare`: what a date is of that has no word beside it."""
        if header.names and self.byline is None:
            self.byline = as_one_line(self._text, header.names)
        self.name(Rank.BYLINE, header.outlet)
        self.place = self.place or header.place
        if service := _SERVICE.match(self.byline or ""):
            self.name(Rank.BYLINE, service["outlet"])
        self._take_dates(header, bare)

    def take_furniture(self, line: Line) -> None:
        """Of a line that is no part of the article: names of the outlet, an address with a day in it."""
        named = imprint_of(line) or address_of(line)
        if named:
            self._named.append(named)
        elif is_outlet_name(line.words, self._text) or is_office(line.words):
            self.name(Rank.HEADER, line.words.strip(" -–—|*=•"))
        printed = date_in_address(self._text, line.span) if "/" in line.words else None
        if printed:
            self.dates.append((DateRank.ADDRESS, printed))

    def take_below(self, line: Line, header: HeaderLine | None) -> None:
        """Of a line that is no part of the article and stands in its midst or below it."""
        self.take_furniture(line)
        if header and (header.published or not header.names):
            self._take_dates(header, DateRank.BELOW)
        if header and not header.names:
            self.name(Rank.SOURCE, header.outlet)
        self.byline = self.byline or credited_in(self._text, line.span)

    def take_caption(self, line: Line) -> None:
        self.name(Rank.BIOGRAPHY, taken_for(line))

    def _take_dates(self, header: HeaderLine, bare: DateRank) -> None:
        days = ((DateRank.PUBLISHED, header.published), (bare, header.date), (DateRank.UPDATED, header.updated))
        self.dates += [(rank, printed) for rank, printed in days if printed]
