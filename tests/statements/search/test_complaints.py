"""What readers of other archives complain of, and what happens here: a test for each complaint."""

from __future__ import annotations

import pytest

from tests.statements import making
from tests.statements.search.asking import ask, found, wording
from tests.statements.views.reading_pages import Page, get

pytestmark = pytest.mark.django_db


def test_quoted_phrases_that_drop_stop_words() -> None:
    making.statement("We passed the freedom of information act")
    making.statement("The war on terror")
    making.statement("Freedom, information and an act of war against terror")
    assert found(q='"freedom of information act"') == {"We passed the freedom of information act"}
    assert found(q='"war on terror"') == {"The war on terror"}
    assert found(q='"of the"') == set()


def test_quoted_phrases_that_match_stems() -> None:
    making.statement("He acted on warnings")
    assert found(q='"acted on warnings"') == {"He acted on warnings"}
    assert found(q='"act on warning"') == found(q='"acts on warnings"') == set()


def test_quoted_phrases_that_a_parser_took_for_a_file_or_a_host() -> None:
    making.statement("He/she may pay 3.5 per cent to a.b.c or ministry@halvia.example")
    for phrase in ("he/she may", "she may pay", "3.5 per", "pay 3.5", "a.b.c or ministry", "halvia example"):
        assert ask(q=f'"{phrase}"').count == 1, phrase


def matches(page: Page) -> list[str]:
    return [element.text for element in page.all("b", class_="match")]


def in_the_words(page: Page) -> list[str]:
    return [element.text for element in page.all("mark") if element.attributes["data-label"] == "match"]


def test_highlights_lost_on_the_page_one_lands_on() -> None:
    inside = making.article(
        "“Rivers are old,” she said. The river police agreed.", outlet=making.outlet("Velm Post", rights="full")
    )
    statement = making.statement("Rivers are old", inside=inside)
    wording(statement, "A river is very old")
    link = get("/statements/?q=river+%22are+old%22").link("Ilva Torvane said on an unknown date")
    assert link == f"{statement.get_absolute_url()}?q=river+%22are+old%22"
    permalink = get(link)
    assert in_the_words(permalink) == ["Rivers", "are old"]
    assert matches(permalink) == ["Rivers", "are old", "river", "river"]
    assert permalink.one("link", rel="canonical").attributes["href"].endswith(statement.get_absolute_url())
    [onward] = [a.attributes["href"] for a in permalink.all("a") if inside.get_absolute_url() in a.attributes["href"]]
    article = get(onward)
    assert matches(article) == ["Rivers", "are old", "river"]
    assert article.one("link", rel="canonical").attributes["href"].endswith(inside.get_absolute_url())
    assert article.one("a", class_="said").attributes["href"] == link


def test_highlights_survive_a_changed_address_and_mark_nothing_that_was_refused() -> None:
    statement = making.statement("Rivers are old")
    moved = get(f"/statements/{statement.public_id}/?q=old+-rivers")
    assert (moved.status, moved.headers["Location"]) == (301, f"{statement.get_absolute_url()}?q=old+-rivers")
    assert in_the_words(get(moved.headers["Location"])) == ["old"]
    assert matches(get(statement.get_absolute_url())) == []


def test_a_forgotten_filter_that_hides_the_result_one_knows_is_there() -> None:
    making.statement("The river belongs to both banks", by=making.speaker("Ilva Torvane"), said="2017")
    making.statement("The lake is wet", by=making.speaker("Mirela Dostane"), said="2019")
    results = ask(q="river", speaker="mirela-dostane", date_after="2016")
    assert results.count == 0
    counts = {(chip.about, chip.label): chip.count for chip in results.chips}
    assert counts == {("Words", "river"): 1, ("Speaker", "Mirela Dostane"): 1, ("Said", "from 2016 on"): 0}
