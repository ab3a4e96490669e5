"""Nothing that comes in breaks the search, and no page costs more questions than another."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.roles import as_reader
from statements.search import BadQuery, TooSlow, search
from statements.search.budgets import within
from statements.search.parameters import PARAMETERS
from tests.statements import making
from tests.statements.search.asking import ask

pytestmark = pytest.mark.django_db


def params(**values: str) -> QueryDict:
    """Parameters as a view would get them, but with any characters."""
    query = QueryDict(mutable=True)
    for name, value in values.items():
        query.appendlist(name, value)
    return query


HOSTILE = [
    "\x00", "\ud800", "river\x00", "'", '"', "\\", "%", "%s", "'; DROP TABLE statements_statement; --", "<b>", "&|!()",
    "w" * 2_100, "я" * 2_100, "水" * 1_000, "river " * 100_000, "\u202e", "a:* & b", "-" * 500, '"' * 501, "9" * 400,
]  # fmt: skip


def test_what_comes_after_a_part_with_a_budget_has_the_time_of_the_page_again() -> None:
    def time_there_is() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            (found,) = cursor.fetchone()
        return str(found)

    with as_reader():
        before = time_there_is()
        with within(70):
            assert time_there_is() == "70ms"
        assert time_there_is() == before != "70ms"


@pytest.mark.parametrize("name", PARAMETERS)
def test_hostile_values_are_answered(name: str) -> None:
    making.statement("The river", said="2017")
    for value in HOSTILE:
        results = search(params(**{name: value}))
        assert results.count <= 1
        assert results.understood


def test_hostile_names_are_answered() -> None:
    assert search(params(**{"\x00": "x", "\ud800": "y", "q\x00": "z"})).problems


def test_many_values_of_one_parameter_are_cut_and_said() -> None:
    making.statement("The river")
    assert len(ask(speaker=[f"s{n}" for n in range(60)]).problems) == 51


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=60) | st.text(alphabet="ab'\"-:\\!&|()<>*~. OR", max_size=60))
def test_any_words_are_answered(q: str) -> None:
    results = search(params(q=q))
    assert results.count == len(results.hits) == 0
    assert results.understood


def test_who_wants_no_answer_to_a_part_gets_none() -> None:
    with pytest.raises(BadQuery) as refused:
        search(QueryDict("sneaker=x&date_after=soon"), strict=True)
    assert len(refused.value.messages) == 2


@pytest.mark.parametrize(
    ("query", "to_readers", "to_programs"),
    [
        ("date_after=soon", "From: “soon” is no date. Write a year", "date_after: “soon” is no date. Write a year"),
        ("date_after=2019&date_before=2017", "To: The range ends before", "date_before: The range ends before"),
        ("sort=best", "Order: “best” is none of the choices: relevance, newest, oldest.", "sort: “best” is none of"),
        ("speaker=nobody", "Speaker: nothing here is called “nobody”.", "speaker: nothing here is called “nobody”."),
        ("q=a&q=b", "Words: given more than once", "q: given more than once"),
        ("colour=blue", "The address has “colour” in it", "There is no parameter “colour”."),
        ("cursor=x", "This link to a further page is broken", "cursor: broken, or of another order. Begin without"),
    ],
)
def test_readers_are_told_in_their_words_and_programs_in_theirs(query: str, to_readers: str, to_programs: str) -> None:
    (problem,) = search(QueryDict(query)).problems
    assert problem.startswith(to_readers)
    with pytest.raises(BadQuery) as refused:
        search(QueryDict(query), strict=True)
    (message,) = refused.value.messages
    assert message.startswith(to_programs)


def test_a_page_of_many_hits_asks_no_more_than_a_page_of_one() -> None:
    def asked(query: str) -> int:
        with CaptureQueriesContext(connection) as captured, as_reader():
            ask(query)
        return len(captured)

    def publish(number: int) -> None:
        held = making.occasion(venue=making.venue(f"Forum {number}"), place=f"Town {number}")
        inside = making.article(f"The river {number}.", outlet=making.outlet())
        topics = (making.topic("Water"), making.topic(f"Topic {number}"))
        making.statement(f"The river {number}", inside=inside, topics=topics, occasion=held, said=f"20{17 + number}")

    query = "q=river&speaker=ilva-torvane&topic=water&outlet=halvian-gazette&date_after=2016"
    publish(0)
    once = asked(query)
    for number in range(1, 9):
        publish(number)
    assert ask(query).count == 9
    assert asked(query) == once


def test_whole_articles_stay_in_the_database() -> None:
    making.statement("The river")
    (hit,) = ask().hits
    assert hit.quotation.text is not None
    assert "text" in hit.quotation.text.get_deferred_fields()


@pytest.mark.usefixtures("search_entries_are_locked")
def test_a_search_that_takes_too_long_says_what_to_do() -> None:
    with as_reader(), pytest.raises(TooSlow, match="Ask for less"):
        ask(q="river")
