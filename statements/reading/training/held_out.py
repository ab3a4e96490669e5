"""The gain on articles held back: each part of the gold is read by what was fitted on the other parts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from ..drafting import drafted
from ..evaluation import Evaluation, compared
from ..evaluation.gold import GoldArticle
from ..fitted import Fit, Model, reading_by
from ..layout import lay_out
from ..tidying import tidied
from ..weighing import weighed
from .fitting import fitted_on

PARTS = 5
STAGES = ("rules alone", "with ends", "with ends and weights")


def held_out(gold: Mapping[str, GoldArticle], *, speech: bool = False, parts: int = PARTS) -> dict[str, Evaluation]:
    """How good each stage is on articles it was not fitted on; `speech` as `evaluated` has it.

    More parts are nearer to what a fit on all of them does, and take longer: the models are fitted once for each.
    """
    names = sorted(gold)
    found: dict[str, dict[str, dict[str, Any]]] = {stage: {} for stage in STAGES}
    for part in range(parts):
        fit = fitted_on([gold[name] for at, name in enumerate(names) if at % parts != part])
        fits = (None, Fit(fit.ends, Model({}), 0.0, {}), fit)
        for stage, each in zip(STAGES, fits, strict=True):
            found[stage] |= read_by(each, gold, names[part::parts])
    return {stage: compared(gold, found[stage], speech=speech) for stage in STAGES}


def seen(gold: Mapping[str, GoldArticle]) -> list[str]:
    """The SHA-256 of each article's text, by which a fit remembers what it was fitted on."""
    return [hashlib.sha256(article.text.encode()).hexdigest() for article in gold.values()]


def unseen_by(fit: Fit, gold: Mapping[str, GoldArticle], *, speech: bool = False) -> Evaluation | None:
    """How good a fit is on the articles it was not fitted on; None where these are too few to tell."""
    known = set(fit.about.get("articles", ()))
    others = {name: gold[name] for name, text in zip(gold, seen(gold), strict=True) if text not in known}
    if len(others) < len(gold) / 2:
        return None
    return compared(others, read_by(fit, others, others), speech=speech)


def read_by(fit: Fit | None, gold: Mapping[str, GoldArticle], names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What is found in these articles of the gold, in the shape that `compared` takes."""
    with reading_by(fit):
        return {name: {"statements": _statements(gold[name].text)} for name in names}


def _statements(text: str) -> list[dict[str, Any]]:
    layout = lay_out(text)
    drafts = tidied(text, weighed(drafted(text, layout).drafts), layout.body)
    return [
        {
            "spans": [list(span) for span in draft.spans],
            "form": draft.form,
            "speaker": draft.speaker,
            "attributed_to": [list(draft.source)] if draft.source else [],
            "confidence": draft.confidence,
        }
        for draft in drafts
    ]
