"""Lines that tell who wrote an article, for whom, where and when: "Anna Hask, Orsana | Halvia Daily | 3 May 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bylines import Cursor, looks_like_a_name
from .outlets import is_outlet_name
from .printed_dates import PrintedDate, printed_dates
from .reading import Span
from .words.journalism import BYLINE_LABELS, LABELS_WITH_COLON
from .words.page_furniture import ALONE, SECTIONS

_LONGEST = 220
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(sorted(map(re.escape, BYLINE_LABELS), key=len, reverse=True))}|de\snotre\s[^,:]{{3,50}}[,:]"
    rf"|from\sour\s[^,:]{{3,40}}[,:]|(?:{'|'.join(LABELS_WITH_COLON)})(?=:))(?:\s?:\s?|\s{{1,2}})",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    r"(?P<changed>(?:last\s|page\s)?(?:updated|modified|edited|revised|changed|reviewed|aktualisiert|mis\sà\sjour|actualizado"
    r"|обновлено)|most\srecent\supdate)?(?P<first>(?:first\s|originally\s)?(?:publi(?:shed|cation|é|ée|cado)|posted|created"
    r"|issued|released?|filed|uploaded|added|veröffentlicht|erschienen|stand|опубликовано)|date|on)?"
    r"(?:\s(?:on|at|in|le|el|am|date|time))?\s?:?\s*",
    re.IGNORECASE,
)
_A_DAY_FOLLOWS = re.compile(r"\W*(?:\w+\W+){0,2}\d|\W*an?\s|\s*$")
_CLOCK = re.compile(
    r"(?:at\s|um\s|à\s|um|klo\s)?(?:\d{1,2}\s?[:.hH]\s?\d\d(?:[:.]\d\d(?:\.\d+)?)?\s?h?|\d{1,2}(?=\s?[ap]\.?m\b)|(?<=\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)"
    r"(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?(?:\sUhr|\shrs?\b|\shours)?"
    r"(?:\s?\(?(?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|ET|PST|PDT|PT|CST|CDT|CT|MST|MDT|MSK|IST|AEST|AEDT|JST|SGT|HKT|WIB|PKT|Z|[A-Z]{2,4}T)"
    r"(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?|\s?[+-]\d\d:?\d\d)?(?:\s?local\stime)?",
)
_AGO = re.compile(
    r"(?:about\s|over\s)?(?:\d+|an?|one|two)\s(?:sec|min|hour|hr|day|week|month|year)\w*\s(?:ago|old)\b", re.IGNORECASE
)
_READING = re.compile(r"(?:reading\stime:?\s)?\d+[\s-]?min(?:ute)?s?\.?(?:\sread(?:ing)?)?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d[\d.,]*[kK]?\s(?:comments?|shares?|views?|likes?)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?:follow\s)?@\w+|(?:on\s)?(?:twitter|bluesky|mastodon)\b:?", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:follow|bio|email|contact|share|print|save|listen|profile|view\sprofile|read\sbio|see\sbio)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WITH = re.compile(r"with\s(?=[A-ZÀ-Þ])")
_PLACED = re.compile(r"(?:in|at|reporting\sfrom|from|à|aus|en)\s(?=[A-ZÀ-Þ])")
_WRITTEN_FOR = re.compile(r"(?:for|FOR|of|at)\s(?:the\s)?(?=[A-ZÀ-Þ])")
_GAP = re.compile(r"(?:[\s|•·●∙⋅,;:()\[\]–—/\\*>›»-]|and\s(?=last|updated))+")


@dataclass
class HeaderLine:
    """What such a line says."""

    names: Span | None = None
    is_labelled: bool = False
    has_role: bool = False
    published: PrintedDate | None = None
    updated: PrintedDate | None = None
    date: PrintedDate | None = None
    """A date of which the line does not say what it is of."""
    has_time: bool = False
    """Or says that it tells when: "Updated 2 hours ago"."""
    outlet: str | None = None
    place: str | None = None
    others: int = 0
    """Pieces that are mere furniture: reading time, counts, buttons."""

    @property
    def tells_when(self) -> bool:
        return bool(self.published or self.updated or self.date) or self.has_time


def header_line(text: str, span: Span) -> HeaderLine | None:
    """What a line says of the article's making, where it says nothing else; None for any other line."""
    if span.end - span.start > _LONGEST:
        return None
    return _Scanner(text, span).scan()


class _Scanner:
    """Goes through a line piece by piece; a piece that is none of those ends it."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self._cursor = Cursor(text, span)
        self._line = HeaderLine()
        self._dates = printed_dates(text, span)
        self._label = "date"

    def scan(self) -> HeaderLine | None:
        cursor = self._cursor
        while cursor.at < cursor.end:
            if not (self._when() or self._labelled() or self._beside() or self._named() or cursor.take(_GAP)):
                return None
        line = self._line
        return line if line.tells_when or line.names or line.others or line.has_role or line.outlet else None

    def _when(self) -> bool:
        """A date, a time of day, and what else is counted."""
        cursor, line = self._cursor, self._line
        for printed in self._dates:
            if printed.span.start == cursor.at:
                cursor.at = printed.span.end
                self._keep(printed)
                return True
        if cursor.take(_AGO) or cursor.take(_READING) or cursor.take(_COUNTED):
            line.others += 1
            return True
        if line.outlet and cursor.take(_YEAR):
            return True
        line.has_time |= (clock := cursor.take(_CLOCK)) is not None
        return clock is not None

    def _keep(self, printed: PrintedDate) -> None:
        """For what the words before it say that it is; of two, the one that is less in doubt."""
        known: PrintedDate | None = getattr(self._line, self._label)
        if known is None or len(known.readings) > len(printed.readings):
            setattr(self._line, self._label, printed)

    def _labelled(self) -> bool:
        """ "By" and names; "Published", "Updated"."""
        cursor, line = self._cursor, self._line
        start = cursor.at
        if not line.names and cursor.take(_LABEL) and (names := cursor.take_names(labelled=True)):
            line.names, line.is_labelled = names, True
            return True
        cursor.at = start
        when = cursor.take(_SAYS_WHEN)
        if when and (when["changed"] or when["first"]) and _A_DAY_FOLLOWS.match(self._text, cursor.at, cursor.end):
            self._label = "updated" if when["changed"] else "published"
            line.has_time = True
            return True
        cursor.at = start
        return False

    def _beside(self) -> bool:
        """What stands beside a name: where to write to, a role, an outlet, a place."""
        cursor, line = self._cursor, self._line
        if cursor.take(_EMAIL) or cursor.take(_HANDLE) or cursor.take_role():
            line.has_role = True
            return True
        if cursor.take(_BUTTON):
            line.others += 1
            return True
        start = cursor.at
        if line.names or line.has_role:
            if cursor.take(_WITH) and cursor.take_capitals():
                return True
            cursor.at = start
            if cursor.take(_WRITTEN_FOR) and (outlet := cursor.take_capitals()):
                line.outlet = outlet
                return True
            cursor.at = start
            if cursor.take(_PLACED) and (place := cursor.take_capitals()):
                line.place = place
                return True
        cursor.at = start
        return False

    def _named(self) -> bool:
        """Names without a label, an outlet, or a place."""
        cursor, line = self._cursor, self._line
        start = cursor.at
        capitals = cursor.take_capitals()
        if capitals is None:
            return False
        words = capitals.split()
        if is_outlet_name(capitals, self._text):
            line.outlet = line.outlet or capitals
        elif capitals.lower() in ALONE or all(word.lower() in SECTIONS for word in words):
            line.others += 1
        elif not line.names and looks_like_a_name(words):
            cursor.at = start
            line.names = cursor.take_names(labelled=False)
        elif line.place is None and len(words) <= 3 and (line.names or self._dates or line.outlet):
            line.place = capitals
        else:
            cursor.at = start
            return False
        return True
