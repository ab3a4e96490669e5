"""The text of a page: its paragraphs, without captions, furniture, biographies and the dateline."""

from __future__ import annotations

import re

from .biographies import is_biography
from .captions import is_caption
from .datelines import Dateline, dateline_of
from .outlets import imprint_of
from .page import Page
from .turn_labels import label_of

_TELLS = ("by ", "published", "posted", "updated", "last updated", "first published", "publication")
_DASH = re.compile(r"\s[-–—]{1,2}\s|—")
_BIOGRAPHY_LINES = 3
_DATELINE_LINES = 4
_REACH_OF_A_DASH = 250


def take_line(page: Page, at: int) -> None:
    """Find the place of a line below the header."""
    line = page.lines[at]
    may_tell = not line.ends_as_sentence or line.low.startswith(_TELLS)
    header = page.header_at(at) if may_tell else None
    if at in page.furniture:
        page.imprint.take_below(line, header)
        page.set_apart(line)
    elif is_caption(line) or page.is_credited_below(at):
        page.captions.append(line.span)
        page.set_apart(line)
    elif imprint_of(line) or page.is_repeated(line) or page.is_attribution(line) or page.names_outlet(line):
        page.imprint.take_below(line, header)
        page.set_apart(line)
    elif header and (header.is_labelled or header.published or header.updated):
        page.imprint.take_header(header)
        if not header.names:
            page.set_apart(line)
    else:
        page.body.append(line)


def set_biography_apart(page: Page) -> None:
    """Who the author is, told in the last lines, is no part of the text."""
    for line in page.body[-_BIOGRAPHY_LINES:][::-1]:
        if not is_biography(page.text, line, page.imprint.byline):
            break
        page.body.remove(line)
        page.set_apart(line)


def opening_dateline(page: Page) -> tuple[int, Dateline] | None:
    """The dateline of one of the first paragraphs, with the number of the paragraph."""
    for at, line in enumerate(page.body[:_DATELINE_LINES]):
        dateline = dateline_of(page.text, line.span)
        if dateline and dateline.end < line.span.end and _is_meant(page, dateline, at):
            return at, dateline
    return None


def _is_meant(page: Page, dateline: Dateline, at: int) -> bool:
    """No interjection between dashes, and no speaker of a transcript."""
    if not dateline.is_sure:
        return at == 0 and not _DASH.search(page.text, dateline.end, dateline.end + _REACH_OF_A_DASH)
    return not (
        (dateline.is_label or label_of(page.text, page.body[at].span))
        and any(label_of(page.text, other.span) for other in page.body[:at] + page.body[at + 1 :])
    )
