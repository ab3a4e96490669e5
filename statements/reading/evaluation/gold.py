"""Gold: articles with what an editor found in them, in one of the three shapes it is written down in.

PolNeAR: {"id", "text", "attributions": [{"content", "cue", "source", "source_text"}]}, and "optional": true for what
need not be found and is not wrong either
articles: {"file", "headline", ..., "statements": [{"start", "end", "kind", "speaker"}], "optional": [...]}; the texts
lie in a folder `articles` beside the gold, or beside it themselves, in UTF-8 or the "encoding" it names.
annotations: {"sha256", "statements": [{"spans", "form", "cue", "source", "speaker": [start, end]}]}, as
docs/annotation.md says; the texts lie in a folder that is told, and are known by the SHA-256 of their bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Pairs = list[list[int]]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """`is_optional`: it need not be found, and who finds it is neither right nor wrong."""

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
    """`page` holds what the gold says of the page as a whole; None where it says nothing (PolNeAR).

    `printed` holds what annotators saw printed on the page: its lines as offsets, and the day it was published.
    """

    text: str
    statements: list[GoldStatement]
    page: dict[str, Any] | None
    printed: dict[str, Any] | None = None


def lines_of(path: str | Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines. Raises OSError, or ValueError with the line that is none."""
    rows: list[dict[str, Any]] = []
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line) if line.strip() else None
            except ValueError as error:
                raise ValueError(f"Line {number} of {path} is no JSON ({error})") from error
            if row is not None and not isinstance(row, dict):
                raise ValueError(f"Line {number} of {path} is no JSON object")
            rows += [row] if row is not None else []
    return rows


def gold_of(path: str | Path, texts: str | Path | None = None) -> dict[str, GoldArticle]:
    """The gold articles by the stem of their file's name; `texts` is the folder of annotated articles.

    Raises OSError where a file is missing, and ValueError, with what to do, where it is not what it should be.
    """
    rows = lines_of(path)
    files = _by_hash(texts) if any(map(_is_annotated, rows)) else {}
    articles: dict[str, GoldArticle] = {}
    for number, row in enumerate(rows, 1):
        try:
            name, article = _article_of(row, files, Path(path).parent)
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(
                f"Article {number} of {path} is no gold, in none of the shapes of docs/annotation.md ({error!r})"
            ) from error
        articles[name] = article
    return articles


def _article_of(row: dict[str, Any], files: dict[str, Path], beside: Path) -> tuple[str, GoldArticle]:
    if _is_annotated(row):
        return _annotated(row, files)
    return _polnear(row) if "attributions" in row else _article(row, beside)


def _is_annotated(row: dict[str, Any]) -> bool:
    return "sha256" in row and "file" not in row


def _by_hash(texts: str | Path | None) -> dict[str, Path]:
    if texts is None:
        raise ValueError("Gold of offsets only: say with --texts FOLDER where its articles lie")
    if not Path(texts).is_dir():
        raise ValueError(f"There is no folder {texts}: say with --texts FOLDER where the annotated articles lie")
    return {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in Path(texts).rglob("*") if file.is_file()}


def _annotated(row: dict[str, Any], files: dict[str, Path]) -> tuple[str, GoldArticle]:
    if row["sha256"] not in files:
        raise ValueError(f"No file with the SHA-256 {row['sha256']}: give with --texts the folder of all the articles")
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
    return file.stem, GoldArticle(text, statements, None, row if "boilerplate" in row else None)


def _polnear(row: dict[str, Any]) -> tuple[str, GoldArticle]:
    statements = [
        GoldStatement(
            spans=each["content"],
            speaker=each["source_text"],
            cue=each["cue"],
            source=each["source"],
            is_optional=bool(each.get("optional")),
        )
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
