"""Where quotation marks open and close, whatever their shape: “ ” „ “ « » ‘ ’ " " '' '' and single straight ones."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from .reading import Span

_CLOSED_BY = {"“": '”“"', '"': '"”', "„": '“”"', "«": "»", "''": "''", "‘": "’'", "'": "'’"}
_MARK = re.compile(r"''|[“”„«»‘’\"']")
_MOST_MARKS = 2000
"""In one paragraph; one with more is no prose, and nobody is quoted in it."""

_SINGLE = frozenset("‘'")
_ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|n|\d0s|\d\d)\b", re.IGNORECASE)


class Quoted(NamedTuple):
    """What stands between two marks: `outer` with them, `inner` without."""

    outer: Span
    inner: Span
    closed: bool
    """False for a paragraph that opens a quotation which the next paragraph goes on with."""


def quotations_in(text: str, paragraph: Span) -> list[Quoted]:
    """The outermost quotations of one paragraph, in order."""
    marks = list(islice(_MARK.finditer(text, paragraph.start, paragraph.end), _MOST_MARKS + 1))
    if len(marks) > _MOST_MARKS:
        return []
    last_closing = _last_closing_single(text, marks, paragraph)
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not _opens(text, mark, paragraph) or (mark.group() in _SINGLE and mark.start() >= last_closing):
            at += 1
            continue
        closing = _closing(text, marks, at, paragraph)
        if closing is None and mark.group() in _SINGLE:
            at += 1
            continue
        found.append(_quoted(mark, marks[closing] if closing is not None else None, paragraph))
        at = len(marks) if closing is None else closing + 1
    return [quoted for quoted in found if quoted.inner.end > quoted.inner.start]


def _quoted(opening: re.Match[str], closing: re.Match[str] | None, paragraph: Span) -> Quoted:
    if closing is None:
        return Quoted(Span(opening.start(), paragraph.end), Span(opening.end(), paragraph.end), closed=False)
    return Quoted(Span(opening.start(), closing.end()), Span(opening.end(), closing.start()), closed=True)


def _neighbours(text: str, mark: re.Match[str], paragraph: Span) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return before, after


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before, after = _neighbours(text, mark, paragraph)
    if mark.group() not in _CLOSED_BY:
        return False
    if mark.group() in "“„«":
        return True
    if mark.group() in _SINGLE and _ELISION.match(text, mark.start()):
        return False
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _closes(text: str, mark: re.Match[str], opening: str, paragraph: Span) -> bool:
    if mark.group() not in _CLOSED_BY[opening] or (opening == "''") != (mark.group() == "''"):
        return False
    if opening not in _SINGLE:
        return True
    before, after = _neighbours(text, mark, paragraph)
    return not before.isspace() and not after.isalnum()


def _closing(text: str, marks: list[re.Match[str]], opening: int, paragraph: Span) -> int | None:
    """The index of the mark that closes this one; the apostrophe of a plural only where none that is better follows."""
    shape = marks[opening].group()
    doubtful = None
    skip = 0
    for at in range(opening + 1, len(marks)):
        mark = marks[at]
        if shape in _SINGLE and mark.group() in ("‘", "“") and _opens(text, mark, paragraph):
            return doubtful if doubtful is not None else _nested(text, marks, at, shape, paragraph)
        if at < skip or not _closes(text, mark, shape, paragraph):
            continue
        if shape == '"' and _is_nested(text, marks, at, paragraph):
            skip = at + 2
            continue
        before, after = _neighbours(text, mark, paragraph)
        if shape not in _SINGLE or before in ".,!?" or after in ".,;:!?)" or not before.isalpha() or before != "s":
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful


def _is_nested(text: str, marks: list[re.Match[str]], at: int, paragraph: Span) -> bool:
    """Whether a straight mark within a quotation opens another: it stands before a word, two closing ones follow."""

    def sides(mark: re.Match[str]) -> tuple[bool, bool]:
        before, after = _neighbours(text, mark, paragraph)
        return not before.isspace() and not after.isalnum(), before.isspace() and after.isalnum()

    straight = [mark for mark in marks[at : at + 6] if mark.group() == '"'][:3]
    if len(straight) < 3 or not sides(straight[0])[1]:
        return False
    return sides(straight[1])[0] and sides(straight[2])[0]


def _nested(text: str, marks: list[re.Match[str]], opening: int, shape: str, paragraph: Span) -> int | None:
    """A single quotation with another in it: it closes with the second closing mark."""
    depth = 2 if marks[opening].group() == shape else 1
    for at in range(opening + 1, min(len(marks), opening + 12)):
        if _closes(text, marks[at], shape, paragraph):
            depth -= 1
            if not depth:
                return at
    return None


def _last_closing_single(text: str, marks: list[re.Match[str]], paragraph: Span) -> int:
    """Where the last mark stands that can close a single quotation: no search goes on behind it."""
    for mark in reversed(marks):
        if mark.group() in "’'" and _closes(text, mark, "‘", paragraph):
            return mark.start()
    return -1
