"""Who is named where, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

_SHORTLY = 12
"""So many mentions before a place are near it."""


class Mentions:
    """Filled from the beginning of a text to its end; then asked who was named before a place."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """How often each is named, in the order in which they are first named."""
        self._places: list[int] = []
        self._names: list[str] = []

    def add(self, name: str, at: int) -> None:
        self.counts[name] += 1
        self._places.append(at)
        self._names.append(name)

    def shortly_before(self, at: int) -> list[str]:
        """Who is named shortly before a place in the text, the nearest first."""
        number = bisect_left(self._places, at)
        return list(dict.fromkeys(reversed(self._names[max(0, number - _SHORTLY) : number])))
