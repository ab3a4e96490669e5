"""Words set off from the text without marks: block quotes behind "the statement read:", and lines quoted with ">"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quotation_marks import Quoted
from .reading import Span
from .reported_speech import reports_in
from .tokens import tokens_of

_ANGLE = re.compile(r"(?:>\s?)+")
_ITEM = re.compile(r"(?:[•*·▪◦]|\d+[.)]|[a-z]\)|[—–-])\s")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_SENTENCE_ENDS = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[A-ZÀ-Þ])")
_LONGEST_ANNOUNCEMENT = 400
"""In characters."""

_WORDS = 4
_LONGEST = 30
"""In paragraphs."""


def set_off_in(text: str, paragraphs: Sequence[Span], quotations: Sequence[list[Quoted]]) -> dict[int, Quoted]:
    """The paragraphs, by number, that are the words which the paragraph before them announces."""
    found: dict[int, Quoted] = {}
    for number, paragraph in enumerate(paragraphs[:-1]):
        if number not in found and text[paragraph.end - 1] == ":" and _announces(text, paragraph, quotations[number]):
            block = _block(text, paragraphs, quotations, number)
            for at in block:
                found[at] = _whole(text, paragraphs[at], is_last=at == block[-1])
    return found


def _announces(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> bool:
    """Whether somebody is said to say what follows: "Hask wrote:", and not "three points:"."""
    start = max(paragraph.start, paragraph.end - _LONGEST_ANNOUNCEMENT)
    stops = [stop.end() for stop in _SENTENCE_ENDS.finditer(text, start, paragraph.end)]
    tokens = tokens_of(text, Span(max([start, *stops[-1:]]), paragraph.end), quotations)
    return any(not report.contents for report in reports_in(tokens))


def _block(text: str, paragraphs: Sequence[Span], quotations: Sequence[list[Quoted]], before: int) -> list[int]:
    """The numbers of the paragraphs set off: indented ones, lines with ">", else one, and more in the first person."""
    first = before + 1
    if not _may_be_said(text, paragraphs[first], quotations[first]):
        return []
    depth = _depth(text, paragraphs[first])
    is_set_off = depth > _depth(text, paragraphs[before])
    found = [first]
    for number in range(first + 1, min(len(paragraphs), first + _LONGEST)):
        paragraph = paragraphs[number]
        goes_on = _depth(text, paragraph) == depth if is_set_off else _is_own_voice(text, paragraph, quotations[number])
        if not goes_on or (not is_set_off and not _FIRST_PERSON.search(text, *paragraphs[first])):
            break
        found.append(number)
    return found


def _may_be_said(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> bool:
    is_marked = any(quoted.outer.start <= paragraph.start + 1 for quoted in quotations)
    words = len(text[slice(*paragraph)].split())
    return not is_marked and words >= _WORDS and not _ITEM.match(text, paragraph.start)


def _is_own_voice(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> bool:
    return not quotations and text[paragraph.end - 1] != ":" and bool(_FIRST_PERSON.search(text, *paragraph))


def _depth(text: str, paragraph: Span) -> int:
    """How far a paragraph is indented; a line with ">" further than any other."""
    if text[paragraph.start] == ">":
        return 1000
    line = max(text.rfind("\n", 0, paragraph.start), text.rfind("\r", 0, paragraph.start)) + 1
    return len(text[line : paragraph.start].expandtabs(4))


def _whole(text: str, paragraph: Span, *, is_last: bool) -> Quoted:
    angle = _ANGLE.match(text, *paragraph)
    start = angle.end() if angle else paragraph.start
    return Quoted(paragraph, Span(start, paragraph.end), closed=is_last, opened=False)
