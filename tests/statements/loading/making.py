"""Files of rows about Halvia, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from statements.loading import Report, load
from statements.loading.files import Line
from statements.loading.rows import Row

WORDS = "We will build the bridge."
ROW = {
    "text": WORDS,
    "speaker": "Ilva Moren",
    "role": "Minister of Works",
    "date": "2031-05-12",
    "venue": "Parliament of Halvia",
    "place": "Veltin",
    "occasion": "Debate on the bridge",
    "topics": ["Bridges", "Rivers"],
    "source": "https://gazette.example/12",
    "page": 7,
}


@dataclass
class Remembered(Report):
    reasons: dict[int, str] = field(default_factory=dict)

    def refused(self, line: Line | Row, reason: str) -> None:
        super().refused(line, reason)
        self.reasons[line.number] = reason


def written(path: Path, rows: Iterable[Any]) -> Path:
    """A file of these rows; a text stands in it as it is."""
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
    return path


def loaded(path: Path, rows: Iterable[Any] | None = None, **options: Any) -> Remembered:
    report = Remembered()
    load(path if rows is None else written(path, rows), report, **options)
    return report
