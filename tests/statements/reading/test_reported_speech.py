"""Speech that is reported in other words."""

from __future__ import annotations

import pytest

from .reading_of import statements_of, the_statement_of

SAID = "the ferry would be late"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Mayor Ona Birk said that {SAID}.",
        f"Mayor Ona Birk said {SAID}.",
        f"Mayor Ona Birk on Monday told reporters that {SAID}.",
        f"According to Mayor Ona Birk, {SAID}.",
        f"In the opinion of the crew, yes; but Mayor Ona Birk warned that {SAID}.",
        f"Mayor Ona Birk, who chairs the council, has repeatedly stressed that {SAID}.",
        f"Mayor Ona Birk expressed confidence that {SAID}.",
    ],
)
def test_a_clause_after_words_of_saying_is_what_was_said(sentence: str) -> None:
    statement = the_statement_of(sentence)
    assert (statement.text, statement.form, statement.speaker) == (SAID, "indirect", "Ona Birk")


@pytest.mark.parametrize("tail", ["Mayor Ona Birk said", "said Mayor Ona Birk", "according to Mayor Ona Birk"])
def test_a_clause_before_words_of_saying_is_what_was_said(tail: str) -> None:
    statement = the_statement_of(f"The ferry would be late on Sunday, {tail}.")
    assert (statement.text, statement.speaker) == ("The ferry would be late on Sunday", "Ona Birk")


def test_a_denial_keeps_its_whole_sentence() -> None:
    sentence = "On 3 May, Mayor Ona Birk has ruled out any talks with the ferry company."
    statement = the_statement_of(sentence)
    assert statement.text == "any talks with the ferry company"
    text = f"Council meets in Orsana\n\n{sentence}"
    assert text[slice(*statement.sentence)] == sentence


def test_two_verbs_with_one_subject_are_two_statements() -> None:
    first, second = statements_of(
        "Mayor Ona Birk called for new lamps in the port and promised that the quay would stay."
    )
    assert first.text == "new lamps in the port"
    assert second.text == "the quay would stay"
    assert first.speaker == second.speaker == "Ona Birk"


def test_what_happened_meanwhile_is_not_what_was_said() -> None:
    statement = the_statement_of("Mayor Ona Birk said the quay was safe as a storm reached the islands.")
    assert statement.text == "the quay was safe"


def test_he_said_so_points_to_the_sentence_before() -> None:
    statement = the_statement_of(
        "The quay is safe for every boat, the Mayor of Orsana Ona Birk. She said this on Monday at a council."
    )
    assert statement.text == "The quay is safe for every boat"
    assert statement.speaker == "Ona Birk"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ona Birk did not say that the ferry would be late.",
        "Mayor Ona Birk is expected to say that the ferry will be late.",
        "The reports of the harbour office were lost in the fire.",
        "Mayor Ona Birk walked along the quay and looked at the sea.",
    ],
)
def test_what_nobody_has_said_is_no_statement(sentence: str) -> None:
    assert statements_of(sentence) == ()
