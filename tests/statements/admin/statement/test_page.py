"""The page of a statement shows where its words stand."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Statement
from tests.statements import making
from tests.statements.admin.statement.entering import WORDS, address, entered, post


def test_the_words_are_lit_in_their_article(desk: Client, proposal: Statement) -> None:
    shown = desk.get(address(proposal)).content.decode()
    assert f'<mark data-start="1" class="lit">{WORDS}</mark>' in shown
    assert "said Ilva Torvane" in shown


def test_a_statement_from_a_data_file_shows_where_it_comes_from(desk: Client, db: None) -> None:
    shown = desk.get(address(making.imported())).content.decode()
    assert "We opened the lock gates" in shown
    assert "Halvian Chamber, 12 June 2019" in shown


def test_the_history_names_things_and_not_their_numbers(desk: Client, ana: User, proposal: Statement) -> None:
    other, water = making.speaker("Josun Hardavel"), making.topic()
    post(desk, address(proposal), entered(proposal, speaker=other.pk, topics=[water.pk], form="mixed", words="It will"))
    for page in (address(proposal), reverse("admin:statements_statement_history", args=[proposal.pk])):
        shown = desk.get(page).content.decode()
        assert "<del>Ilva Torvane</del> → <ins>Josun Hardavel</ins>" in shown
        assert "<ins>Water</ins>" in shown
        assert f"<del>{WORDS}</del> → <ins>It will</ins>" in shown
        assert "<del>in quotation marks</del> → <ins>partly in quotation marks</ins>" in shown


def test_the_page_sends_along_what_it_showed(desk: Client, proposal: Statement) -> None:
    shown = desk.get(address(proposal)).content.decode()
    for name in ("said_edtf", "speaker", "spans", "form"):
        assert f'name="initial-{name}"' in shown
