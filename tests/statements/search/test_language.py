"""What readers type is read as they mean it, and nothing that they type is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.language import LONGEST_QUERY, LONGEST_WORD, MOST_TERMS, Term, read


def test_words_are_asked_for_all_together() -> None:
    assert read("river dam").clauses == ((Term("river"),), (Term("dam"),))


def test_or_binds_the_two_terms_beside_it() -> None:
    assert read("river OR lake dam").clauses == ((Term("river"), Term("lake")), (Term("dam"),))
    assert read("river OR lake OR sea").clauses == ((Term("river"), Term("lake"), Term("sea")),)


@pytest.mark.parametrize("text", ["OR river", "river OR", "OR OR river OR OR"])
def test_an_or_without_a_neighbour_says_nothing(text: str) -> None:
    assert read(text).clauses == ((Term("river"),),)


def test_or_in_small_letters_is_a_word() -> None:
    assert read("river or lake").terms == [Term("river"), Term("or"), Term("lake")]


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "””"])
def test_a_phrase_stands_in_quotation_marks_of_any_kind(marks: str) -> None:
    assert read(f"{marks[0]}both  banks{marks[1]} dam").terms == [Term("both banks", phrase=True), Term("dam")]


@pytest.mark.parametrize("minus", ["-", "−", "–"])
def test_a_minus_refuses_a_word_or_a_phrase(minus: str) -> None:
    assert read(f"river {minus}dam").terms == [Term("river"), Term("dam", without=True)]
    assert read(f'{minus}"both banks"').terms == [Term("both banks", phrase=True, without=True)]


def test_a_hyphen_within_a_word_refuses_nothing() -> None:
    assert read("cross-border").terms == [Term("cross-border")]


def test_a_quotation_mark_without_a_partner_makes_a_phrase_of_the_rest_and_says_so() -> None:
    query = read('dam "both banks')
    assert query.terms == [Term("dam"), Term("both banks", phrase=True)]
    assert query.notes


@pytest.mark.parametrize("text", ["(river)", "river*", "[river", "speaker:river", "-- river", "river~2", '""river'])
def test_what_has_no_meaning_here_leaves_the_words(text: str) -> None:
    assert [term.text for term in read(text).terms] == ["river"]


@pytest.mark.parametrize("text", ["(river dam)", "riv*", "Speaker:torvane", '"both banks"~5'])
def test_operators_that_have_no_meaning_here_are_said_to_be_left_out(text: str) -> None:
    assert read(text).notes
    assert not read("river “both banks” -dam OR 10:30").notes


@pytest.mark.parametrize("text", ["", "  ", "-", "***", '"…"', "— – -", "()"])
def test_what_has_no_letter_or_digit_asks_for_nothing(text: str) -> None:
    assert read(text).terms == []


def test_a_query_has_its_limits_and_says_so() -> None:
    assert len(read("river " * 100_000).terms) == MOST_TERMS
    assert len(read("river " * 100_000).problems) == 2
    assert not read("r" * LONGEST_WORD).problems
    assert read("r" * (LONGEST_WORD + 1)).problems
    assert read("r" * (LONGEST_WORD + 1) + " dam").terms == [Term("dam")]
    assert not read("dam " * (LONGEST_QUERY // 40)).problems


@given(st.text(max_size=1_500) | st.text(alphabet='ab "-–OR()*~:“”', max_size=200))
def test_any_text_is_read(text: str) -> None:
    query = read(text)
    assert len(query.terms) <= MOST_TERMS
    assert all(clause for clause in query.clauses)
    assert all(any(character.isalnum() for character in term.text) for term in query.terms)
