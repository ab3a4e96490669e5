"""The search page: what was found first, then what can be asked next; every choice is a plain link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from statements.models import Form
from statements.search import facets
from tests.statements import making
from tests.statements.views.reading_pages import Page, get, words

pytestmark = pytest.mark.django_db


def found(page: Page) -> list[str]:
    return [words(e.text) for e in page.all("blockquote")]


def test_it_shows_what_was_found_each_under_a_heading_before_the_filters() -> None:
    making.statement("The river belongs to both banks", said="2019-06-12")
    making.statement("The lake is wet")
    page = get("/statements/?q=river")
    assert found(page) == ["“The river belongs to both banks”"]
    assert page.headings[:3] == ["Search", "1 statement", "Ilva Torvane said on 12 June 2019"]
    assert page.headings.index("Narrow") > 2


def test_bars_of_dates_stand_only_where_they_can_count_something() -> None:
    making.statement("The lake is wet")
    assert "When" in get("/statements/?q=lake").headings
    assert "When" not in get("/statements/?q=river").headings


def test_what_was_searched_for_is_marked_with_a_word_for_it() -> None:
    making.statement("The river belongs to both banks")
    mark = get("/statements/?q=rivers").one("mark")
    assert (mark.text, mark.attributes["data-label"]) == ("river", "match")


def test_reported_speech_is_never_bare() -> None:
    making.statement(
        "any dam was planned", form=Form.INDIRECT, sentence="She denied that any dam was planned", said="2019"
    )
    assert found(get("/statements/?q=dam")) == ["She denied that any dam was planned."]


def test_a_choice_is_a_link_with_its_count_and_a_chip_takes_it_back() -> None:
    making.statement("The river belongs to both banks")
    making.statement("The river is cold", by=making.speaker("Mirela Dostane"))
    page = get("/statements/?q=river")
    assert "Mirela Dostane 1" in page.text
    [link] = [
        e.attributes["href"] for e in page.all("a") if e.text == "Mirela Dostane" and "speaker=" in e.attributes["href"]
    ]
    narrowed = get(link)
    assert found(narrowed) == ["“The river is cold”"]
    [remove] = [e.attributes["href"] for e in narrowed.all("a") if "Remove Speaker: Mirela Dostane" in e.text]
    assert len(found(get(remove))) == 2


def test_the_name_of_a_speaker_leads_to_what_the_speaker_said() -> None:
    making.statement("The river belongs to both banks")
    making.statement("The lake is wet")
    page = get("/statements/?q=torvane")
    assert found(page) == []
    assert len(found(get(page.link("Statements by Ilva Torvane (2)")))) == 2
    assert found(get(get("/statements/?q=torvane+lake").link("lake, said by Ilva Torvane (1)"))) == [
        "“The lake is wet”"
    ]


def test_alternatives_are_chips_with_what_joins_them() -> None:
    page = get("/statements/?q=(river+OR+lake)+old")
    assert [joint.text for joint in page.all("span", class_="joint")] == ["(", "or", ")"]


def test_a_year_says_that_the_chosen_month_is_in_it() -> None:
    making.statement("The river is old", said="2017-02-16")
    page = get("/statements/?date_after=2017-02&date_before=2017-02")
    assert [words(e.text) for e in page.all("a", class_="in-range")] == ["Within the dates that are set: 2017"]
    assert [words(e.text) for e in page.all("a", class_="chosen")] == ["Chosen, choose again to leave out: February"]


def test_the_order_can_be_changed() -> None:
    making.statement("The river is old", said="2010")
    making.statement("The river is new", said="2020")
    page = get("/statements/?q=river&sort=oldest")
    assert found(page) == ["“The river is old”", "“The river is new”"]
    assert found(get(page.link("newest first"))) == ["“The river is new”", "“The river is old”"]


def test_pages_follow_one_another_and_lead_back_to_the_start() -> None:
    for number in range(25):
        making.statement(f"The river has {number} bridges", said=f"20{number:02d}")
    first = get("/statements/?q=river&sort=newest")
    second = get(first.link("More statements"))
    assert len(found(first)) == 20
    assert len(found(second)) == 5
    assert not set(found(first)) & set(found(second))
    assert [e.text for e in second.all("a") if e.text == "More statements"] == []
    assert found(get(second.link("Back to the start"))) == found(first)


def test_undated_statements_are_told_with_a_link_that_includes_them() -> None:
    making.statement("The river is old", said="2010")
    making.statement("The river is wide")
    page = get("/statements/?q=river&date_after=2009")
    assert "1 more matches but has no known date." in page.text
    assert len(found(get(page.link("Include them")))) == 2


def test_years_months_and_days_are_bars_with_their_numbers_each_a_link() -> None:
    for said in ("2017-02-16", "2017-02-17", "2017-05", "2016", ""):
        making.statement("The river is old", said=said)
    page = get("/statements/?q=river")
    assert "When 2017 3 3 statements 2016 1 1 statement date unknown 1 1 statement" in page.text
    year = get(page.link("2017"))
    assert len(found(year)) == 3
    assert "2017 by month February 2 2 statements May 1 1 statement" in year.text
    month = get(year.link("February"))
    assert "February 2017 by day 16 1 1 statement 17 1 1 statement" in month.text
    assert len(found(get(month.link("17")))) == 1
    assert len(found(get(month.link("date unknown")))) == 1


def test_the_bars_are_as_long_as_their_numbers() -> None:
    for said in ("2017", "2017", "2016"):
        making.statement("The river is old", said=said)
    page = get("/statements/")
    assert [bar.attributes["width"] for bar in page.all("rect")] == ["100", "50"]
    assert all("style" not in element.attributes for element in page.elements)


def test_many_years_are_folded() -> None:
    making.statement("The river is old")
    for year in range(1998, 2020):
        making.statement("The river is old", said=str(year))
    page = get("/statements/")
    assert len(page.all("li", class_="bar")) == 23
    assert "Earlier years 1999 1 1 statement 1998 1 1 statement date unknown 1 1 statement" in page.text


def test_a_facet_without_time_says_so_and_the_rest_of_the_page_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    making.statement("The river is old", said="2010", occasion=making.occasion(venue=making.venue()))
    monkeypatch.setattr(facets, "FOR_ALL", 100)
    monkeypatch.setitem(facets.VALUES, "venue", "SELECT venue_id::text FROM pg_sleep(3)")
    page = get("/statements/?q=river")
    assert "Venue There was no time to count these." in page.text
    assert found(page) == ["“The river is old”"]
    assert page.link("Ilva Torvane")


def test_a_total_that_there_was_no_time_for_says_more_than(monkeypatch: pytest.MonkeyPatch) -> None:
    making.statement("The river is old", said="2010", occasion=making.occasion(venue=making.venue()))
    monkeypatch.setattr(facets, "FOR_ALL", 100)
    monkeypatch.setitem(facets.VALUES, "venue", "SELECT venue_id::text FROM pg_sleep(3)")
    monkeypatch.setattr(facets, "total", lambda entries: (10_000, False))
    assert get("/statements/?q=river").headings[1] == "more than 10,000 statements"


def test_what_cannot_be_used_is_told_and_the_rest_is_answered() -> None:
    making.statement("The river is old", said="2010")
    page = get("/statements/?q=river&date_after=sometime&colour=blue&utm_source=x")
    assert page.status == 200
    assert len(page.all("p", class_="notice")) == 2
    assert found(page) == ["“The river is old”"]


def test_the_forms_keep_what_is_set() -> None:
    making.statement("The river is old", said="2010")
    page = get("/statements/?q=river&speaker=ilva-torvane&date_after=2009&colour=blue&cursor=x")
    hidden = {(e.attributes["name"], e.attributes["value"]) for e in page.all("input", type="hidden")}
    assert hidden == {("speaker", "ilva-torvane"), ("date_after", "2009"), ("q", "river")}


def test_nothing_found_helps_along() -> None:
    making.statement("The river is old")
    page = get("/statements/?q=desert&speaker=ilva-torvane")
    assert page.headings[1] == "0 statements"
    assert page.link("begin again with all statements") == "/statements/"
    [without] = [e.attributes["href"] for e in page.all("a") if e.text == "leave out Words: desert"]
    assert len(found(get(without))) == 1


def test_a_word_that_filters_hide_is_offered_among_all_statements() -> None:
    making.statement("The river is old", by=making.speaker("Mirela Dostane"))
    making.statement("The lake is wet")
    page = get("/statements/?q=rivre&speaker=ilva-torvane")
    assert "Did you mean river? (1, among all statements)" in page.text
    assert len(found(get(page.link("river")))) == 1


def test_what_a_reader_types_stays_text() -> None:
    page = get("/statements/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&date_after=%22%3E%3Cb%3E")
    sources = [script.attributes["src"] for script in page.all("script")]
    assert sources == ["/static/search.js", "/static/suggest.js"]
    assert page.all("b") == []


def test_search_engines_are_asked_to_keep_out_of_the_combinations() -> None:
    assert get("/statements/?q=x").one("meta", name="robots").attributes["content"] == "noindex, follow"
    assert "Disallow: /statements/?" in Client().get("/robots.txt").content.decode()


def test_more_statements_need_no_more_questions(queries_of: Callable[[str], int]) -> None:
    making.statement(
        "The river is old", topics=(making.topic("Water"),), occasion=making.occasion(venue=making.venue())
    )
    one = queries_of("/statements/?q=river")
    for name in ("Mirela Dostane", "Liora Tesmane"):
        making.statement(f"The river of {name}", by=making.speaker(name), topics=(making.topic(name),))
    assert queries_of("/statements/?q=river") == one
    assert one <= 26
