"""The front page says what this is, and only counts that are true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from statements import curation
from tests.statements import making
from tests.statements.views.reading_pages import get

pytestmark = pytest.mark.django_db


def test_an_empty_archive_says_so() -> None:
    page = get("/")
    assert page.status == 200
    assert "Nothing is published yet." in page.text
    assert "It holds 0 of them" in page.text


def test_it_counts_what_is_published_and_nothing_else() -> None:
    making.statement("The river belongs to both banks")
    making.proposal("The dam is shut")
    curation.withdraw([making.statement("The lake is wet")], None, "Nobody said it.")
    page = get("/")
    assert "It holds 1 statement" in page.text
    assert "The dam is shut" not in page.text
    assert "The lake is wet" not in page.text


def test_the_latest_come_first() -> None:
    for words in ("The first bridge", "The second bridge"):
        making.statement(words)
    assert [e.text.strip() for e in get("/").all("blockquote")] == ["“The second bridge”", "“The first bridge”"]


def test_no_article_stands_there_alone_for_having_been_published_last() -> None:
    making.statement("An older thing")
    article = making.article(" ".join(f"Sentence {number} of this." for number in range(8)))
    for number in range(8):
        making.statement(f"Sentence {number} of this", inside=article)
    shown = [e.text.strip() for e in get("/").all("blockquote")]
    assert len(shown) == 6
    assert shown[0] == "“Sentence 7 of this”"
    assert shown[-1] == "“An older thing”"


def test_it_leads_in_by_speaker_venue_and_topic() -> None:
    making.statement(topics=(making.topic("Water"),), occasion=making.occasion(venue=making.venue("Ondra Forum")))
    page = get("/")
    assert page.link("Ilva Torvane") == "/speakers/ilva-torvane/"
    assert page.link("Ondra Forum") == "/venues/ondra-forum/"
    assert page.link("Water") == "/topics/water/"
    assert "Water 1" in page.text


def test_it_has_a_search_box() -> None:
    page = get("/")
    assert page.one("form", role="search").attributes["action"] == "/statements/"
    assert page.one("input", name="q").attributes["type"] == "search"


def test_more_statements_need_no_more_questions(queries_of: Callable[[str], int]) -> None:
    making.statement(topics=(making.topic("Water"),), occasion=making.occasion(venue=making.venue()))
    one = queries_of("/")
    for name in ("Mirela Dostane", "Liora Tesmane", "Josun Hardavel"):
        making.statement(by=making.speaker(name), topics=(making.topic("Water"), making.topic(name)))
    assert queries_of("/") == one
    assert one <= 30
