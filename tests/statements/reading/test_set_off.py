"""Words that need no marks to be somebody's: block quotes, dialogues of dashes, posts under their signature."""

from __future__ import annotations

import pytest

from .reading_of import statements_of, the_statement_of


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [(statement.speaker, statement.text, statement.form) for statement in statements_of(text)]


@pytest.mark.parametrize(
    "block",
    [
        "    The dam holds this winter.\n\n    We shall look after it.",
        "> The dam holds this winter.\n> We shall look after it.",
        "> The dam holds this winter.\n>\n> We shall look after it.",
        "“The dam holds this winter.\n\n“We shall look after it.”",
    ],
)
def test_a_block_set_off_behind_a_colon_is_a_direct_statement(block: str) -> None:
    text = f"In a statement, Mayor Ona Birk said:\n\n{block}\n\nThe council meets in May."
    assert said(text) == [("Ona Birk", "The dam holds this winter. We shall look after it.", "direct")]


def test_a_paragraph_behind_a_colon_needs_no_marks() -> None:
    text = "Mayor Ona Birk wrote:\n\nThe dam holds this winter, and the quay too.\n\nThe council meets in May."
    assert said(text) == [("Ona Birk", "The dam holds this winter, and the quay too.", "direct")]


def test_a_block_goes_on_while_it_speaks_in_the_first_person() -> None:
    text = (
        "Mayor Ona Birk told reporters the following:\n\nI am proud of the dam.\n\nWe built it well.\n\nThen it rained."
    )
    assert said(text) == [("Ona Birk", "I am proud of the dam. We built it well.", "direct")]


def test_a_colon_that_announces_no_words_announces_nothing() -> None:
    assert statements_of("The agenda has three points:\n\nThe dam, the quay and the boats of the town.") == ()


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_dialogue_of_dashes_is_direct_speech(dash: str) -> None:
    text = (
        f"{dash} The dam holds this winter, {dash} said Mayor Ona Birk. {dash} It will hold for years.\n\n"
        f"{dash} Will it hold in spring? {dash} asked Deputy Pavel Hask."
    )
    assert said(text) == [
        ("Ona Birk", "The dam holds this winter It will hold for years.", "direct"),
        ("Pavel Hask", "Will it hold in spring?", "direct"),
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert statements_of("The council has to decide on:\n\n- The dam at the upper lake.\n\n- The old quay.") == ()


@pytest.mark.parametrize(
    "post",
    [
        "The dam holds this winter. pic.twitter.com/Ab3xYz9\n\n— Ona Birk (@onabirk) May 3, 2019",
        "The dam holds this winter. https://t.co/abc123 — Ona Birk (@onabirk) May 3, 2019",
        "“The dam holds this winter.”\n\n— Ona Birk (@onabirk)",
        "“The dam holds this winter.” — Ona Birk (@onabirk) 3 May 2019",
    ],
)
def test_a_post_is_a_statement_of_whoever_signs_it_without_its_links(post: str) -> None:
    text = f"The mayor answered within the hour.\n\n{post}\n\nNobody liked it."
    assert said(text) == [("Ona Birk", "The dam holds this winter.", "direct")]


def test_a_signature_whose_post_the_page_has_lost_signs_nothing() -> None:
    text = "The mayor answered within the hour.\n\n— Ona Birk (@onabirk) May 3, 2019\n\nNobody liked it."
    assert statements_of(text) == ()


def test_a_name_behind_a_dash_says_the_quotation_before_it() -> None:
    assert the_statement_of("“The dam holds this winter and the next,” — Ona Birk, mayor.").speaker == "Ona Birk"
