"""One fit: first where contents end, then, with these ends, which drafts are right."""

from __future__ import annotations

from collections.abc import Sequence

from ..evaluation.gold import GoldArticle
from ..fitted import Fit, Model, reading_by
from .examples import draft_examples, end_examples
from .logistic import Example, fit

_PULL_ON_ENDS, _PULL_ON_STATEMENTS = 0.1, 1.0
_STEPS = [step / 100 for step in range(10, 51, 5)]
_PARTS = 4
_AS_WELL = 0.002


def fitted_on(articles: Sequence[GoldArticle]) -> Fit:
    """The models that fit these articles best, with the probability from which on a draft is worth keeping."""
    with reading_by(None):
        ends = fit([example for article in articles for example in end_examples(article)], pull=_PULL_ON_ENDS)
    with reading_by(Fit(ends, Model({}), 0.0, {})):
        drafts = [draft_examples(article) for article in articles]
    statements = fit([example for each in drafts for example in each], pull=_PULL_ON_STATEMENTS)
    wanted = sum(not statement.is_optional for article in articles for statement in article.statements)
    return Fit(ends, statements, _worth_keeping(drafts, wanted), {})


def _worth_keeping(drafts: Sequence[Sequence[Example]], wanted: int) -> float:
    """The threshold with the best balance of what is found and what is right (F1) in parts held back in turn.

    Of thresholds that do as well the highest: an editor's time is worth as much as a doubtful proposal.
    """
    weighed: list[tuple[float, bool]] = []
    for part in range(_PARTS):
        others = [example for at, each in enumerate(drafts) if at % _PARTS != part for example in each]
        model = fit(others, pull=_PULL_ON_STATEMENTS)
        weighed += [
            (model.probability(example.features), example.is_so) for each in drafts[part::_PARTS] for example in each
        ]

    def balance(least: float) -> float:
        kept = [is_so for probability, is_so in weighed if probability >= least]
        return 2 * sum(kept) / (len(kept) + wanted) if kept else 0.0

    best = max(map(balance, _STEPS))
    return max(step for step in _STEPS if balance(step) >= best - _AS_WELL)
