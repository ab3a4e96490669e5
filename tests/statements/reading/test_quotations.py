"""What stands in quotation marks, and how it is joined, cut and claimed."""

from __future__ import annotations

import pytest

from .reading_of import statements_of, the_statement_of


@pytest.mark.parametrize(
    "quoted",
    [
        "“The dam will hold this winter,”",
        '"The dam will hold this winter,"',
        "‘The dam will hold this winter,’",
        "„The dam will hold this winter“,",
        "«The dam will hold this winter»,",
        "''The dam will hold this winter,''",
    ],
)
def test_quotation_marks_of_any_shape_open_and_close(quoted: str) -> None:
    statement = the_statement_of(f"{quoted} Mayor Ona Birk said on the bridge.")
    assert statement.text == "The dam will hold this winter"
    assert (statement.form, statement.speaker) == ("direct", "Ona Birk")


def test_an_interrupted_quotation_is_one_statement_with_two_spans() -> None:
    statement = the_statement_of("“We have counted,” Mayor Ona Birk said, “every lamp in the harbour.”")
    assert len(statement.spans) == 2
    assert statement.text == "We have counted every lamp in the harbour."


def test_a_quotation_without_words_of_saying_goes_on_with_the_one_before() -> None:
    statement = the_statement_of("“The lamps are old,” Mayor Ona Birk said. “We shall buy new ones in spring.”")
    assert statement.text == "The lamps are old We shall buy new ones in spring."


def test_a_paragraph_left_open_goes_on_in_the_next() -> None:
    statement = the_statement_of("“The lamps are old.\n\n“But the lighthouse is older,” Mayor Ona Birk said.")
    assert len(statement.spans) == 2
    assert statement.speaker == "Ona Birk"


def test_an_apostrophe_does_not_close_a_quotation() -> None:
    statement = the_statement_of("‘The fishermen’s boats can’t leave before dawn,’ Mayor Ona Birk warned.")
    assert statement.text == "The fishermen’s boats can’t leave before dawn"


def test_a_word_in_marks_is_a_term_and_no_quotation() -> None:
    assert the_statement_of("Mayor Ona Birk said the “Lantern” project would cost nine dorins.").form == "indirect"


def test_part_of_a_clause_in_marks_is_a_mixed_quotation_with_its_clause() -> None:
    statement = the_statement_of("Mayor Ona Birk said the quay was “a wall with wet feet and no friends”.")
    assert statement.form == "mixed"
    assert statement.text.startswith("the quay was “a wall")


def test_words_in_marks_that_nobody_says_are_left_alone() -> None:
    assert statements_of("The boats “Heron” and “Stork” lay in the harbour until noon.") == ()
