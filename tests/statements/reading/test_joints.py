"""Where reported words may end, and what can be seen there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.reading.joints import features, joints
from statements.reading.quotations import quotations_in
from statements.reading.reading import Span
from statements.reading.tokens import Token, tokens_of


def tokens(text: str) -> list[Token]:
    whole = Span(0, len(text))
    return tokens_of(text, whole, quotations_in(text, whole))


def joints_of(text: str) -> list[str]:
    """Each joint of a text whose first word begins what is reported, as what it is and the word it stands at."""
    parts = tokens(text)
    return [f"{joint}:{parts[at].text}" for at, joint in joints(parts, 0, len(parts))]


def seen_at(text: str, word: str) -> set[str]:
    parts = tokens(text)
    at = next(at for at, token in enumerate(parts) if token.text == word)
    joint = next(joint for where, joint in joints(parts, 0, len(parts)) if where == at)
    return set(features(parts, 0, at, joint))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the dam would hold", []),
        ("the dam would hold, the mayor would not", [",:,"]),
        ("the dam would hold; the quay would not", [";:;"]),
        ("the dam would hold – the quay would not", ["—:–"]),
        ("the dam would hold and the quay would not", ["and:and"]),
        ("the dam would hold, and the quay would not", [",:,"]),
        ("the dam would hold Thursday", ["DAY:Thursday"]),
        ("the dam would hold on Thursday", ["on:on"]),
        ("the dam would hold while it rained", ["while:while"]),
    ],
)
def test_words_may_end_at_a_mark_a_conjunction_or_a_day(text: str, wanted: list[str]) -> None:
    assert joints_of(text) == wanted


def test_the_first_word_is_no_joint() -> None:
    assert joints_of("and the dam") == []


def test_there_are_none_behind_the_end_that_was_told() -> None:
    parts = tokens("the dam, the quay, the bridge")
    assert [at for at, _ in joints(parts, 0, 4)] == [2]
    assert list(joints(parts, 4, 4)) == []
    assert list(joints(parts, len(parts), len(parts))) == []


def test_a_comma_within_a_quotation_is_none() -> None:
    assert joints_of("the dam was “old, weak and dear” but useful") == ["but:but"]


def test_what_several_quotations_say_together_has_none() -> None:
    assert joints_of("“the dam”, “the quay” and “the bridge” but nothing else") == ["but:but"]


def test_it_is_seen_that_a_verb_of_saying_follows() -> None:
    assert "verb=, past2" in seen_at("the dam would hold, he said again", ",")
    assert "verb=, none" in seen_at("the dam would hold, he slept again", ",")


def test_it_is_seen_what_stands_in_quotation_marks_before_and_behind() -> None:
    assert "quoted=q-" in seen_at("the dam was “weak and old”, the council", ",")
    assert "quoted=-q" in seen_at("the dam was weak, which “nobody in Lisk” knew", ",")


@given(st.lists(st.sampled_from(["the", ",", "and", "said", "Monday", "“so”", "—", "Hask", "to", "that", ";", "on"])))
def test_whatever_the_sentence_joints_lie_in_order_inside_it_and_look_the_same_twice(words: list[str]) -> None:
    parts = tokens(" ".join(words))
    found = list(joints(parts, 0, len(parts)))
    assert [at for at, _ in found] == sorted({at for at, _ in found})
    for at, joint in found:
        assert 0 < at < len(parts)
        seen = features(parts, 0, at, joint)
        assert seen == features(parts, 0, at, joint)
        assert len(seen) == len(set(seen))
