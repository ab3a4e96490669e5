"""The lists of words the reader goes by, one kind a module, so that one finds and extends them."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())
