"""Gold in its three shapes, and the annotations that are in the repository."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from statements.reading.edtf_dates import bounds
from statements.reading.evaluation.gold import GoldArticle, gold_of
from tests.statements.reading.training.annotated import articles, as_annotations, as_polnear

ANNOTATIONS = settings.BASE_DIR / "annotations" / "articles-open.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in ANNOTATIONS.read_text().splitlines()]
SHA256 = re.compile("[0-9a-f]{64}")
FORMS = {"direct", "mixed", "indirect"}


def test_polnear_and_annotations_of_the_same_articles_are_the_same_gold(tmp_path: Path) -> None:
    gold = articles(3)
    assert gold_of(as_polnear(gold, tmp_path / "polnear.jsonl")) == gold
    texts = tmp_path / "texts"
    assert gold_of(as_annotations(gold, tmp_path / "annotations.jsonl", texts), texts) == gold


def test_an_annotated_article_is_known_by_its_bytes_wherever_it_lies(tmp_path: Path) -> None:
    gold, texts = articles(1), tmp_path / "texts"
    path = as_annotations(gold, tmp_path / "gold.jsonl", texts)
    (texts / "2019").mkdir()
    (texts / "article-000.txt").rename(texts / "2019" / "other-name.txt")
    assert gold_of(path, texts) == {"other-name": gold["article-000"]}


def test_an_annotated_article_in_which_nothing_is_said_is_gold_too(tmp_path: Path) -> None:
    text = "Nobody in Lisk says a word.\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "silence.txt").write_text(text)
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"sha256": hashlib.sha256(text.encode()).hexdigest(), "statements": []}))
    assert gold_of(path, tmp_path / "texts") == {"silence": GoldArticle(text, [], None)}


def test_the_gold_of_the_samples_is_gold_with_a_page() -> None:
    gold = gold_of(settings.BASE_DIR / "samples" / "gold.jsonl")
    assert len(gold) == 20
    assert all(article.page for article in gold.values())


def test_annotations_without_a_folder_ask_for_it(tmp_path: Path) -> None:
    path = as_annotations(articles(1), tmp_path / "gold.jsonl", tmp_path / "texts")
    with pytest.raises(ValueError, match="say with --texts FOLDER where its articles lie"):
        gold_of(path)
    with pytest.raises(ValueError, match=r"There is no folder .*/nowhere"):
        gold_of(path, tmp_path / "nowhere")


def test_an_annotated_article_that_is_not_there_is_told_by_its_sha_256(tmp_path: Path) -> None:
    path = as_annotations(articles(2), tmp_path / "gold.jsonl", tmp_path / "texts")
    missing = tmp_path / "texts" / "article-001.txt"
    sha256 = hashlib.sha256(missing.read_bytes()).hexdigest()
    missing.unlink()
    with pytest.raises(ValueError, match=f"No file with the SHA-256 {sha256}: give with --texts"):
        gold_of(path, tmp_path / "texts")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("{", "Line 2 of .* is no JSON"),
        ("[]", "Line 2 of .* is no JSON object"),
        ("\udcff", "Line 2 of .* is no JSON"),
        ('{"quotes": []}', "Article 2 of .* is no gold, in none of the shapes of docs/annotation.md .*'file'"),
        ('{"id": "b", "attributions": []}', "Article 2 of .* is no gold.*'text'"),
        ('{"id": "b", "text": "x", "attributions": [7]}', "Article 2 of .* is no gold"),
        ('{"id": "b", "text": "x", "attributions": [{"content": []}]}', "Article 2 of .* is no gold"),
    ],
)
def test_a_line_that_is_no_gold_says_which_one_and_why(tmp_path: Path, second: str, reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    first = '{"id": "a", "text": "x", "attributions": []}'
    path.write_bytes(f"{first}\n{second}\n".encode("utf-8", "surrogateescape"))
    with pytest.raises(ValueError, match=reason):
        gold_of(path)


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for each in value.values() for found in strings_in(each))
    elif isinstance(value, list):
        yield from (found for each in value for found in strings_in(each))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sha256"][:8])
def test_annotations_hold_offsets_and_no_words_of_an_article(row: dict[str, Any]) -> None:
    published = row["published"]
    assert SHA256.fullmatch(row["sha256"])
    assert published is None or bounds(published) is not None
    assert set(strings_in(row)) <= {row["sha256"], published} | FORMS


def test_at_least_sixty_articles_are_annotated_and_none_twice() -> None:
    assert len({row["sha256"] for row in ROWS}) == len(ROWS) >= 60


def test_no_two_statements_of_an_annotated_article_share_a_letter() -> None:
    for row in ROWS:
        spans = sorted(span for statement in row["statements"] for span in statement["spans"])
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), row["sha256"]


@pytest.fixture(scope="module")
def annotated(data: Path) -> dict[str, GoldArticle]:
    if not (data / "articles-open").is_dir():
        pytest.skip(f"The annotated articles are not at {data / 'articles-open'}.")
    return gold_of(ANNOTATIONS, data / "articles-open")


def test_every_annotation_stands_in_its_article_and_cuts_no_word(annotated: dict[str, GoldArticle]) -> None:
    assert len(annotated) == len(ROWS)
    for name, article in annotated.items():
        for statement in article.statements:
            for start, end in (*statement.spans, *statement.cue, *statement.source):
                assert 0 <= start < end <= len(article.text)
                assert not article.text[start - 1 : start + 1].isalnum() or start == 0, (name, start)
                assert not article.text[end - 1 : end + 1].isalnum() or end == len(article.text), (name, end)
