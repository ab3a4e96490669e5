"""A logistic regression learns what can be learnt, and does not pretend where nothing can."""

from __future__ import annotations

from random import Random

import pytest

from statements.reading.training.logistic import Example, fit


def test_it_learns_what_can_be_learnt() -> None:
    random = Random(1)
    examples = [Example([f"a={random.random() < 0.5}", f"noise={random.randrange(9)}"], False) for _ in range(400)]
    examples = [Example(features, features[0] == "a=True") for features, _ in examples]
    model = fit(examples, pull=0.1)
    assert model.probability(["a=True", "noise=3"]) > 0.95
    assert model.probability(["a=False", "noise=3"]) < 0.05


def test_it_learns_what_only_two_features_together_tell() -> None:
    examples = [
        Example([f"a={a}", f"b={b}", *(["both"] if a and b else [])], a and b)
        for a in (True, False)
        for b in (True, False)
        for _ in range(50)
    ]
    model = fit(examples, pull=0.1)
    assert model.probability(["a=True", "b=True", "both"]) > 0.9
    assert model.probability(["a=True", "b=False"]) < 0.1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.7, 0.9])
def test_where_nothing_can_be_learnt_it_says_the_share(share: float) -> None:
    random = Random(2)
    examples = [
        Example(["any", *(f"f{number}={random.randrange(4)}" for number in range(6))], random.random() < share)
        for _ in range(2000)
    ]
    model = fit(examples, pull=1.0)
    said = [model.probability(each.features) for each in examples]
    happened = sum(each.is_so for each in examples) / len(examples)
    assert sum(said) / len(said) == pytest.approx(happened, abs=0.03)
    assert sum(abs(each - happened) for each in said) / len(said) < 0.06


def test_what_it_calls_likely_happens_as_often_on_others_of_the_kind() -> None:
    chances = {"a": 0.95, "b": 0.75, "c": 0.4, "d": 0.1}
    random = Random(3)

    def some(number: int) -> list[Example]:
        kinds = [random.choice("abcd") for _ in range(number)]
        return [Example(["any", f"kind={kind}"], random.random() < chances[kind]) for kind in kinds]

    model = fit(some(3000), pull=0.1)
    for kind, chance in chances.items():
        assert model.probability(["any", f"kind={kind}"]) == pytest.approx(chance, abs=0.06)


def test_what_was_seen_too_seldom_has_no_weight() -> None:
    examples = [Example(["often"], True), Example(["often"], False)] * 20 + [Example(["twice"], True)] * 2
    assert fit(examples, pull=0.1).weights.keys() == {"often"}


def test_a_stronger_pull_leaves_smaller_weights() -> None:
    examples = [Example(["a"], True)] * 20 + [Example(["b"], False)] * 20
    weak, strong = fit(examples, pull=0.1), fit(examples, pull=5.0)
    assert 0 < strong.weights["a"] < weak.weights["a"]
    assert 0 > strong.weights["b"] > weak.weights["b"]


def test_the_same_examples_give_the_same_weights() -> None:
    random = Random(4)
    examples = [
        Example([f"a={random.randrange(3)}", f"b={random.randrange(3)}"], random.random() < 0.5) for _ in range(99)
    ]
    assert fit(examples, pull=0.1).weights == fit(examples, pull=0.1).weights


def test_nothing_to_learn_from_is_a_model_that_knows_nothing() -> None:
    assert fit([], pull=0.1).probability(["any"]) == 0.5
