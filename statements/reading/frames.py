"""What stands around a statement in its sentence: the reporter's words, without what is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .drafts import Draft
from .reading import Span

MASK = "¤"
"""Stands for each character that is somebody's words."""

_REACH = 600
"""How many characters before and after its cue belong to the frame of a statement."""


class Frames:
    """Asked for the frames of the statements of one text."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._text = text
        self._said = sorted(span for draft in drafts for span in draft.spans)

    def of_draft(self, draft: Draft) -> Frame:
        anchor = draft.cue or draft.source or draft.spans[0]
        return self.of_span(
            Span(max(draft.sentence.start, anchor.start - _REACH), min(draft.sentence.end, anchor.end + _REACH))
        )

    def of_span(self, span: Span) -> Frame:
        words = self._text[span.start : span.end]
        first = max(0, bisect_left(self._said, span) - 1)
        last = bisect_right(self._said, (span.end, 0))
        for start, end in self._said[first:last]:
            a, b = max(0, start - span.start), min(len(words), end - span.start)
            if a < b:
                words = words[:a] + MASK * (b - a) + words[b:]
        return Frame(span, words)

    def is_said(self, at: int) -> bool:
        """Whether a place in the text is within somebody's words."""
        before = bisect_right(self._said, (at, len(self._text) + 1)) - 1
        return before >= 0 and self._said[before].end > at


class Frame:
    """`words[i]` stands at `span.start + i` of the text, or is masked there."""

    __slots__ = ("span", "words")

    def __init__(self, span: Span, words: str) -> None:
        self.span = span
        self.words = words

    def at(self, start: int, end: int) -> Span:
        """Where a stretch of its words lies in the text."""
        return Span(self.span.start + start, self.span.start + end)
