"""What stands before a turn of a transcript: "NAME:", "Mr. Name:", "[00:12] NAME (Party):", "Name. —", "Q:"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .names import is_title
from .reading import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|de|von|van|al|bin)"
_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
_ASIDE = r"(?:\s?(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]))"
_BOLD = r"(?:\*\*|__)?"
_LABEL = re.compile(
    rf"(?:{_TIME}\s*[-–—]?\s*)?[\"“„«]?{_BOLD}(?P<who>[A-ZÀ-Þ][\w.’'-]*(?:\s{_WORD}){{0,16}})"
    rf"(?P<office>,\s[A-ZÀ-Þ][^:\n()\[\]]{{1,80}})?{_ASIDE}{{0,2}}{_BOLD}\s?:{_BOLD}(?:\s+(?=\S)|$)"
    r"|\(\((?P<brackets>[^()\n]{1,60})\)\)\s?:?\s+(?=\S)"
    rf"|(?P<dashed>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]*){{0,4}})\s?{_ASIDE}?\.\s?[—–]\s+(?=\S)"
)
_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Interviewer|Moderator|Host)\b", re.IGNORECASE)
_LONGEST = 160


class Label(NamedTuple):
    """Who has the floor, where that stands, and where their words begin."""

    who: str
    span: Span
    end: int


def label_of(text: str, paragraph: Span) -> Label | None:
    """The label at the start of a paragraph, if it may be one."""
    found = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
    if found is None:
        return None
    kind = next(each for each in ("who", "brackets", "dashed") if found[each])
    label = Label(found[kind], Span(*found.span(kind)), found.end())
    return label if kind == "brackets" or _is_plausible(label.who, found["office"]) else None


def _is_plausible(who: str, office: str | None) -> bool:
    words = who.split()
    if office is not None and not who.isupper():
        return False
    return len(words) > 1 or words[0].isupper() or is_title(words[0]) or bool(_QUESTION.match(words[0]))
