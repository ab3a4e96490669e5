"""What readers of other archives complain of, and what happens here: a test for each complaint."""

from __future__ import annotations

import pytest

from statements import curation
from statements.models import SearchEntry
from statements.search import Results, facets
from tests.statements import making
from tests.statements.search.asking import ask, found, walk, wording
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


def test_alternatives_that_hide_the_result_one_knows_is_there() -> None:
    making.statement("The river belongs to both banks")
    results = ask(q="river (meadow OR forest)")
    counts = {(chip.about, chip.label): (chip.count, chip.remove) for chip in results.chips}
    assert counts["Alternatives", "(meadow OR forest)"] == (1, "q=river")
    assert counts["Words", "meadow"][0] == counts["Words", "forest"][0] == 0


def counts(results: Results) -> dict[str, dict[str, int]]:
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in results.facets}


def test_the_number_beside_a_choice_is_the_number_of_hits_that_it_gives() -> None:
    """CourtListener #6519, datasette #1255, #2407."""
    for number, said in enumerate(["2016", "2016/2018", "2017-05-04", "", "2018"]):
        statement = making.statement(
            f"The river {number}",
            inside=making.article(f"The river {number}.", outlet=making.outlet("Halvian Gazette")),
            said=said,
            topics=(making.topic("Water"),) if number % 2 else (),
        )
        wording(statement, f"The river {number}", form="indirect", outlet="Ondra Radio")
    for question in ("q=river", "form=indirect", "date_after=2017", "date_after=2017&undated=include&topic=water"):
        results = ask(question)
        assert results.count == len(walk(question))
        for facet in results.facets:
            for choice in facet.choices:
                if not (choice.chosen or facet.chosen):
                    assert len(walk(choice.query)) == choice.count, (question, choice)


def test_a_facet_that_times_out_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """theyworkforyou #940."""
    held = making.occasion(venue=making.venue())
    making.statement("The river", topics=(making.topic("Water"),), occasion=held)
    monkeypatch.setattr(facets, "FOR_ALL", 100)
    monkeypatch.setitem(facets.VALUES, "topic", "SELECT unnest(topic_ids)::text FROM pg_sleep(3)")
    results = ask(q="river")
    assert [facet.name for facet in results.facets if facet.late] == ["topic"]
    assert counts(results)["venue"] == {"ondra-forum": 1}


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_hits_can_be_sorted_by_date_with_and_without_words(sort: str) -> None:
    """openparliament #15, pombola #287."""
    by_date = [making.statement("The river", said=said).pk for said in ("2016", "2017-02", "2018-01-01")]
    undated = making.statement("The river").pk
    in_order = (by_date if sort == "oldest" else by_date[::-1]) + [undated]
    assert walk(f"sort={sort}") == walk(f"q=river&sort={sort}") == in_order
    assert sort in {choice.value for choice in ask(q="river").sorts}


def test_what_is_withdrawn_is_gone_from_list_total_and_every_count_at_once() -> None:
    """theyworkforyou #1032, CourtListener #3967."""
    held = making.occasion(venue=making.venue(), place="Ondra")
    gone = making.statement("The river", said="2017", topics=(making.topic("Water"),), occasion=held)
    curation.withdraw([gone], None, "Never said.")
    results = ask()
    assert (results.hits, results.count) == ([], 0)
    assert all(not choices for choices in counts(results).values())
    assert not SearchEntry.objects.exists()


def test_what_is_published_is_found_and_counted_at_once() -> None:
    proposed = making.proposal("The river", said="2017")
    assert ask(q="river").count == 0
    curation.publish([proposed], None)
    results = ask(q="river")
    assert (results.count, counts(results)["year"]) == (1, {"2017": 1})
