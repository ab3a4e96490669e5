"""An article's text for the desk: every character where it stands, so that a selection can be traced back to it.

Each piece knows the offset of its first character. A browser makes one line end of CR LF: a piece never holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statements.passages import Run, marked_runs
from statements.reading import Span
from statements.reading.paragraphs import paragraphs_of

_WITHOUT_RETURNS = re.compile(r"(?:(?!\r\n).)+", re.DOTALL)
_NEARBY = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """`keys`: what is marked here, the innermost last. `begins`: what is marked from here on."""

    start: int
    text: str
    keys: tuple[int, ...]
    begins: tuple[int, ...]
    boilerplate: bool

    @property
    def key(self) -> int | None:
        return self.keys[-1] if self.keys else None


def marked(
    text: str,
    marks: Iterable[tuple[int, Sequence[tuple[int, int]]]],
    boilerplate: Sequence[tuple[int, int]] = (),
    *,
    around: Sequence[tuple[int, int]] = (),
) -> list[list[Piece]]:
    """The paragraphs of a text with its marks; with `around`, only those near it."""
    paragraphs = _near(paragraphs_of(text), around)
    each = zip(paragraphs, marked_runs(text, paragraphs, marks, boilerplate), strict=True)
    return [list(_pieces(paragraph.start, runs)) for paragraph, runs in each]


def _near(paragraphs: list[Span], around: Sequence[tuple[int, int]]) -> list[Span]:
    inside = [
        number
        for number, paragraph in enumerate(paragraphs)
        if any(start < paragraph.end and paragraph.start < end for start, end in around)
    ]
    return paragraphs[max(0, inside[0] - _NEARBY) : inside[-1] + _NEARBY + 1] if inside else paragraphs


def _pieces(start: int, runs: Iterable[Run]) -> Iterable[Piece]:
    for run in runs:
        begins = run.begins
        for match in _WITHOUT_RETURNS.finditer(run.text):
            words = match.group().replace("\r", "\n")
            yield Piece(start + match.start(), words, run.keys, begins, run.boilerplate)
            begins = ()
        start += len(run.text)
