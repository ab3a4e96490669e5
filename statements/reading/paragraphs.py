"""The paragraphs of a text: blocks between blank lines, and every line of them that was not merely wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from .reading import Span

_LINE = re.compile(r"[^\s\ufeff](?:[^\r\n\u2028\u2029]*[^\s\ufeff])?")
_OWN_LINE = re.compile(r"[A-ZÀ-Þ]{1,20}:[^\S\n]+\S+[^\S\n]+\S|>\s|[\[(]?\d{1,2}:\d\d")
"""A turn of a transcript, a quoted line, a time: they are never what was wrapped."""

_WIDEST_WRAPPED = 100
_SAMPLE = 500
"""By so many lines one sees whether a text is wrapped."""


def paragraphs_of(text: str) -> list[Span]:
    """The paragraphs without the white space around them, in order."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    if not _is_wrapped(text, lines):
        return lines
    width = max(line.end - line.start for line in lines)
    joined = lines[:1]
    for line, following in pairwise(lines):
        if _follows(text, line, following) and _overflows(text, line, following, width):
            joined[-1] = Span(joined[-1].start, following.end)
        else:
            joined.append(following)
    return joined


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether an editor broke the lines at some width: hardly any could have held the first word of the next."""
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST_WRAPPED:
        return False
    pairs = [(a, b) for a, b in pairwise(lines[:_SAMPLE]) if _follows(text, a, b)]
    if len(pairs) < 3:
        return False
    return sum(_overflows(text, a, b, width) for a, b in pairs) > len(pairs) * 0.6


def _follows(text: str, line: Span, following: Span) -> bool:
    """No blank line lies between the two, and the second begins nothing of its own."""
    if _OWN_LINE.match(text, following.start):
        return False
    between = text[line.end : following.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") <= 1


def _overflows(text: str, line: Span, following: Span, width: int) -> bool:
    first_word = text[following.start : min(following.end, following.start + width)].split(None, 1)[0]
    return line.end - line.start + 1 + len(first_word) > width - 2
