"""`manage.py train_reader` fits again, shows the gain on articles held back, and never makes the reader worse."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from statements import curation
from statements.learning import gold_of_archive
from statements.models import Statement
from statements.reading.evaluation.gold import gold_of
from statements.reading.fitted import FIT_FILE, SHIPPED, Fit, Model, current, load, save
from statements.reading.training import STAGES, fitted_on, seen
from tests.statements import making
from tests.statements.reading.training.annotated import articles, as_annotations, as_polnear

GOLD = articles(24)
NOTHING_IS_RIGHT = Fit(Model({}), Model({"any": -9.0}), 0.5, {})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return as_polnear(GOLD, tmp_path / "gold.jsonl")


@pytest.fixture
def fit(tmp_path: Path) -> Path:
    """Where the fit goes: not over the one that ships."""
    return tmp_path / "fit.json"


def train(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("train_reader", *map(str, arguments), stdout=out)
    return out.getvalue()


class Trained(NamedTuple):
    printed: str
    fit: Path
    diagram: Path
    shipped_before: bytes


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """What comes of training where there was no fit."""
    folder, shipped = tmp_path_factory.mktemp("trained"), FIT_FILE.read_bytes()
    fit, diagram = folder / "fit.json", folder / "sure.svg"
    gold = as_polnear(GOLD, folder / "gold.jsonl")
    return Trained(train(gold, "--fit", fit, "--diagram", diagram), fit, diagram, shipped)


def refusal(*arguments: str | Path) -> str:
    with pytest.raises(CommandError) as refused:
        train(*arguments)
    return str(refused.value)


def test_a_fit_that_is_better_than_the_rules_is_written(trained: Trained) -> None:
    assert f"Wrote the new fit to {trained.fit}" in trained.printed
    new = load(trained.fit)
    assert new.about["articles"] == sorted(seen(GOLD))
    assert new.version == fitted_on(list(GOLD.values())).version


def test_the_gain_of_every_stage_and_how_sure_it_was_are_printed(trained: Trained) -> None:
    lines = trained.printed.splitlines()
    f1 = [float(line.split(" F1 ")[1].split()[0]) for line in lines if line.startswith(STAGES)]
    assert len(f1) == 3
    assert f1[0] < f1[1] < f1[2]
    assert load(trained.fit).about["f1"] == pytest.approx(f1[2], abs=0.001)
    assert "  called 0.9" in trained.printed


def test_a_diagram_is_drawn_where_it_is_asked_for(trained: Trained) -> None:
    image = ElementTree.parse(trained.diagram)
    assert f"{len(GOLD)} articles, held back in turn" in "".join(image.getroot().itertext())


def test_training_leaves_what_ships_and_what_readings_go_by_as_they_were(trained: Trained) -> None:
    assert FIT_FILE.read_bytes() == trained.shipped_before
    assert current() is SHIPPED


def test_a_second_time_the_fit_is_no_better_and_stays(trained: Trained, gold: Path, fit: Path) -> None:
    fit.write_bytes(trained.fit.read_bytes())
    assert "Kept what there was" in train(gold, "--fit", fit)
    assert fit.read_bytes() == trained.fit.read_bytes()


def test_annotations_teach_the_same_as_polnear(trained: Trained, tmp_path: Path, fit: Path) -> None:
    texts = tmp_path / "texts"
    train(as_annotations(GOLD, tmp_path / "gold.jsonl", texts), "--texts", texts, "--fit", fit)
    assert fit.read_bytes() == trained.fit.read_bytes()


def test_an_old_fit_that_did_better_on_articles_held_back_stays(gold: Path, fit: Path) -> None:
    old = fitted_on(list(GOLD.values()))
    save(replace(old, keep=old.keep - 0.01).told(seen(GOLD), 1.0), fit)
    before = fit.read_bytes()
    assert "is no better than" in train(gold, "--fit", fit)
    assert fit.read_bytes() == before


def test_an_old_fit_that_does_badly_now_even_on_what_it_was_fitted_on_goes(gold: Path, fit: Path) -> None:
    save(NOTHING_IS_RIGHT.told(seen(GOLD), 1.0), fit)
    printed = train(gold, "--fit", fit)
    assert "the old fit, seen      F1 0.000" in printed
    assert "Wrote the new fit" in printed


def test_an_old_fit_that_never_saw_the_articles_is_measured_on_them_whatever_it_says_of_itself(
    gold: Path, fit: Path
) -> None:
    save(NOTHING_IS_RIGHT.told([], 1.0), fit)
    printed = train(gold, "--fit", fit)
    assert "the old fit, unseen    F1 0.000" in printed
    assert "Wrote the new fit" in printed


def test_a_fit_that_is_no_better_than_the_rules_is_not_written(tmp_path: Path, fit: Path) -> None:
    """Where nobody is found to have said anything there is nothing to be better at."""
    silent = {name: article.__class__(article.text, [], None) for name, article in GOLD.items()}
    printed = train(as_polnear(silent, tmp_path / "silent.jsonl"), "--fit", fit)
    assert "Kept what there was" in printed
    assert not fit.exists()


@pytest.fixture
def archive(db: None) -> None:
    """The same articles, in which an editor found the same."""
    ana = User.objects.create_user("ana")
    for each in GOLD.values():
        article = making.article(each.text)
        for one in each.statements:
            where = {"form": "indirect", "cue_spans": one.cue, "attribution_spans": one.source}
            who = {"speaker": making.speaker(one.speaker or "")}
            curation.add_statement(article.text, one.spans, ana, quotation=where, statement=who)  # type: ignore[arg-type]
        curation.publish(Statement.objects.in_article(article), ana)


@pytest.mark.usefixtures("archive")
def test_the_finished_articles_of_the_archive_teach_as_annotated_ones_do(
    gold: Path, fit: Path, tmp_path: Path, settings: Any
) -> None:
    settings.READING_FIT = fit
    printed = train("--archive", "--fit", fit)
    assert "The archive has 24 finished articles to learn from." in printed
    assert "what ships, unseen" in printed, "the fit of an installation has that to better, too"
    assert f"Wrote the new fit to {fit}" in printed
    assert load(fit).about["articles"] == sorted(seen(gold_of_archive()))

    out = StringIO()
    call_command("export_gold", tmp_path / "gold", stdout=out)
    assert out.getvalue() == f"Wrote 24 articles to {tmp_path / 'gold' / 'gold.jsonl'}.\n"
    assert gold_of(tmp_path / "gold" / "gold.jsonl") == gold_of_archive()

    assert refusal("--archive", "--most", "19", "--fit", fit).startswith("Of 19 articles there is nothing to learn")
    assert refusal("--fit", fit).startswith("Nothing to learn from")


def test_too_few_articles_are_refused(tmp_path: Path, fit: Path) -> None:
    few = as_polnear(articles(19), tmp_path / "few.jsonl")
    assert refusal(few, "--fit", fit) == f"{few} has 19 articles; give at least 20, or there is nothing to learn."


def test_a_missing_file_is_refused(tmp_path: Path, fit: Path) -> None:
    said = refusal(tmp_path / "nowhere.jsonl", "--fit", fit)
    assert "nowhere.jsonl" in said
    assert said.endswith("Give a gold file, and with --texts the folder of its articles.")


def test_a_missing_folder_of_texts_is_refused(tmp_path: Path, fit: Path) -> None:
    annotations = as_annotations(GOLD, tmp_path / "annotations.jsonl", tmp_path / "texts")
    said = refusal(annotations, "--texts", tmp_path / "nowhere", "--fit", fit)
    assert said.startswith(f"There is no folder {tmp_path / 'nowhere'}: say with --texts FOLDER")


def test_a_folder_that_lacks_an_article_is_refused(tmp_path: Path, fit: Path) -> None:
    annotations = as_annotations(GOLD, tmp_path / "annotations.jsonl", tmp_path / "texts")
    (tmp_path / "texts" / "article-007.txt").unlink()
    assert "No file with the SHA-256" in refusal(annotations, "--texts", tmp_path / "texts", "--fit", fit)


def test_a_gold_file_of_another_shape_is_refused(tmp_path: Path, fit: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"headline": "Council meets", "quotes": ["The quay is safe"]}) + "\n")
    assert f"Article 1 of {other} is no gold, in none of the shapes of docs/annotation.md" in refusal(
        other, "--fit", fit
    )


def test_an_old_fit_that_is_broken_is_refused_and_left_alone(gold: Path, fit: Path) -> None:
    fit.write_text("{")
    said = refusal(gold, "--fit", fit)
    assert said.startswith(f"{fit} holds no fit")
    assert said.endswith("move it away, or name another with --fit.")
    assert fit.read_text() == "{"


def test_an_old_fit_that_was_measured_otherwise_is_not_compared(gold: Path, fit: Path) -> None:
    save(Fit(Model({}), Model({}), 0.5, {}).told([], 0.9, speech=True), fit)
    assert refusal(gold, "--fit", fit).startswith(f"{fit} was measured with --speech: do so again")


@pytest.mark.parametrize("option", ["--fit", "--diagram"])
def test_a_file_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, gold: Path, option: str) -> None:
    assert f"There is no folder {tmp_path / 'nowhere'}" in refusal(gold, option, tmp_path / "nowhere" / "it")
