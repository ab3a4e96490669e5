"""Lines that tell who wrote an article, for whom, where and when: "Anna Hask, Orsana | Halvia Daily | 3 May 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .outlets import is_outlet_name
from .printed_dates import PrintedDate, printed_dates
from .reading import Span
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.journalism import BYLINE_LABELS, LABELS_WITH_COLON, PARTICLES, ROLE_ADJECTIVES, ROLES
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
_CREDITED = re.compile(r"[\[(]?(?:[Rr]eporting|[Ww]ritten|[Ww]riting|[Ss]tory)(?:\sand\s\w+)?\sby\s")
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
_AND = re.compile(r"\s*(?:,\s*)?(?:\b(?:and|und|et|y|e|и|with)\b|&)\s+|\s*,\s*")
_GAP = re.compile(r"(?:[\s|•·●∙⋅,;:()\[\]–—/\\*>›»-]|and\s(?=last|updated))+")
_TOKEN = re.compile(r"[^\s|•·●∙⋅,;:()\[\]–—/\\*<>@\d]+")
_ENDS_NAMES = frozenset(["in", "for", "at", "with", "and", "from"])
_NO_NAMES = (
    ROLES | FULL_WEEKDAYS | set(MONTHS) | {"the", "a", "this", "how", "why", "what", "live", "our", "read", "more"}
)


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
        self._text, self._span = text, span
        self._at = span.start
        self._line = HeaderLine()
        self._dates = printed_dates(text, span)
        self._label = "date"

    def scan(self) -> HeaderLine | None:
        while self._at < self._span.end:
            if not (self._date() or self._labelled() or self._wordy() or self._named() or self._gap()):
                return None
        line = self._line
        return line if line.tells_when or line.names or line.others or line.has_role or line.outlet else None

    def credited(self) -> str | None:
        start = _CREDITED.match(self._text, self._span.start, self._span.end)
        if start is None:
            return None
        self._at = start.end()
        names = self._names(labelled=False)
        return " ".join(self._text[slice(*names)].split()) if names else None

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at, self._span.end)
        if match is None or match.end() == self._at:
            return None
        self._at = match.end()
        return match

    def _gap(self) -> bool:
        return self._take(_GAP) is not None

    def _date(self) -> bool:
        for printed in self._dates:
            if printed.span.start == self._at:
                self._at = printed.span.end
                known: PrintedDate | None = getattr(self._line, self._label)
                if known is None or len(known.readings) > len(printed.readings):
                    setattr(self._line, self._label, printed)
                return True
        if self._take(_AGO):
            self._line.others += 1
            return True
        if self._take(_READING) or self._take(_COUNTED):
            self._line.others += 1
            return True
        if self._line.outlet and self._take(_YEAR):
            return True
        if self._take(_CLOCK):
            self._line.has_time = True
            return True
        return False

    def _labelled(self) -> bool:
        start = self._at
        label = None if self._line.names else self._take(_LABEL)
        if label is not None:
            names = self._names(labelled=True)
            if names:
                self._line.names, self._line.is_labelled = names, True
                return True
            self._at = start
        when = self._take(_SAYS_WHEN)
        if when is None:
            return False
        if not when.group().strip() or not (when["changed"] or when["first"]) or not self._date_follows():
            self._at = start
            return False
        self._label = "updated" if when["changed"] else "published"
        self._line.has_time = True
        return True

    def _date_follows(self) -> bool:
        rest = self._text[self._at : self._at + 30]
        return not rest.strip() or self._at >= self._span.end or bool(re.match(r"\W*(?:\w+\W+){0,2}\d|\W*an?\s", rest))

    def _wordy(self) -> bool:
        if self._take(_EMAIL) or self._take(_HANDLE):
            self._line.has_role = True
            return True
        if self._take(_BUTTON):
            self._line.others += 1
            return True
        start = self._at
        if self._take(_WITH) and self._line.names and self._capitals():
            return True
        self._at = start
        if self._take(_WRITTEN_FOR):
            outlet = self._capitals()
            if outlet and (self._line.names or self._line.has_role):
                self._line.outlet = outlet
                return True
        self._at = start
        if self._take(_PLACED) and self._line.names and (place := self._capitals()):
            self._line.place = place
            return True
        self._at = start
        return self._role()

    def _role(self) -> bool:
        """ "Senior political correspondent", "Staff writer"."""
        start, has_noun = self._at, False
        while token := _TOKEN.match(self._text, self._at, self._span.end):
            word = token.group().lower().strip(".'’")
            if (
                word not in ROLES
                and word not in ROLE_ADJECTIVES
                and word.removesuffix("'s").removesuffix("’s") not in KNOWN_MEDIA
            ):
                break
            has_noun |= word in ROLES
            self._at = token.end()
            space = re.compile(r"\s+").match(self._text, self._at, self._span.end)
            self._at = space.end() if space else self._at
            if not space:
                break
        if not has_noun:
            self._at = start
            return False
        self._line.has_role = True
        return True

    def _role_from(self, at: int) -> bool:
        """Whether a role stands there: "Anna Hask Political Reporter"."""
        here, had, self._at = self._at, self._line.has_role, at
        found = self._role()
        self._at, self._line.has_role = here, had
        return found

    def _named(self) -> bool:
        """Names without a label, an outlet, or a place."""
        start = self._at
        capitals = self._capitals()
        if capitals is None:
            self._at = start
            return False
        words = capitals.split()
        low = capitals.lower()
        if is_outlet_name(capitals, self._text):
            self._line.outlet = self._line.outlet or capitals
        elif low in ALONE or all(word in SECTIONS for word in low.split()):
            self._line.others += 1
        elif not self._line.names and looks_like_a_name(words):
            self._at = start
            self._line.names = self._names(labelled=False)
        elif self._line.place is None and len(words) <= 3 and (self._line.names or self._dates or self._line.outlet):
            self._line.place = capitals
        else:
            self._at = start
            return False
        return True

    def _names(self, *, labelled: bool) -> Span | None:
        """A name or several, joined by commas and "and"; what follows a comma must be a whole name."""
        start, end = self._at, None
        while True:
            words = self._capitals()
            good = words is not None and (
                looks_like_a_name(words.split()) or (labelled and end is None and len(words.split()) <= 8)
            )
            if not good:
                self._at = end or start
                break
            end = self._at
            joint = _AND.match(self._text, self._at, self._span.end)
            if joint is None:
                break
            self._at = joint.end()
        return Span(start, end) if end else None

    def _capitals(self) -> str | None:
        """Capitalized words in a row, with the small ones of names in between."""
        start, end, two = self._at, None, False
        while token := _TOKEN.match(self._text, self._at, self._span.end):
            word = token.group()
            if two and word.lower() in ROLES | ROLE_ADJECTIVES and self._role_from(self._at):
                break
            if word.lower() in _ENDS_NAMES or not (word[0].isupper() or (end and word.lower() in PARTICLES | {"of"})):
                break
            self._at = token.end()
            two = end is not None
            if word[0].isupper():
                end = token.end()
            space = _SPACE.match(self._text, self._at, self._span.end)
            if space is None:
                break
            self._at = space.end()
        self._at = end or start
        return self._text[start:end] if end else None


_SPACE = re.compile(r"[ \xa0]{1,2}(?=[^\s])")


def credited_in(text: str, span: Span) -> str | None:
    """Who is said to have reported, in a line of credits: "Reporting by Anna Hask; Editing by Jon Brem"."""
    return _Scanner(text, span).credited()


def looks_like_a_name(words: list[str]) -> bool:
    """Whether capitalized words can be the name of a person who writes: two to five, none of them a body's."""
    lows = [word.lower().strip(".,'’") for word in words]
    if not 2 <= len(words) <= 5 or any(low in _NO_NAMES for low in lows):
        return False
    if lows[-1] in BODY_WORDS | MEDIA_WORDS | KNOWN_MEDIA or lows[0] in KNOWN_MEDIA | SECTIONS or "of" in lows:
        return False
    if words[-1].endswith(("’s", "'s")) or (len(words[-1]) > 3 and words[-1].endswith(".")):
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES for word in words)
