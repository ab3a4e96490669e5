"""Which letters a span covers, and which words a name has: what makes two findings alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[\w\-]+")
_POSSESSIVE = re.compile(r"['’]s?\b")


def covered(text: str, spans: Iterable[Sequence[int]] | None) -> set[int]:
    """The offsets of the letters and digits in some spans: marks and blanks at the edges do not matter."""
    return {at for start, end in spans or () for at in range(max(0, start), min(end, len(text))) if text[at].isalnum()}


def quoted_letters(text: str) -> set[int]:
    """The letters between double quotation marks, line by line; what a line leaves open runs to its end."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        opened: int | None = None
        for at in range(line.start(), line.end()):
            opens = text[at] == "“" or (text[at] == '"' and opened is None)
            if opens:
                opened = at + 1 if opened is None else opened
            elif text[at] in '”"' and opened is not None:
                spans.append((opened, at))
                opened = None
        if opened is not None:
            spans.append((opened, line.end()))
    return covered(text, spans)


def form_by_marks(letters: set[int], quoted: set[int]) -> str:
    share = len(letters & quoted) / len(letters) if letters else 0.0
    if share >= 0.9:
        return "direct"
    return "indirect" if share < 0.02 else "mixed"


def overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one & other else 0.0


def words_of(text: str | None) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", (text or "").lower()))


def last_word(name: str | None) -> str:
    return next(reversed(words_of(name)), "")
