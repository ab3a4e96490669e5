"""`manage.py evaluate` prints what score.py prints, and on request how sure the reader was."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.statements.conftest import Reader
from tests.statements.reading.training.annotated import articles, as_annotations, as_polnear

SAMPLES = settings.BASE_DIR / "samples"


def evaluate(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("evaluate", *map(str, arguments), stdout=out)
    return out.getvalue()


def score(data: Path, *arguments: str | Path) -> str:
    """What the measure says that everybody's figures come from."""
    if not (data / "score.py").exists():
        pytest.skip(f"No score.py at {data}.")
    command = [sys.executable, str(data / "score.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_the_figures_for_the_five_articles_are_those_of_score(data: Path, read_folder: Reader) -> None:
    gold, found = data / "articles.gold.jsonl", read_folder(data / "articles")
    assert evaluate(gold, found) == score(data, gold, found)


@pytest.mark.xdist_group("polnear")
@pytest.mark.parametrize("options", [[], ["--speech"]], ids=["all", "speech"])
def test_the_figures_for_news_are_those_of_score(data: Path, read_folder: Reader, options: list[str]) -> None:
    gold, found = data / "polnear" / "dev.jsonl", read_folder(data / "polnear" / "dev")
    assert evaluate(gold, found, *options) == score(data, gold, found, *options)


def test_the_figures_for_the_rules_alone_are_those_of_score_too(data: Path, read_folder: Reader) -> None:
    gold, found = data / "articles.gold.jsonl", read_folder(data / "articles", "--rules-alone")
    assert evaluate(gold, found) == score(data, gold, found)


def test_without_options_nothing_is_said_of_confidence(read_folder: Reader) -> None:
    printed = evaluate(SAMPLES / "gold.jsonl", read_folder(SAMPLES))
    assert {line.split()[0].split("=")[0] for line in printed.splitlines()} == {"overlap>", "right", "WRONG"}


def test_with_confidence_a_table_follows_what_is_printed_without(read_folder: Reader) -> None:
    gold, found = SAMPLES / "gold.jsonl", read_folder(SAMPLES)
    without, with_it = evaluate(gold, found), evaluate(gold, found, "--confidence")
    assert with_it.startswith(without)
    title, *lines = with_it.removeprefix(without).splitlines()
    assert title == "Of the statements called as sure as this, so many were right:"
    assert sum(int(line.split()[-1]) for line in lines) > 200


def test_a_diagram_is_drawn_where_it_is_asked_for(tmp_path: Path, read_folder: Reader) -> None:
    evaluate(SAMPLES / "gold.jsonl", read_folder(SAMPLES), "--diagram", tmp_path / "sure.svg")
    assert ElementTree.parse(tmp_path / "sure.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_a_diagram_that_cannot_be_written_says_so(tmp_path: Path, read_folder: Reader) -> None:
    with pytest.raises(CommandError, match="name with --diagram a file that can be written"):
        evaluate(SAMPLES / "gold.jsonl", read_folder(SAMPLES), "--diagram", tmp_path / "nowhere" / "sure.svg")


def test_annotations_are_gold_too_and_measure_what_polnear_does(tmp_path: Path, read_folder: Reader) -> None:
    gold, texts = articles(4), tmp_path / "texts"
    annotations = as_annotations(gold, tmp_path / "annotations.jsonl", texts)
    polnear, found = as_polnear(gold, tmp_path / "polnear.jsonl"), read_folder(texts)
    assert evaluate(annotations, found, "--texts", texts) == evaluate(polnear, found)


def test_annotations_without_their_folder_ask_for_it(tmp_path: Path, read_folder: Reader) -> None:
    annotations = as_annotations(articles(1), tmp_path / "annotations.jsonl", tmp_path / "texts")
    with pytest.raises(CommandError, match="say with --texts FOLDER where its articles lie"):
        evaluate(annotations, read_folder(tmp_path / "texts"))


@pytest.mark.parametrize(
    ("gold", "found"), [("nowhere.jsonl", SAMPLES / "gold.jsonl"), (SAMPLES / "gold.jsonl", SAMPLES / "README.md")]
)
def test_what_cannot_be_compared_says_what_to_give(gold: str, found: Path) -> None:
    with pytest.raises(CommandError, match=r"Give the gold file first, then what `manage.py read` printed"):
        evaluate(gold, found)


def test_without_the_fit_the_reader_is_another_one(read_folder: Reader) -> None:
    gold = SAMPLES / "gold.jsonl"
    assert evaluate(gold, read_folder(SAMPLES, "--rules-alone")) != evaluate(gold, read_folder(SAMPLES))
