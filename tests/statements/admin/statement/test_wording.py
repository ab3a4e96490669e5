"""The words of a statement are moved, pasted and chosen."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.models import Statement
from tests.statements.admin.statement.entering import WORDS, address, content, entered, post


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        ("0 end in", "The river belongs to both"),
        ("0 start in", "river belongs to both banks"),
        ("0 end out", "The river belongs to both banks,"),
        ("0 start out", "“The river belongs to both banks"),
        ("7 end out", WORDS),
        ("nonsense", WORDS),
    ],
)
def test_an_edge_moves_by_a_word_and_nothing_is_saved_yet(
    desk: Client, proposal: Statement, edge: str, words: str
) -> None:
    shown = post(desk, address(proposal), entered(proposal, said_edtf="2019", _show=edge), status=200)
    assert f'class="lit">{words}</mark>' in shown
    assert 'value="2019"' in shown
    assert content(proposal) == WORDS


def test_pasted_words_are_found_whatever_their_line_ends(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, words="belongs to\n  both banks"))
    assert content(proposal) == "belongs to both banks"


def test_each_pasted_line_can_be_a_part_of_interrupted_speech(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, words=f"{WORDS}\nIt will"))
    assert content(proposal) == f"{WORDS} … It will"


def test_words_that_are_not_there_are_refused_with_what_to_do(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, words="The lake belongs to nobody"), status=200)
    assert "These words are not in the article." in shown
    assert content(proposal) == WORDS


def test_words_that_stand_there_twice_are_chosen_from(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, words="river"), status=200)
    assert "These words stand there more than once." in shown
    assert "Yes, the [river]" in shown
    place = shown.split('name="place" value="')[2].split('"')[0]
    post(desk, address(proposal), entered(proposal, words="river", place=place, form="indirect"))
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert proposal.lead.spans[0].start > 40


@pytest.mark.parametrize("spans", ["0-99999", "5-5", "9-3", "x", "1-5 3-9"])
def test_places_outside_the_text_are_refused(desk: Client, proposal: Statement, spans: str) -> None:
    shown = post(desk, address(proposal), entered(proposal, spans=spans), status=200)
    assert "Select" in shown
    assert content(proposal) == WORDS
