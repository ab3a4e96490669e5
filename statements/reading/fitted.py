"""What was fitted on annotated articles: weights of what can be seen, and the probability they add up to.

A model is a logistic regression over features that are there or not. `fit.json` beside this module holds the weights
that ship; `manage.py train_reader` fits them again. An installation may have a fit of its own, told by `install`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from math import exp, isfinite
from pathlib import Path
from typing import Any

FIT_FILE = Path(__file__).with_name("fit.json")


class Model:
    """Weights by feature; a feature without one says nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = dict(weights)

    def probability(self, features: Iterable[str]) -> float:
        weight = self.weights.get
        return 1 / (1 + exp(-max(-30.0, min(30.0, sum(weight(feature, 0.0) for feature in features)))))


@dataclass(frozen=True, slots=True)
class Fit:
    """`ends` tells whether reported words end at a joint of the sentence, `statements` whether a draft is right.

    `keep` is the probability from which on a draft is kept; `about` says what it was fitted on and how good it is.
    """

    ends: Model
    statements: Model
    keep: float
    about: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Changes whenever a weight does."""
        weights = json.dumps([self.keep, _rounded(self.ends), _rounded(self.statements)])
        return hashlib.sha256(weights.encode()).hexdigest()[:6]

    def told(self, articles: Sequence[str], f1: float, *, speech: bool = False) -> Fit:
        """The same, with the SHA-256 of the texts it was fitted on, and how good it was on articles held back."""
        return replace(self, about={"articles": sorted(articles), "f1": round(f1, 4), "speech": speech})


def _rounded(model: Model) -> dict[str, float]:
    return {name: round(weight, 3) for name, weight in sorted(model.weights.items()) if round(weight, 3)}


def save(fit: Fit, path: Path) -> None:
    """Write a fit beside the old one and put it in its place at once: whoever stops half-way leaves the old one."""
    stored = {
        "about": dict(fit.about),
        "keep": fit.keep,
        "ends": _rounded(fit.ends),
        "statements": _rounded(fit.statements),
    }
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)


def load(path: Path = FIT_FILE) -> Fit:
    """Raises OSError where there is no file, and ValueError, with what to do, where it holds no fit."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Fit(_model(stored["ends"]), _model(stored["statements"]), _number(stored["keep"]), dict(stored["about"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} holds no fit ({error!r}): take it back from the repository or a backup") from error


def _model(weights: Mapping[str, float]) -> Model:
    return Model({feature: _number(weight) for feature, weight in weights.items()})


def _number(stored: float) -> float:
    """With one that is none, nothing at all would be found, and nobody would hear of it."""
    if isfinite(number := float(stored)):
        return number
    raise ValueError(f"{stored} is no number")


SHIPPED = load()
_installed = SHIPPED
_CURRENT: ContextVar[Fit | None] = ContextVar("fit")


def install(fit: Fit) -> None:
    """Let this process read by another fit than the one that ships. To be said once, before anything is read."""
    global _installed  # noqa: PLW0603 (the process has one)
    _installed = fit


def installed() -> Fit:
    return _installed


def current() -> Fit | None:
    """The fit that readings go by; None where the rules decide alone."""
    return _CURRENT.get(_installed)


@contextmanager
def reading_by(fit: Fit | None) -> Iterator[None]:
    """Within it, readings go by another fit, or by the rules alone."""
    before = _CURRENT.set(fit)
    try:
        yield
    finally:
        _CURRENT.reset(before)
