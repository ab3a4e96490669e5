"""From the words of the text to a name."""

from __future__ import annotations

import pytest

from .reading_of import reading_of, statements_of, the_statement_of

BEFORE = "The President of Drevonia Pavel Orlund said the treaty was ready. "


SOURCES = ["He", "Orlund", "Mr Orlund", "The president", "The Drevonian leader", "The head of state"]


@pytest.mark.parametrize("source", SOURCES)
def test_pronoun_surname_and_role_lead_to_the_name(source: str) -> None:
    _, statement = statements_of(f"{BEFORE}{source} added that the ink was dry.")
    assert statement.speaker == "Pavel Orlund"


def test_a_name_beside_a_role_is_the_speaker() -> None:
    statement = the_statement_of("The Speaker of the House, Lena Farrow, said that the sitting was over.")
    assert statement.speaker == "Lena Farrow"


def test_an_unnamed_source_is_kept_as_printed() -> None:
    text = "A senior official of the ministry said that the bridge had been closed."
    statement = the_statement_of(text)
    assert statement.speaker is None
    whole = f"Council meets in Orsana\n\n{text}"
    assert [whole[slice(*span)] for span in statement.attributed_to] == ["A senior official of the ministry"]


def test_she_is_not_a_man_whom_the_text_calls_mr() -> None:
    first, _, third = statements_of(
        "Mrs Lena Farrow said the vote was lost. Mr Pavel Orlund said it had been won. She said nobody had counted."
    )
    assert third.speaker == first.speaker == "Lena Farrow"


@pytest.mark.parametrize("medium", ["Reuters", "Halvinform", "The Orsana Gazette"])
def test_a_medium_that_passes_words_on_is_cited_and_does_not_speak(medium: str) -> None:
    statement = the_statement_of(f"{medium} says President Pavel Orlund called on the ministers to meet in Orsana.")
    assert statement.speaker == "Pavel Orlund"
    assert statement.via == medium.removeprefix("The ") or statement.via == medium


def test_an_official_website_is_cited() -> None:
    statement = the_statement_of(
        "According to the ministry’s website, President Pavel Orlund stated that rain is likely."
    )
    assert (statement.speaker, statement.via) == ("Pavel Orlund", "the ministry’s website")


@pytest.mark.parametrize("site", ["the official website of the President", "the website of the Orsana Council"])
def test_a_described_website_is_cited_as_printed(site: str) -> None:
    statement = the_statement_of(f"“The rain is ours,” President Pavel Orlund said, according to {site}.")
    assert (statement.speaker, statement.via) == ("Pavel Orlund", site)


@pytest.mark.parametrize(
    "sentence",
    [
        "{} said that the quarrel ended at five.",
        "“The quarrel ended at five,” {} said.",
    ],
)
@pytest.mark.parametrize("who", ["A Drevonian diplomat who was in the room", "A clerk who had met Pavel Orlund"])
def test_what_is_told_about_a_source_is_no_source(sentence: str, who: str) -> None:
    text = f"Council meets in Orsana\n\n{sentence.format(who)}"
    (statement,) = reading_of(text).statements
    assert statement.speaker is None
    assert [text[slice(*span)] for span in statement.attributed_to] == [who]


@pytest.mark.parametrize("media", ["Drevonian media reports", "Drevonian Media"])
def test_media_without_a_name_are_no_speaker(media: str) -> None:
    statement = the_statement_of(f"{media} say that the dam is full. The lamps of Drevonia are lit.")
    assert statement.speaker is None


def test_reports_of_media_are_cited_by_the_media() -> None:
    statement = the_statement_of("Drevonian media reports say President Pavel Orlund stated that the dam is full.")
    assert (statement.speaker, statement.via) == ("Pavel Orlund", "Drevonian media")
