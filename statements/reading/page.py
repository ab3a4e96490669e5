"""A page that is being taken apart: its lines, what was made of them so far, and what can be asked of each."""

from __future__ import annotations

import re

from .captions import is_bare_credit
from .endings import furniture_below
from .furniture import is_furniture
from .header_lines import HeaderLine, header_line
from .imprints import Imprint
from .outlets import is_office, is_outlet_name
from .page_lines import Line, lines_of
from .posts import is_signature
from .reading import Span
from .spans import CLOSING

LONGEST_OPENING = 45
"""A paragraph of more words is no deck and no caption."""

OPENING_MARKS = "“\"„«‘'"
_ATTRIBUTION = re.compile(r"(?:[—–]|--)\s?[A-ZÀ-ÞŁŠŽČİ]")
_LONGEST_ATTRIBUTION = 25


class Page:
    """Its lines are read from the top; every one of them finds its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.imprint = Imprint(text)
        self.headline: Span | None = None
        self.place: str | None = None
        self.captions: list[Span] = []
        self.boilerplate: list[Span] = []
        self.body: list[Line] = []
        self.furniture: set[int] = set()
        """The numbers of the lines that are no part of the article, wherever they stand."""
        self._silent: set[str] = set()
        """The words of lines that tell nothing: it is asked once of lines that are alike."""

    def find_furniture(self, top: int) -> None:
        """Note which lines from here on are furniture."""
        lines = self.lines[top:]
        alike = {words for words, line in {line.words: line for line in lines}.items() if is_furniture(line)}
        below = furniture_below(self.text, lines)
        self.furniture = {top + at for at, line in enumerate(lines) if line.words in alike} | {top + at for at in below}

    def set_apart(self, line: Line) -> None:
        """A line that is no part of the text."""
        self.boilerplate.append(line.span)

    def header_at(self, at: int) -> HeaderLine | None:
        """What a line tells of the article: its author, its day, its outlet."""
        if at >= len(self.lines) or self.lines[at].words in self._silent:
            return None
        header = header_line(self.text, self.lines[at].span)
        if header is None:
            self._silent.add(self.lines[at].words)
        return header

    def is_repeated(self, line: Line) -> bool:
        """Whether a line is the headline again."""
        headline = self.headline
        return headline is not None and line.words == self.text[slice(*headline)]

    def names_outlet(self, line: Line) -> bool:
        """Whether a line is the name of an outlet, or of one of its offices, and nothing else."""
        return is_outlet_name(line.words, self.text) or is_office(line.words)

    def is_credited_below(self, at: int) -> bool:
        """A caption whose credit has a line of its own."""
        line = self.lines[at]
        if at + 1 >= len(self.lines) or line.ends_as_sentence or line.count > LONGEST_OPENING or line.speaks:
            return False
        return is_bare_credit(self.lines[at + 1])

    def is_attribution(self, line: Line) -> bool:
        """Whom a quotation set apart is by, where the page no longer has the quotation."""
        if not _ATTRIBUTION.match(line.words) or line.ends_as_sentence or line.count > _LONGEST_ATTRIBUTION:
            return False
        if self.body and is_signature(self.text, self.body[-1].span, line.span):
            return False
        before = self.body[-1].words if self.body else " "
        return not (before[0] in OPENING_MARKS and before[-1] in CLOSING)
