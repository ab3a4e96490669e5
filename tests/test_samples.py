"""The articles about Halvia, and the gold beside them, are what they claim to be."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

SAMPLES: Path = settings.BASE_DIR / "samples"
GOLD: list[dict[str, Any]] = [json.loads(line) for line in (SAMPLES / "gold.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["file"])
def test_every_gold_statement_is_what_the_article_says_at_its_offsets(gold: dict[str, Any]) -> None:
    text = (SAMPLES / gold["file"]).read_bytes().decode(gold.get("encoding", "utf-8"))
    for statement in [*gold["statements"], *gold["optional"]]:
        assert text[statement["start"] : statement["end"]] == statement["text"]


def test_articles_gold_and_csv_name_the_same_files() -> None:
    files = {path.name for path in SAMPLES.glob("*.txt")}
    with (SAMPLES / "articles.csv").open(newline="") as rows:
        assert {row["file"] for row in csv.DictReader(rows)} == files
    assert {gold["file"] for gold in GOLD} == files
