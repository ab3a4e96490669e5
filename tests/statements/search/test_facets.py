"""Every count is what choosing would give; a facet's own choice hides none of its alternatives."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.models import SearchEntry
from statements.search import Facet, Results, counting, facets, search
from statements.search.counting import MOST_CHOICES
from statements.search.facets import years_of
from tests.statements import making
from tests.statements.search.asking import ask, count_of, walk, wording

pytestmark = pytest.mark.django_db

DATES = ["", "2016-05-04", "2017", "2017-03", "[2016-12-31,2018-01-01]", "2015/2018", "2017-03-03?"]


def statements() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "words": st.sampled_from(["The river is open", "A dam is planned", "The river has a dam"]),
            "by": st.sampled_from(["Ilva Torvane", "Bero Kasten", ""]),
            "venue": st.sampled_from(["Ondra Forum", "Halvian Chamber", ""]),
            "place": st.sampled_from(["Ondra", "Sel & Maar", ""]),
            "topics": st.sets(st.sampled_from(["Water", "Roads", "Trade"])),
            "outlets": st.lists(st.sampled_from(["Halvian Gazette", "Ondra Radio", ""]), min_size=1, max_size=2),
            "forms": st.lists(st.sampled_from(["direct", "indirect"]), min_size=2, max_size=2),
            "said": st.sampled_from(DATES),
        }
    )


def questions() -> st.SearchStrategy[str]:
    part = st.sampled_from(
        [
            "q=river", "q=dam+OR+river", "q=-dam", "speaker=ilva-torvane", "speaker=bero-kasten", "venue=ondra-forum",
            "place=Sel+%26+Maar", "topic=water", "topic=roads", "outlet=ondra-radio", "form=indirect", "checked=editor",
            "date_after=2016", "date_before=2017-03", "undated=include", "sort=oldest",
            "topic=(none)", "undated=only", "checked=imported", "form=direct", "outlet=halvian-gazette",
            "date_after=2017&date_before=2017", "date_after=2017-03&date_before=2017-03",
        ]
    )  # fmt: skip
    return st.lists(part, max_size=5, unique=True).map("&".join)


def lay(details: dict[str, Any]) -> None:
    first, *others = details["outlets"]
    words, (form, other_form) = details["words"], details["forms"]
    source: dict[str, Any] = (
        {"by": making.speaker(details["by"])} if details["by"] else {"unnamed_source": "a senior official"}
    )
    venue = making.venue(details["venue"]) if details["venue"] else None
    statement = making.statement(
        words,
        inside=making.article(f"{words}.", outlet=making.outlet(first) if first else None),
        form=form,
        said=details["said"],
        occasion=making.occasion(venue=venue, place=details["place"]),
        topics=tuple(making.topic(name) for name in sorted(details["topics"])),
        **source,
    )
    for outlet in others:
        wording(statement, words, outlet=outlet, form=other_form)


def only(question: str, facet: Facet, value: str) -> str:
    """The question with a value as the only choice of a facet."""
    params = QueryDict(question, mutable=True)
    if facet.name in {"year", "month", "day"}:
        if params.get("undated") == "only":
            del params["undated"]
        params.setlist("date_after", [value])
        params.setlist("date_before", [value])
    elif facet.name == "undated":
        params.setlist("date_after", [])
        params.setlist("date_before", [])
        params.setlist("undated", ["only"])
    else:
        params.setlist(facet.name, [value])
    return params.urlencode()


@settings(max_examples=15, deadline=None)
@given(archive=st.lists(statements(), min_size=1, max_size=8), question=questions())
def test_counts_are_what_a_walk_finds_and_what_choosing_gives(archive: list[dict[str, Any]], question: str) -> None:
    with transaction.atomic():
        for details in archive:
            lay(details)
        results = ask(question)
        walked = walk(question)
        assert results.count == len(walked) == len(set(walked))
        assert results.exact
        assert results.bars
        for facet in [*results.facets, *results.bars.finer, results.bars.undated]:
            assert not facet.late
            for choice in facet.choices:
                assert count_of(only(question, facet, choice.value)) == choice.count, (facet.name, choice)
                if facet.name in {"year", "month", "day", "undated", "checked"} and not choice.chosen:
                    assert count_of(choice.query) == choice.count, choice
        transaction.set_rollback(True)


def facet(results: Results, name: str) -> dict[str, int]:
    return {choice.value: choice.count for found in results.facets if found.name == name for choice in found.choices}


def test_a_choice_leaves_the_alternatives_of_its_own_facet_and_narrows_the_others() -> None:
    making.statement("One", by=making.speaker("Ilva Torvane"), topics=(making.topic("Water"),))
    making.statement("Two", by=making.speaker("Bero Kasten"), topics=(making.topic("Roads"),))
    results = ask(speaker="ilva-torvane")
    assert facet(results, "speaker") == {"ilva-torvane": 1, "bero-kasten": 1}
    assert facet(results, "topic") == {"water": 1}


def test_the_link_of_a_choice_chooses_it_or_takes_it_back_and_begins_at_the_first_page() -> None:
    for name in ("Ilva Torvane", "Bero Kasten"):
        making.statement("The river", by=making.speaker(name))
    first = ask("q=river&speaker=ilva-torvane")
    mine, other = sorted(first.facets[0].choices, key=lambda choice: not choice.chosen)
    assert (mine.chosen, mine.query) == (True, "q=river")
    assert (other.chosen, other.query) == (False, "q=river&speaker=ilva-torvane&speaker=bero-kasten")
    paged = ask("q=river", page_size=1)
    assert paged.next is not None
    assert all("cursor" not in c.query for f in ask(paged.next, page_size=1).facets for c in f.choices)


def test_the_most_frequent_choices_are_given_and_all_that_are_chosen() -> None:
    for number in range(MOST_CHOICES + 2):
        making.statement("Yes", by=making.speaker(f"Member {number:02}"))
        making.statement("No", by=making.speaker(f"Member {number:02}")) if number else None
    assert len(facet(ask(), "speaker")) == MOST_CHOICES
    assert facet(ask(), "speaker").get("member-00") is None
    assert facet(ask(speaker="member-00"), "speaker")["member-00"] == 1
    assert facet(ask(speaker="member-00", q="no"), "speaker")["member-00"] == 0


def test_a_year_counts_what_reaches_into_it_and_nothing_undated() -> None:
    for said in ("2017-02-16", "2016/2018", ""):
        making.statement("Yes", said=said)
    assert facet(ask(), "year") == {"2018": 1, "2017": 2, "2016": 1}
    assert facet(ask("date_after=2017&date_before=2017"), "year") == {"2018": 1, "2017": 2, "2016": 1}


def test_the_link_of_a_year_sets_both_dates_or_takes_them_out() -> None:
    making.statement("Yes", said="2017-02-16")
    making.statement("No")
    assert ask().facets[-1].choices[0].query == "date_after=2017&date_before=2017"
    chosen = ask("date_after=2017&date_before=2017").facets[-1].choices[0]
    assert (chosen.chosen, chosen.query) == (True, "")


def test_who_includes_the_undated_keeps_them_in_every_year() -> None:
    for said in ("2017-02-16", "2016", ""):
        making.statement("Yes", said=said)
    both = ask("date_after=2017&date_before=2017&undated=include")
    assert (both.count, facet(both, "year")) == (2, {"2017": 2, "2016": 2})
    assert [choice.query for choice in both.facets[-1].choices] == [
        "",
        "date_after=2016&date_before=2016&undated=include",
    ]


def test_a_chosen_year_is_given_though_nothing_was_said_in_it() -> None:
    making.statement("Yes", said="2015/2018")
    assert facet(ask("date_after=2016&date_before=2016"), "year") == {"2018": 1, "2017": 1, "2016": 1, "2015": 1}
    assert facet(ask("date_after=1999&date_before=1999"), "year")["1999"] == 0


def test_a_date_without_an_end_does_not_make_thousands_of_years() -> None:
    assert years_of({("2015", "9999"): 3, ("2017", "2017"): 1}) == [("2017", 4), ("2016", 3), ("2015", 3)]
    assert years_of({("2015", "9999"): 3}) == [("2015", 3)]
    assert years_of({("0001", "9999"): 3}) == []


def test_who_shows_no_facets_gets_the_same_hits_and_count_without_them() -> None:
    for said in ("2017-02-16", "2016", ""):
        making.statement("Yes", said=said)
    whole, less = (search(QueryDict("date_after=2016"), with_facets=wanted) for wanted in (True, False))
    assert (less.hits, less.count, less.facets) == (whole.hits, whole.count, [])


def bars(results: Results, unit: str) -> dict[str, int]:
    assert results.bars
    return {choice.value: choice.count for choice in getattr(results.bars, unit).choices}


def test_a_chosen_year_is_divided_into_months_and_a_chosen_month_into_days() -> None:
    for said in ("2017-02-16", "2017-02/2017-04", "2016-12-30/2017-01-02", "2018-02-16", ""):
        making.statement("Yes", said=said)
    assert bars(ask(), "months") == bars(ask(date_after=2017), "months") == {}
    year = ask("date_after=2017&date_before=2017")
    assert bars(year, "months") == {"2017-01": 1, "2017-02": 2, "2017-03": 1, "2017-04": 1}
    assert bars(year, "days") == {}
    month = ask("date_after=2017-01&date_before=2017-01")
    assert bars(month, "months") == bars(year, "months")
    assert bars(month, "days") == {"2017-01-01": 1, "2017-01-02": 1}
    day = ask("date_after=2017-01-02&date_before=2017-01-02")
    assert (day.count, bars(day, "days")) == (1, {"2017-01-01": 1, "2017-01-02": 1})


def test_a_chosen_bar_leads_back_to_the_time_it_is_a_part_of() -> None:
    making.statement("Yes", said="2017-01-02")
    day = ask("date_after=2017-01-02&date_before=2017-01-02")
    assert day.bars
    assert [choice.query for choice in day.bars.days.choices] == ["date_after=2017-01&date_before=2017-01"]
    assert [choice.query for choice in day.bars.months.choices] == ["date_after=2017-01&date_before=2017-01"]
    month = ask("date_after=2017-01&date_before=2017-01")
    assert month.bars
    assert [choice.query for choice in month.bars.months.choices] == ["date_after=2017&date_before=2017"]


@pytest.mark.parametrize(
    ("dates", "in_range"),
    [
        ("", []),
        ("date_after=2017&date_before=2017", []),
        ("date_after=2017-02&date_before=2017-02", ["2017"]),
        ("date_after=2017-02-16&date_before=2017-02-16", ["2017", "2017-02"]),
        ("date_after=2016-03&date_before=2017-02", ["2017", "2016"]),
        ("date_after=2017-04", ["2018", "2017"]),
        ("date_before=2016", ["2016"]),
    ],
)
def test_bars_that_the_chosen_dates_reach_into_are_known_from_the_others(dates: str, in_range: list[str]) -> None:
    for said in ("2016-05-01", "2017-02-16", "2017-04-01", "2018"):
        making.statement("The river", said=said)
    results = ask(dates)
    assert results.bars
    years = next(facet for facet in results.facets if facet.name == "year")
    bars = [bar for facet in (years, *results.bars.finer) for bar in facet.choices]
    assert [bar.value for bar in bars if bar.in_range] == in_range
    assert not any(bar.in_range and bar.chosen for bar in bars)


def test_unknown_dates_are_a_bar_of_their_own() -> None:
    for said in ("2017-02-16", "", ""):
        making.statement("Yes", said=said)
    results = ask("date_after=2017&date_before=2017")
    assert results.bars
    (unknown,) = results.bars.undated.choices
    assert (unknown.label, unknown.count, unknown.chosen, unknown.query) == ("date unknown", 2, False, "undated=only")
    only = ask(unknown.query)
    assert only.count == len(only.hits) == 2
    assert only.understood == "Statements said nobody knows when, newest first."
    assert [(chip.label, chip.remove) for chip in only.chips] == [("nobody knows when", "")]
    assert facet(only, "year") == {"2017": 1}


def test_an_outlet_is_counted_in_the_chosen_form_and_a_form_in_the_chosen_outlet() -> None:
    statement = making.statement("Open", inside=making.article("Open.", outlet=making.outlet("Halvian Gazette")))
    wording(statement, "He said it was open", form="indirect", outlet="Ondra Radio")
    assert facet(ask(form="indirect"), "outlet") == {"ondra-radio": 1}
    assert facet(ask(outlet="ondra-radio"), "form") == {"indirect": 1}
    assert facet(ask("outlet=ondra-radio&form=indirect"), "outlet") == {"ondra-radio": 1}
    assert facet(ask("outlet=ondra-radio&form=indirect"), "speaker") == {"ilva-torvane": 1}


def test_a_facet_that_takes_too_long_says_so_and_the_rest_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    held = making.occasion(venue=making.venue())
    making.statement("The river", by=making.speaker("Bero Kasten"), said="2017", occasion=held)
    monkeypatch.setattr(facets, "FOR_ALL", 100)
    monkeypatch.setitem(counting.VALUES, "venue", "(SELECT venue_id FROM pg_sleep(3))")
    results = ask(q="river")
    assert (results.count, results.exact, len(results.hits)) == (1, True, 1)
    assert [facet.name for facet in results.facets if facet.late] == ["venue"]
    assert facet(results, "speaker") == {"bero-kasten": 1}
    assert facet(results, "year") == {"2017": 1}


def test_a_total_that_takes_too_long_says_more_than(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        making.statement(f"The river {number}")
    monkeypatch.setattr(facets, "MOST_COUNTED", 3)
    monkeypatch.setattr(SearchEntry.objects.all().__class__, "count", count_slowly)
    assert facets.total(SearchEntry.objects.all()) == (3, False)


def count_slowly(entries: QuerySet[SearchEntry]) -> int:
    """All of them take too long, a few do not."""
    if not entries.query.is_sliced:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
    return len(entries)
