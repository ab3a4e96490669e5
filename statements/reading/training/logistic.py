"""Logistic regression over features that are there or not, small enough to need no library.

Stochastic gradient descent with a step of its own for every weight (AdaGrad: Duchi, Hazan and Singer 2011) and weights
drawn towards nothing (L2). The order is shuffled from a fixed seed, so that the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, sqrt
from random import Random
from typing import NamedTuple

from ..fitted import Model

_ROUNDS = 40
_STEP = 0.2
_RARE = 3
"""A feature seen less often is left out: it would be learnt by heart."""


class Example(NamedTuple):
    features: Sequence[str]
    is_so: bool


def fit(examples: Sequence[Example], *, pull: float) -> Model:
    """The model that tells best which of the examples are so; the pull keeps weights small where examples are few."""
    often = Counter(feature for example in examples for feature in example.features)
    rows = [([f for f in example.features if often[f] >= _RARE], float(example.is_so)) for example in examples]
    weights = {feature: 0.0 for feature, number in often.items() if number >= _RARE}
    squares = dict.fromkeys(weights, 1e-6)
    order, random = list(range(len(rows))), Random(0)  # noqa: S311 - no secret
    for _ in range(_ROUNDS):
        random.shuffle(order)
        for at in order:
            features, wanted = rows[at]
            missed = 1 / (1 + exp(-sum(weights[feature] for feature in features))) - wanted
            for feature in features:
                slope = missed + pull * weights[feature] / sqrt(often[feature])
                squares[feature] += slope * slope
                weights[feature] -= _STEP * slope / sqrt(squares[feature])
    return Model(weights)
