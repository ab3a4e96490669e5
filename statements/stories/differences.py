"""What differs between two texts, word by word. Sentences that are the same come first: so long texts cost little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Sign = Literal["=", "-", "+", "…"]
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”»’)\]]*(?=\s)|\n\s*\n|\Z)\s*", re.DOTALL)
_WORD = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
MOST_WORDS = 600
"""In one stretch that is compared word by word; a longer one is another text."""


class Piece(NamedTuple):
    """`=` stands in both, `-` in the earlier only, `+` in the later only; `…` stands in both and is left out."""

    sign: Sign
    text: str


def differences(earlier: str, later: str, *, around: int = 1) -> list[Piece]:
    """How the later text differs; of what is the same, so many sentences `around` each difference are shown."""
    one, other = _SENTENCE.findall(earlier), _SENTENCE.findall(later)
    matcher = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False)
    pieces: list[Piece] = []
    codes = matcher.get_opcodes()
    for number, (code, start, end, first, last) in enumerate(codes):
        if code == "equal":
            before, after = number > 0, number < len(codes) - 1
            pieces += _shortened(other[first:last], around if before else 0, around if after else 0)
        else:
            pieces += _words("".join(one[start:end]), "".join(other[first:last]))
    return pieces


def _bare(sentences: Sequence[str]) -> list[str]:
    """White space is no difference."""
    return [" ".join(sentence.split()) for sentence in sentences]


def _shortened(sentences: Sequence[str], at_begin: int, at_end: int) -> Iterator[Piece]:
    if len(sentences) <= at_begin + at_end:
        yield Piece("=", "".join(sentences))
        return
    if at_begin:
        yield Piece("=", "".join(sentences[:at_begin]))
    yield Piece("…", "")
    if at_end:
        yield Piece("=", "".join(sentences[-at_end:]))


def _words(earlier: str, later: str) -> Iterator[Piece]:
    one, other = _WORD.findall(earlier), _WORD.findall(later)
    if len(one) > MOST_WORDS or len(other) > MOST_WORDS:
        yield from _replaced(earlier, later)
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for code, start, end, first, last in matcher.get_opcodes():
        if code == "equal":
            yield Piece("=", "".join(other[first:last]))
        else:
            yield from _replaced("".join(one[start:end]), "".join(other[first:last]))


def _replaced(earlier: str, later: str) -> Iterator[Piece]:
    if earlier.strip():
        yield Piece("-", earlier)
    if later:
        yield Piece("+" if later.strip() else "=", later)
