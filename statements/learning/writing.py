"""Gold as files: the articles' texts, and beside them what is right in each, in the shape of PolNeAR."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from statements.reading.evaluation.gold import GoldArticle, GoldStatement


def write_gold(gold: Mapping[str, GoldArticle], folder: Path) -> Path:
    """Write them into a folder, which is made if need be; the file that says what is right."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, article in gold.items():
        (folder / f"{name}.txt").write_bytes(article.text.encode())
    rows = (
        {"id": name, "text": article.text, "attributions": [_attribution(each) for each in article.statements]}
        for name, article in gold.items()
    )
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def _attribution(statement: GoldStatement) -> dict[str, Any]:
    open_to_both = {"optional": True} if statement.is_optional else {}
    return {
        "content": statement.spans,
        "cue": statement.cue,
        "source": statement.source,
        "source_text": statement.speaker,
        **open_to_both,
    }
