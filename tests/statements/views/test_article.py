"""The article page marks every published statement in its place, and shows as much text as the rights allow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from statements import curation
from statements.models import Article, Form, Quotation, Rights
from tests.statements import making
from tests.statements.views.reading_pages import Page, get

pytestmark = pytest.mark.django_db

TEXT = """HOME / POLITICS

Tarvo bridge reopens

The bridge was shut for a year. Engineers came from Kesteria. “A bridge has two ends,” said Ilva Torvane, “and two \
banks.” Nobody cheered.

The band played on. It rained & thundered. She denied that <any> toll was planned. The first lorry crossed at noon."""


def bridge(rights: str = Rights.FULL) -> Article:
    return making.article(
        TEXT,
        headline="Tarvo bridge reopens",
        outlet=making.outlet(),
        own_rights=rights,
        boilerplate=[(0, 15)],
        published="2019-06-13",
        source="https://gazette.example/bridge",
    )


def page_of(article: Article) -> Page:
    page = get(article.get_absolute_url())
    assert page.status == 200
    return page


def test_each_statement_is_a_link_to_its_permalink_with_its_number_and_a_label() -> None:
    article = bridge()
    denied = making.statement("<any> toll was planned", inside=article, form=Form.INDIRECT)
    quoted = making.statement("A bridge has two ends", inside=article)
    marks = page_of(article).all("a", class_="said")
    assert [(m.text, m.attributes["href"], m.attributes["data-number"]) for m in marks] == [
        ("A bridge has two ends", quoted.get_absolute_url(), "1"),
        ("<any> toll was planned", denied.get_absolute_url(), "2"),
    ]
    assert marks[0].attributes["data-label"] == "statement 1, Ilva Torvane"
    assert marks[0].attributes["id"] == f"w-{quoted.quotations.get().pk}"


def test_an_interrupted_statement_is_marked_in_all_its_parts_and_numbered_once() -> None:
    article = bridge()
    statement = making.statement("A bridge has two ends", inside=article)
    start = TEXT.index("and two banks")
    curation.correct_spans(statement.quotations.get(), [*statement.quotations.get().spans, (start, start + 14)], None)
    marks = page_of(article).all("a", class_="said")
    assert [m.text for m in marks] == ["A bridge has two ends", "and two banks."]
    assert ["data-number" in m.attributes for m in marks] == [True, False]


def test_the_whole_text_is_shown_where_the_rights_are_full() -> None:
    article = bridge()
    making.statement("A bridge has two ends", inside=article)
    page = page_of(article)
    body = page.one("div", class_="body").text
    assert all(line in body for line in TEXT.splitlines())
    assert "HOME / POLITICS" in [e.text for e in page.all("p", class_="boilerplate")]


def test_an_excerpt_shows_the_sentences_around_each_statement_and_where_it_leaves_out_text() -> None:
    article = bridge(Rights.EXCERPT)
    making.statement("A bridge has two ends", inside=article)
    making.statement("The first lorry crossed at noon", inside=article, form=Form.INDIRECT)
    paragraphs = [line for line in page_of(article).one("div", class_="body").text.splitlines() if line]
    assert paragraphs[0] == (
        "[…]Engineers came from Kesteria. “A bridge has two ends,” said Ilva Torvane, “and two banks.” Nobody cheered."
    )
    assert paragraphs[1].startswith("[…]She denied that <any> toll was planned. The first lorry crossed at noon.")
    assert "shut for a year" not in page_of(article).source


def test_metadata_rights_show_none_of_the_text_but_what_is_on_record() -> None:
    article = bridge(Rights.METADATA)
    statement = making.statement("<any> toll was planned", inside=article, form=Form.INDIRECT)
    page = page_of(article)
    assert page.all("div", class_="body") == []
    assert "Engineers" not in page.source
    assert "She denied that <any> toll was planned." in page.text
    assert page.link("Ilva Torvane said on an unknown date") == statement.get_absolute_url()
    assert [e.attributes["id"] for e in page.all("li") if "id" in e.attributes] == [
        f"w-{statement.quotations.get().pk}"
    ]


def test_it_tells_what_is_known_of_the_article() -> None:
    article = bridge()
    making.statement("A bridge has two ends", inside=article)
    article.occasions.add(making.occasion("Opening of the bridge"))
    making.statement("Nobody cheered", inside=article, occasion=article.occasions.get(), form=Form.INDIRECT)
    page = page_of(article)
    assert page.headings[0] == "Tarvo bridge reopens"
    assert page.link("Halvian Gazette") == "/outlets/halvian-gazette/"
    assert page.link("Opening of the bridge") == article.occasions.get().get_absolute_url()
    assert page.link("https://gazette.example/bridge") == "https://gazette.example/bridge"
    assert "published on 13 June 2019" in page.text
    assert f"SHA-256 {article.original.sha256}" in page.text


def test_what_is_not_published_is_not_marked() -> None:
    article = bridge()
    making.statement("A bridge has two ends", inside=article)
    making.proposal("Nobody cheered", inside=article, form=Form.INDIRECT)
    withdrawn = making.statement("The band played on", inside=article, form=Form.INDIRECT)
    curation.withdraw([withdrawn], None, "Nobody said it.")
    assert [m.text for m in page_of(article).all("a", class_="said")] == ["A bridge has two ends"]


def test_an_article_without_a_published_statement_has_no_page() -> None:
    article = bridge()
    making.proposal("Nobody cheered", inside=article)
    assert get(article.get_absolute_url()).status == 404


def test_a_wrong_slug_leads_to_the_right_one() -> None:
    article = bridge()
    making.statement("A bridge has two ends", inside=article)
    page = get(f"/articles/{article.public_id}/x/")
    assert (page.status, page.headers["Location"]) == (301, article.get_absolute_url())


@pytest.mark.parametrize("rights", Rights.values)
def test_more_statements_need_no_more_questions(rights: str, queries_of: Callable[[str], int]) -> None:
    article = bridge(rights)
    making.statement("A bridge has two ends", inside=article)
    one = queries_of(article.get_absolute_url())
    for words in ("Nobody cheered", "The band played on", "It rained"):
        making.statement(words, inside=article, form=Form.INDIRECT, by=making.speaker(f"The author of “{words}”"))
    assert Quotation.objects.count() == 4
    assert queries_of(article.get_absolute_url()) == one
    assert one <= 12
