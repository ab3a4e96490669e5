"""What stands between the headline and the text: deck, byline, dates, place and captions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .captions import doubled, is_caption
from .datelines import dateline_of
from .header_lines import HeaderLine
from .outlets import is_titled
from .page import LONGEST_OPENING, OPENING_MARKS, Page
from .page_lines import Line

_HEADER_LINES = 30
_LEAD_OF_THE_TEXT = 5000
_LONGEST_SMALL_PRINT = 14
_PLACE = re.compile(r"(?:The\s)?[A-ZÀ-Þ][^\W\d_.]*[\w.’'-]*(?:,?\s(?:of\s|the\s)?[A-ZÀ-Þ][\w.’'-]*){0,5}")


def take_header(page: Page, start: int) -> int:
    """Take deck, byline, dates, place and captions between the headline and the second paragraph of the body."""
    pictured: list[Line] = []
    told_when: HeaderLine | None = None
    paragraphs, at = 0, start
    while at < min(len(page.lines), start + _HEADER_LINES) and paragraphs < 2:
        line, header = page.lines[at], page.header_at(at)
        if told_when and at not in page.furniture and _is_place(page, at, header, told_when):
            page.place = line.words
        elif _took_of_header(page, at, header, pictured, is_first=at == start):
            pass
        elif _opens_body(page, line):
            break
        else:
            page.body.append(line)
            paragraphs += line.is_prose()
        told_when = header if header and header.tells_when and not header.names else None
        at += 1
    _set_captions_apart(page, pictured)
    page.furniture |= set(_between_furniture(page, at))
    return at


def _took_of_header(page: Page, at: int, header: HeaderLine | None, pictured: list[Line], *, is_first: bool) -> bool:
    """Take a line that is no part of the text; whether it was one."""
    line = page.lines[at]
    labelled = header is not None and (header.is_labelled or header.published is not None)
    if not labelled and (at in page.furniture or page.is_repeated(line) or page.names_outlet(line)):
        page.imprint.take_furniture(line)
        page.set_apart(line)
    elif not labelled and (is_caption(line) or (not is_first and page.is_credited_below(at))):
        page.imprint.take_caption(line)
        pictured.append(line)
        page.set_apart(line)
    elif header and (labelled or _is_byline(page, header, at)):
        page.imprint.take_header(header)
        if not header.names:
            page.set_apart(line)
    else:
        return _took_scrap(page, at, header, pictured)
    return True


def _took_scrap(page: Page, at: int, header: HeaderLine | None, pictured: list[Line]) -> bool:
    """Take a name under a picture, a town, a section; whether it was one."""
    line = page.lines[at]
    if _is_town(page, at):
        page.place = line.words.title()
    elif page.is_attribution(line):
        page.set_apart(line)
    elif (header and header.names) or (line.count <= 3 and not line.ends_as_sentence):
        pictured.append(line)
        if header or is_titled(line.words):
            page.set_apart(line)
    else:
        return False
    return True


def _is_byline(page: Page, header: HeaderLine, at: int) -> bool:
    """Whether a line of names and dates is the byline and not a caption that is just a name."""
    if header.tells_when or header.has_role or header.outlet:
        return True
    if not header.names:
        return bool(header.others)
    following = page.header_at(at + 1)
    if following and not following.names and (following.tells_when or following.has_role or following.outlet):
        return True
    surname = page.text[slice(*header.names)].split()[-1]
    return page.imprint.byline is None and page.text.count(surname) == 1


def _is_place(page: Page, at: int, header: HeaderLine | None, told_when: HeaderLine) -> bool:
    """Whether what stands below a date is where it was, rather than who wrote it: a name that comes again is no
    author's, nor is one below a time of day that has a line of its own."""
    line = page.lines[at]
    if not _PLACE.fullmatch(line.words) or line.count > 7 or (header and (header.is_labelled or header.has_role)):
        return False
    has_day = told_when.date or told_when.published or told_when.updated
    return not (has_day and header and header.names and _is_byline(page, header, at))


def _is_town(page: Page, at: int) -> bool:
    """Whether a line is a dateline by itself: in capitals, above a sentence, and named in the text."""
    words = page.lines[at].words
    if not (words.isupper() and words.replace(" ", "").isalpha() and page.lines[at].count <= 3):
        return False
    return at + 1 < len(page.lines) and page.lines[at + 1].is_prose() and words.title() in page.text[:_LEAD_OF_THE_TEXT]


def _opens_body(page: Page, line: Line) -> bool:
    """Whether the text begins here for certain: with a dateline, or a paragraph too long for a deck."""
    dateline = dateline_of(page.text, line.span)
    return (dateline is not None and dateline.is_sure) or line.count > LONGEST_OPENING


def _set_captions_apart(page: Page, pictured: list[Line]) -> None:
    """A caption printed twice is told by that; it may have been taken for a deck."""
    for line in doubled([*pictured, *(line for line in page.body if not line.ends_as_sentence)]):
        if line in page.body:
            page.body.remove(line)
            pictured.append(line)
        if line.span not in page.boilerplate:
            page.set_apart(line)
    page.captions += sorted(line.span for line in pictured)


def _between_furniture(page: Page, start: int) -> Iterable[int]:
    """Lines that are no sentences, each with furniture above and below it: the small print of a pitch."""
    for at in range(start + 1, len(page.lines) - 1):
        if at - 1 in page.furniture and at + 1 in page.furniture and _is_scrap(page.lines[at]):
            yield at


def _is_scrap(line: Line) -> bool:
    """Some words that are no sentence, and nobody's."""
    return (
        line.count <= _LONGEST_SMALL_PRINT
        and not (line.ends_as_sentence or line.speaks)
        and line.words[0] not in OPENING_MARKS
    )
