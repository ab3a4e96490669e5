"""Numbers of things, as an address or a form gives them."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 18  # digits; bigint holds no more, and of some thousands Python makes no number at all


def keys_in(texts: Iterable[str]) -> list[int]:
    """Those that can be the number of a thing; the others name nothing."""
    return [int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST]
