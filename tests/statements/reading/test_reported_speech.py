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


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mayor Ona Birk noted on Monday, the fares were all paid.", "the fares were all paid"),
        ("Mayor Ona Birk said at a meeting yesterday morning the law should go.", "the law should go"),
        ("Mayor Ona Birk said after the vote she would not stand.", "she would not stand"),
        ("Mayor Ona Birk said, in her turn, that the quay was safe.", "the quay was safe"),
        ("Mayor Ona Birk, citing the harbour office, reported the quay was safe.", "the quay was safe"),
    ],
)
def test_what_stands_between_the_verb_and_the_clause_is_passed_over(sentence: str, said: str) -> None:
    assert said in [statement.text for statement in statements_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("A clerk told the Harbour Times the fire began at noon.", "the fire began at noon"),
        ("A clerk told the press his boat was gone.", "his boat was gone"),
        ("The crew is safe, officials told state radio, adding that the search was over.", "The crew is safe"),
        ("The clerk informed the council about the cost of the quay.", "the cost of the quay"),
    ],
)
def test_whoever_was_told_is_not_part_of_what_was_told(sentence: str, said: str) -> None:
    assert statements_of(sentence)[0].text == said


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("Consequently, she said, the fares would rise.", ["the fares would rise"]),
        ("As the statement said, the fares must rise.", ["the fares must rise"]),
        ("For the ferry, according to Ona Birk, this is a good year.", ["For the ferry", "this is a good year"]),
    ],
)
def test_a_cue_between_commas_parts_what_was_said_or_stands_before_it(sentence: str, pieces: list[str]) -> None:
    text = f"Council meets in Orsana\n\n{sentence}"
    assert [text[slice(*span)] for span in the_statement_of(sentence).spans] == pieces


def test_words_of_saying_at_the_end_take_in_the_whole_sentence() -> None:
    statement = the_statement_of("A guard at the gate guaranteed order, and warned thieves, Mayor Ona Birk said.")
    assert statement.text == "A guard at the gate guaranteed order, and warned thieves"
    assert statement.speaker == "Ona Birk"


@pytest.mark.parametrize(
    ("sentence", "said", "source"),
    [
        ("It was agreed that the quay would stay.", "the quay would stay", ""),
        ("The need for new lamps was also stressed.", "The need for new lamps", ""),
        ("The fall of the wall was announced by Mayor Ona Birk.", "The fall of the wall", "Mayor Ona Birk"),
    ],
)
def test_a_passive_reports_what_stands_before_or_behind_it(sentence: str, said: str, source: str) -> None:
    text = f"Council meets in Orsana\n\n{sentence}"
    statement = the_statement_of(sentence)
    assert statement.text == said
    assert "".join(text[slice(*span)] for span in statement.attributed_to) == source


def test_hearsay_in_the_passive_is_nobodys_statement() -> None:
    assert statements_of("The quay is said to be safe. It was reported that the ferry sank.") == ()


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("In the opinion of the harbour office, the quay is safe.", "the harbour office"),
        ("In her view, the quay is safe.", "her"),
        ("According to harbour.example.com, the quay is safe.", "harbour.example.com"),
    ],
)
def test_a_view_is_given_as_whose_it_is(sentence: str, source: str) -> None:
    text = f"Council meets in Orsana\n\n{sentence}"
    statement = the_statement_of(sentence)
    assert (statement.text, text[slice(*statement.attributed_to[0])]) == ("the quay is safe", source)


def test_a_long_apposition_is_no_statement_of_what_follows_the_verb() -> None:
    statement = the_statement_of("Ona Birk, the mayor of Orsana, a member of the board, said Brem reached out to Hask.")
    assert statement.text == "Brem reached out to Hask"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Ona Birk went on to say the quay was safe.",
        "Mayor Ona Birk took to the radio to say the quay was safe.",
        "Mayor Ona Birk continued to insist the quay was safe.",
    ],
)
def test_an_infinitive_that_did_happen_reports(sentence: str) -> None:
    assert the_statement_of(sentence).text == "the quay was safe"
