"""The sentences of a text as numbers. White space, line ends, capitals, quotation marks and encoding do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

LEAST_WORDS = 6
"""Of a sentence that tells anything: "Read more", "He said on Monday" stand everywhere."""

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…]+[\"'”»’)\]]*\s+|\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|[。！？]")


def words_of(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


class Told:
    """What an article tells: its words without what is not its own (menus, "related articles")."""

    def __init__(self, text: str, boilerplate: Iterable[tuple[int, int]] = ()) -> None:
        self.text = "\n\n".join(_between(text, boilerplate))

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def prints(self) -> dict[int, int]:
        """For each sentence that tells anything the number of its words."""
        sentences = (words_of(sentence) for sentence in _END.split(self.text))
        return {_print(words): len(words) for words in sentences if len(words) >= LEAST_WORDS}


def _print(words: list[str]) -> int:
    """Fits a bigint of PostgreSQL."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), signed=True)


def _between(text: str, spans: Iterable[tuple[int, int]]) -> Iterable[str]:
    edges = [(0, 0), *sorted(spans), (len(text), len(text))]
    return (text[end:start] for (_, end), (start, _) in pairwise(edges))
