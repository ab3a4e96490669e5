"""Gold: articles with what an editor found in them, in one of the three shapes it is written down in.

PolNeAR: {"id", "text", "attributions": [{"content", "cue", "source", "source_text"}]}
articles: {"file", "headline", ..., "statements": [{"start", "end", "kind", "speaker"}], "optional": [...]}; the texts
lie in a folder `articles` beside the gold, or beside it themselves, in UTF-8 or the "encoding" it names.
annotations: {"sha256", "statements": [{"spans", "form", "cue", "source", "speaker": [start, end]}]}, as
docs/annotation.md says; the texts lie in a folder that is told, and are known by the SHA-256 of their bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
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


def gold_of(path: str | Path, texts: str | Path | None = None) -> dict[str, GoldArticle]:
    """The gold articles by the stem of their file's name; `texts` is the folder of annotated articles.

    Raises OSError, ValueError or KeyError where a file is missing or is not what it should be.
    """
    rows = lines_of(path)
    if any("sha256" in row and "spans" in str(row.get("statements"))[:40] for row in rows):
        if texts is None:
            raise ValueError("Say in which folder the annotated articles lie: --texts FOLDER")
        return dict(_annotated(rows, Path(texts)))
    return dict(_polnear(row) if "attributions" in row else _article(row, Path(path).parent) for row in rows)


def _annotated(rows: list[dict[str, Any]], texts: Path) -> Iterator[tuple[str, GoldArticle]]:
    files = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in texts.rglob("*") if file.is_file()}
    for row in rows:
        if row["sha256"] not in files:
            raise ValueError(
                f"{texts} holds no file with the SHA-256 {row['sha256']}: give the folder of the articles."
            )
        file = files[row["sha256"]]
        text = file.read_bytes().decode()
        statements = [
            GoldStatement(
                spans=each["spans"],
                speaker=text[slice(*each["speaker"])] if each["speaker"] else None,
                cue=each["cue"],
                source=each["source"],
            )
            for each in row["statements"]
        ]
        yield file.stem, GoldArticle(text, statements, None)


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
