"""The gain is measured on articles that nothing was fitted on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from statements.reading.evaluation import Evaluation, bins_of
from statements.reading.evaluation.gold import GoldArticle, gold_of
from statements.reading.fitted import Fit, current
from statements.reading.training import STAGES, fitted_on, held_out, seen, unseen_by
from statements.reading.training.held_out import read_by
from tests.statements.reading.training.annotated import articles

RULES, ENDS, ALL = STAGES


@pytest.fixture(scope="module")
def stages() -> dict[str, Evaluation]:
    return held_out(articles(), parts=3)


def test_each_stage_is_worth_something_where_there_is_something_to_learn(stages: dict[str, Evaluation]) -> None:
    rules, ends, both = (stages[stage].figures[0.8]["all"].f1 for stage in STAGES)
    assert rules < ends < both
    assert both > 0.95


def test_every_article_is_measured_once_in_every_stage(stages: dict[str, Evaluation]) -> None:
    wanted = sum(len(article.statements) for article in articles().values())
    assert [stages[stage].figures[0.5]["all"].gold for stage in STAGES] == [wanted] * 3


def test_the_rules_alone_have_no_probability(stages: dict[str, Evaluation]) -> None:
    assert stages[RULES].weighed == []
    assert stages[ALL].weighed != []


def test_no_article_is_read_by_what_was_fitted_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = articles(9)
    read: list[str] = []

    def fitted(some: Sequence[GoldArticle]) -> Fit:
        return fitted_on(some).told(seen({str(at): article for at, article in enumerate(some)}), 0.0)

    def watched(fit: Fit | None, of: Mapping[str, GoldArticle], names: Iterable[str]) -> dict[str, Any]:
        names = list(names)
        if fit and fit.about:
            assert len(fit.about["articles"]) == 6
            assert not set(seen({name: of[name] for name in names})) & set(fit.about["articles"])
            read.extend(names)
        return read_by(fit, of, names)

    module = sys.modules[read_by.__module__]
    monkeypatch.setattr(module, "fitted_on", fitted)
    monkeypatch.setattr(module, "read_by", watched)
    held_out(gold, parts=3)
    assert sorted(read) == sorted(gold)


def test_measuring_leaves_what_readings_go_by_as_it_was() -> None:
    before = current()
    held_out(articles(6), parts=2)
    assert current() is before


def test_a_fit_is_measured_on_what_it_never_saw() -> None:
    known, others = articles(8), articles(8, seed=1)
    fit = fitted_on(list(known.values())).told(seen(known), 0.0)
    gold = known | {f"other {name}": article for name, article in others.items()}
    evaluation = unseen_by(fit, gold)
    assert evaluation is not None
    assert evaluation.figures[0.5]["all"].gold == sum(len(article.statements) for article in others.values())


def test_a_fit_that_saw_most_of_the_articles_cannot_be_measured_on_them() -> None:
    gold = articles(8)
    known = dict(list(gold.items())[:5])
    assert unseen_by(fitted_on(list(known.values())).told(seen(known), 0.0), gold) is None


def test_confidence_means_what_it_says_on_articles_held_back(data: Path) -> None:
    if not (data / "articles-open").is_dir():
        pytest.skip(f"The annotated articles are not at {data / 'articles-open'}.")
    gold = gold_of(settings.BASE_DIR / "annotations" / "articles-open.jsonl", data / "articles-open")
    weighed = held_out(gold, parts=2)[ALL].weighed
    nine_in_ten = [is_right for confidence, is_right in weighed if confidence >= 0.9]
    assert len(nine_in_ten) > 200
    assert sum(nine_in_ten) / len(nine_in_ten) >= 0.9
    for each in bins_of(weighed):
        if each.number > 100:
            assert each.right == pytest.approx(each.called, abs=0.1)
