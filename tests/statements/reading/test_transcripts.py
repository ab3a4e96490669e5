"""Transcripts: who has the floor, whatever way their names are set before their words."""

from __future__ import annotations

import pytest

from .reading_of import statements_of

HOLD, DOUBT, AGAIN = "The dam will hold this winter.", "I do not believe a word.", "You never believe a word."


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [(statement.speaker, statement.text, statement.form) for statement in statements_of(text)]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Ona Birk: ", "Pavel Hask: ", "Ona Birk: "),
        ("ONA BIRK: ", "PAVEL HASK: ", "BIRK: "),
        ("ONA BIRK (Labour): ", "PAVEL HASK (Greens): ", "ONA BIRK: "),
        ("ONA BIRK, MAYOR OF ORSANA: ", "PAVEL HASK, HNA NEWS: ", "BIRK: "),
        ("**Ona Birk**: ", "**Pavel Hask**: ", "**Ona Birk:** "),
        ("[00:12] ONA BIRK: ", "[00:18] PAVEL HASK: ", "[01:02:03] ONA BIRK: "),
        ("00:12 Ona Birk: ", "00:18 Pavel Hask: ", "01:02 Ona Birk: "),
        ("((Ona Birk)): ", "((Pavel Hask)) ", "((Ona Birk)) "),
        ("Ona Birk. — ", "Pavel Hask. — ", "Ona Birk. – "),
        ("Ona Birk: ", "Pavel Hask [laughing]: ", "Ona Birk (interrupting): "),
        ('"ONA BIRK: ', '"PAVEL HASK: ', '"BIRK: '),
    ],
)
def test_each_turn_is_a_statement_of_whoever_has_the_floor(first: str, second: str, third: str) -> None:
    text = f"{first}{HOLD}\n\n{second}{DOUBT}\n\n{third}{AGAIN}"
    assert said(text) == [
        ("Ona Birk", HOLD, "direct"),
        ("Pavel Hask", DOUBT, "direct"),
        ("Ona Birk", AGAIN, "direct"),
    ]


def test_questions_and_answers_on_lines_of_their_own_are_turns() -> None:
    text = f"Q: Will the dam hold this winter?\nA: {HOLD}\nQ: And what about the old quay?\nA: {DOUBT}"
    assert [words for _, words, _ in said(text)] == [
        "Will the dam hold this winter?",
        HOLD,
        "And what about the old quay?",
        DOUBT,
    ]


def test_whoever_asks_without_a_name_stays_without_one_and_the_first_person_named_answers() -> None:
    text = f"Ona Birk is the mayor of Orsana.\n\nQ: Will the dam hold this winter?\n\nA: {HOLD}"
    assert [speaker for speaker, _, _ in said(text)] == [None, "Ona Birk"]


def test_titles_stand_before_the_names_of_a_house() -> None:
    text = f"Ms. Birk: {HOLD}\n\nMr. Hask: {DOUBT}\n\nMs. Birk: {AGAIN}"
    assert [(speaker, words) for speaker, words, _ in said(text)] == [("Birk", HOLD), ("Hask", DOUBT), ("Birk", AGAIN)]


def test_a_turn_goes_on_while_somebody_speaks_in_the_first_person() -> None:
    text = f"Ona Birk: {HOLD}\n\nWe built it well, and I am proud of it.\n\nPavel Hask: {DOUBT}"
    assert [speaker for speaker, _, _ in said(text)] == ["Ona Birk", "Ona Birk", "Pavel Hask"]


def test_one_label_makes_no_transcript() -> None:
    assert statements_of("Opening Hours: from nine to five on all days of the week.") == ()
