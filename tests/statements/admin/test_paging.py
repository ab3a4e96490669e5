"""A long list is counted as far as it goes, and says where it ends."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from statements import curation
from statements.admin import paging
from statements.models import Statement
from tests.statements import making


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch, ana: User) -> list[Statement]:
    """Four statements, where lists end at three."""
    monkeypatch.setattr(paging, "MOST", 3)
    statements = [making.statement(words) for words in ("One", "Two", "Three", "Four")]
    for statement in statements:
        curation.withdraw([statement], ana, "Not said")
    return statements


@pytest.mark.parametrize("noun", ["statement", "decision"])
def test_a_list_of_more_says_that_it_ends(desk: Client, short: list[Statement], noun: str) -> None:
    shown = desk.get(f"/admin/statements/{noun}/").content.decode()
    assert f"More than 3 {noun}s, and the list ends there" in shown
    assert "across all pages" not in shown


def test_a_list_of_few_says_how_many(desk: Client, short: list[Statement]) -> None:
    assert "1 statement" in desk.get("/admin/statements/statement/?q=Four").content.decode()


def test_no_question_counts_the_decisions_or_who_made_them(desk: Client, short: list[Statement]) -> None:
    with CaptureQueriesContext(connection) as asked:
        desk.get("/admin/statements/decision/")
    about = [one["sql"] for one in asked if 'FROM "statements_decision"' in one["sql"]]
    assert all("LIMIT" in sql for sql in about if "COUNT(" in sql)
    assert not any("DISTINCT" in sql for sql in about)


def test_decisions_are_narrowed_to_those_about_one_noun(desk: Client, short: list[Statement]) -> None:
    assert "0 decisions" in desk.get("/admin/statements/decision/?noun=outlet").content.decode()


def test_an_unnamed_source_is_found_by_its_words(desk: Client, db: None) -> None:
    making.proposal("We wait", inside=making.article("“We wait,” a guard said."), unnamed_source="a guard at the gate")
    assert "We wait" in desk.get("/admin/statements/statement/?q=guard").content.decode()


def test_the_numbers_in_a_list_are_counted_for_its_page_at_once(desk: Client, db: None) -> None:
    for name, said in (("Ilva Torvane", 2), ("Bero Kasten", 1), ("Sel Orm", 0)):
        speaker = making.speaker(name)
        for number in range(said):
            making.statement(f"The river, {number}", by=speaker)
    with CaptureQueriesContext(connection) as asked:
        shown = desk.get("/admin/statements/speaker/").content.decode()
    assert [int(number) for number in re.findall(r"speaker__id__exact=\d+\">(\d+)<", shown)] == [1, 2, 0]
    assert len([one for one in asked if 'FROM "statements_statement"' in one["sql"]]) == 1
