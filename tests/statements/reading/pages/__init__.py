"""Invented pages in text files, each line with a letter before it that says what it is.

H headline, K kicker or another name above it, Y byline, D date, P place, C caption, F other furniture, S deck, B body,
U what one may see either way; a blank line is one. Above them stand the facts: "= byline: Anna Hask".
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_FURNITURE = frozenset("KCF")


class Page(NamedTuple):
    name: str
    text: str
    facts: dict[str, str]
    kinds: dict[str, str]
    """What each line is, by its words."""

    @property
    def furniture(self) -> set[str]:
        return {line for line, kind in self.kinds.items() if kind in _FURNITURE}

    @property
    def prose(self) -> set[str]:
        return {line for line, kind in self.kinds.items() if kind in "SB"}


def pages() -> list[Page]:
    """All of them; "@ name" begins each."""
    files = sorted(Path(__file__).parent.glob("*.txt"))
    return [_page(part) for file in files for part in re.split(r"^@ ", file.read_text(), flags=re.MULTILINE)[1:]]


def _page(part: str) -> Page:
    name, _, rest = part.partition("\n")
    facts: dict[str, str] = {}
    kinds: dict[str, str] = {}
    lines: list[str] = []
    for line in rest.split("\n"):
        kind, words = line[:1], line[2:]
        if kind == "=":
            field, _, value = words.partition(": ")
            facts[field] = value
        else:
            lines.append(words)
            kinds |= {words: kind} if words else {}
    return Page(name, "\n".join(lines).strip("\n") + "\n", facts, kinds)
