"""A statement as all engines are fed it (corpus.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NEXT_WORDING = (
    "nextwordingofthestatement"  # stands between two, so that no phrase reaches across; a word of no language
)


@dataclass(frozen=True, slots=True)
class Statement:
    number: int  # its primary key in the archive
    speaker: str  # empty where unknown, as the venue
    venue: str
    year: int | None
    topics: list[str]
    size: int  # bytes of its texts
    words: list[str]
    stems: list[str]

    def values(self, facet: str) -> list[str]:
        if facet == "topic":
            return self.topics
        value = {"speaker": self.speaker, "venue": self.venue, "year": str(self.year or "")}[facet]
        return [value] if value else []


def read(path: Path) -> Iterator[Statement]:
    with path.open() as file:
        for line in file:
            yield Statement(*json.loads(line))
