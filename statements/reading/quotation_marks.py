"""Where quotation marks open and close within a paragraph, whatever their shape and however they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Literal, NamedTuple

from .reading import Span
from .single_marks import SINGLE, closing_single, is_apostrophe

_DOUBLE, _ANGLE, _CORNER, _WHITE_CORNER = "double", "angle", "corner", "white corner"
_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "″", "＂", "''", "``", "´´"), _DOUBLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("「」", _CORNER),
    **dict.fromkeys("『』", _WHITE_CORNER),
    **dict.fromkeys(SINGLE, "single"),
}
_MARK = re.compile("''(?!')|``|´´|[“”„‟\"″＂«»「」『』‘’‚‛'‹›`´]")
_OPENING, _CLOSING = frozenset(["“", "„", "‟", "«", "「", "『", "``"]), frozenset(["”", "»", "」", "』"])
_MOST_MARKS = 2000
"""In one paragraph; one with more is no prose, and nobody is quoted in it."""

_NESTED_MARKS = 10
"""So many marks on at most a quotation within a quotation closes."""

_FREE_BEFORE = "([{—–-/\\“„«‘‚‹\"'`> \xa0*_|"
_FREE_AFTER = ".,;:!?…)]}—–-/\\”»’›\"'<*_|"
_STOPS = ",.!?…"
_LEFT_OUT = re.compile(r"(?:\.{2,}|…|[—–-])\s?\w")
"""A quotation that begins in the middle: "…and so it was"."""

Role = Literal["opens", "closes", "either"]


class Mark(NamedTuple):
    start: int
    end: int
    family: str
    role: Role
    shape: str


class Quoted(NamedTuple):
    """What stands between two marks: `outer` with them, `inner` without."""

    outer: Span
    inner: Span
    closed: bool = True
    """False where the next paragraph goes on with it; in `marked_in` also where the closing mark is lost."""
    opened: bool = True
    """False where the opening mark is lost."""
    is_single: bool = False


def marked_in(text: str, paragraph: Span) -> list[Quoted]:
    """The outermost quotations of one paragraph, in order, by its marks alone: what is unclosed runs to its end."""
    marks = [_mark(text, each, paragraph) for each in islice(_MARK.finditer(text, *paragraph), _MOST_MARKS + 1)]
    if len(marks) > _MOST_MARKS:
        return []
    return [quoted for quoted in _Marks(text, paragraph, marks).quotations() if quoted.inner.end > quoted.inner.start]


def _mark(text: str, found: re.Match[str], paragraph: Span) -> Mark:
    shape = found.group()
    before, after = _neighbours(text, found, paragraph)
    free_before = before.isspace() or before in _FREE_BEFORE
    is_left_out = before.isspace() and _LEFT_OUT.match(text, found.end())
    free_after = after.isspace() or (after in _FREE_AFTER and not is_left_out)
    role: Role = "either" if free_before == free_after else "opens" if free_before else "closes"
    if shape in _OPENING and (role == "either" or shape == "„"):
        role = "opens"
    if shape in _CLOSING and role == "either":
        role = "closes"
    if shape in "‘‚" and role == "either" and before.isspace():
        role = "opens"
    return Mark(found.start(), found.end(), _FAMILIES[shape], role, shape)


def _neighbours(text: str, mark: re.Match[str] | Mark, paragraph: Span) -> tuple[str, str]:
    start, end = (mark.start, mark.end) if isinstance(mark, Mark) else mark.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return before, after


def _opens_single(text: str, mark: Mark) -> bool:
    return mark.family == "single" and mark.role == "opens" and not is_apostrophe(text, mark.start)


def _following_of_family(marks: Sequence[Mark]) -> list[int | None]:
    """For each mark the next one of its family."""
    found: list[int | None] = [None] * len(marks)
    latest: dict[str, int] = {}
    for at in range(len(marks) - 1, -1, -1):
        found[at] = latest.get(marks[at].family)
        latest[marks[at].family] = at
    return found


class _Marks:
    """The marks of one paragraph, and what they open and close."""

    def __init__(self, text: str, paragraph: Span, marks: Sequence[Mark]) -> None:
        self._text = text
        self._paragraph = paragraph
        self._marks = marks
        self._following = _following_of_family(marks)
        self._last_single = max((n for n, mark in enumerate(marks) if _opens_single(text, mark)), default=-1)

    def quotations(self) -> list[Quoted]:
        found: list[Quoted] = []
        at = 0
        while at < len(self._marks):
            quoted, at = self._quotation_at(at, found[-1].outer.end if found else self._paragraph.start)
            if quoted:
                found.append(quoted)
        return found

    def _quotation_at(self, at: int, after: int) -> tuple[Quoted | None, int]:
        """The quotation that a mark opens (or closes, where its opening is lost), and the mark to go on with."""
        mark = self._marks[at]
        if mark.family == "single":
            return self._single_at(at, after)
        if not self._opens(at):
            return self._without_opening(mark, after), at + 1
        closing = self.closing(at)
        if closing is None:
            following = self._next_opening(at)
            end = self._marks[following].start if following else self._paragraph.end
            quoted = Quoted(Span(mark.start, end), Span(mark.end, end), closed=False)
            return quoted, following or len(self._marks)
        return self._pair(at, closing), closing + 1

    def _pair(self, opening: int, closing: int) -> Quoted:
        first, last = self._marks[opening], self._marks[closing]
        is_single = first.family == "single"
        return Quoted(Span(first.start, last.end), Span(first.end, last.start), is_single=is_single)

    def _single_at(self, at: int, after: int) -> tuple[Quoted | None, int]:
        mark = self._marks[at]
        if not _opens_single(self._text, mark):
            return self._without_opening(mark, after), at + 1
        closing = closing_single(self._text, self._marks, at, self.closing)
        if closing is not None:
            return self._pair(at, closing), closing + 1
        if at != self._last_single or not self._begins_a_speech(mark):
            return None, at + 1
        end = self._paragraph.end
        return Quoted(Span(mark.start, end), Span(mark.end, end), closed=False, is_single=True), len(self._marks)

    def _begins_a_speech(self, mark: Mark) -> bool:
        """At a paragraph's start, or behind "he said:" or a full stop, with a capital behind it."""
        before = self._text[max(self._paragraph.start, mark.start - 3) : mark.start].rstrip()
        behind = self._text[mark.end : mark.end + 2].lstrip()
        return behind[:1].isupper() and (not before or before[-1] in ":,.!?")

    def _opens(self, at: int) -> bool:
        mark = self._marks[at]
        if mark.role == "opens":
            return True
        before, after = _neighbours(self._text, mark, self._paragraph)
        if mark.role == "closes" or mark.shape in _CLOSING:
            return False
        is_typed_close = before in ",:." and after.isalpha()
        is_loose = before.isspace() and after.isspace()
        if is_loose and self._begins_a_speech(mark):
            return True
        return (is_typed_close or is_loose) and self._following[at] is not None

    def _next_opening(self, at: int) -> int | None:
        found = self._following[at]
        return found if found is not None and self._marks[found].role == "opens" else None

    def closing(self, opening: int) -> int | None:
        """The mark that closes the (not single) one at `opening`; None where it is lost."""
        at = self._following[opening]
        while at is not None:
            if not self._opens_within(opening, at):
                return at
            nested = self._closing_nested(at)
            if nested is None:
                return None
            at = self._following[nested]
        return None

    def _opens_within(self, opening: int, at: int) -> bool:
        """Whether a mark opens a quotation within the one that is open: one that closes in its shape never does."""
        mark = self._marks[at]
        turned = mark.shape == self._marks[opening].shape and mark.shape in _CLOSING
        return mark.role == "opens" and mark.shape not in ("”", "’") and not turned

    def _closing_nested(self, opening: int) -> int | None:
        """The mark that closes a quotation within a quotation, where another follows to close the outer one."""
        depth, inner, seen = 2, None, 0
        at = self._following[opening]
        while at is not None and seen < _NESTED_MARKS:
            depth += 1 if self._opens_within(opening, at) else -1
            if depth == 1 and inner is None:
                inner = at
            if depth == 0:
                return inner
            seen += 1
            at = self._following[at]
        return None

    def _without_opening(self, mark: Mark, after: int) -> Quoted | None:
        """What stands before a mark that closes what no mark opened."""
        before = self._text[max(self._paragraph.start, mark.start - 2) : mark.start].rstrip()
        is_loose = mark.role == "either" and self._text[mark.start - 1].isspace()
        if not (mark.role == "closes" or is_loose) or before[-1:] not in tuple(_STOPS):
            return None
        return Quoted(Span(after, mark.end), Span(after, mark.start), opened=False, is_single=mark.family == "single")
