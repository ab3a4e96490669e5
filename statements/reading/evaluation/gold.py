"""Gold: articles with what an editor found in them, in either of the two shapes it is written down in.

PolNeAR: {"id", "text", "attributions": [{"content", "cue", "source", "source_text"}]}
articles: {"file", "headline", ..., "statements": [{"start", "end", "kind", "speaker"}], "optional": [...]}; the texts
lie in a folder `articles` beside the gold, or beside it themselves, in UTF-8 or the "encoding" it names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Pairs = list[list[int]]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    spans: Pairs
    speaker: str | None
    form: str | None = None
    also: str | None = None
    goes_on: bool = False
    is_optional: bool = False
    cue: Pairs = field(default_factory=list)
    source: Pairs = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """`page` holds what the gold says of the page as a whole; None where it says nothing (PolNeAR)."""

    text: str
    statements: list[GoldStatement]
    page: dict[str, Any] | None


def lines_of(path: str | Path) -> list[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def gold_of(path: str | Path) -> dict[str, GoldArticle]:
    """The gold articles by the stem of their file's name."""
    return dict(_polnear(row) if "attributions" in row else _article(row, Path(path).parent) for row in lines_of(path))


def _polnear(row: dict[str, Any]) -> tuple[str, GoldArticle]:
    statements = [
        GoldStatement(spans=each["content"], speaker=each["source_text"], cue=each["cue"], source=each["source"])
        for each in row["attributions"]
    ]
    return row["id"], GoldArticle(row["text"], statements, None)


def _article(row: dict[str, Any], folder: Path) -> tuple[str, GoldArticle]:
    path = folder / "articles" / row["file"]
    content = (path if path.exists() else folder / row["file"]).read_bytes()
    text = content.decode(row.get("encoding", "utf-8"))
    every = [(each, False) for each in row["statements"]] + [(each, True) for each in row.get("optional", [])]
    statements = [
        GoldStatement(
            spans=[[each["start"], each["end"]]],
            speaker=each.get("speaker"),
            form=each.get("kind", ""),
            also=each.get("also"),
            goes_on=bool(each.get("goes_on")),
            is_optional=optional,
        )
        for each, optional in every
    ]
    return path.stem, GoldArticle(text, statements, row)
