"""A walk from page to page repeats nothing and skips nothing, in every order, also while statements are added."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements import curation
from statements.search import answering, order, pages
from statements.search.question import Question
from tests.statements import making
from tests.statements.search.asking import ask, walk

pytestmark = pytest.mark.django_db

SAID = ["2017-02-16", "", "2016", "2017-02-16", "2018/2019", "", "2017-02"]


@pytest.fixture
def seven() -> dict[int, str]:
    """Seven statements, by key, with their dates."""
    words = ["The river", "The river is a river", "River, river and river again"]
    return {making.statement(words[n % 3], said=said).pk: said for n, said in enumerate(SAID)}


def test_newest_goes_by_the_latest_day_and_undated_come_last(seven: dict[int, str]) -> None:
    dates = [seven[key] for key in walk("sort=newest")]
    assert dates == ["2018/2019", "2017-02", "2017-02-16", "2017-02-16", "2016", "", ""]


def test_oldest_goes_by_the_earliest_day_and_undated_come_last(seven: dict[int, str]) -> None:
    dates = [seven[key] for key in walk("sort=oldest")]
    assert dates == ["2016", "2017-02", "2017-02-16", "2017-02-16", "2018/2019", "", ""]


def test_relevance_is_the_order_of_words_and_newest_that_of_everything_else(seven: dict[int, str]) -> None:
    assert [choice.value for choice in ask(q="river").sorts if choice.chosen] == ["relevance"]
    assert [choice.value for choice in ask().sorts] == ["newest", "oldest"]
    assert [choice.value for choice in ask(sort="relevance").sorts if choice.chosen] == ["newest"]
    assert [choice.value for choice in ask(q="-dam").sorts] == ["newest", "oldest"]


@pytest.mark.parametrize("query", ["sort=newest", "sort=oldest", "q=river", "q=river&sort=newest"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
def test_a_walk_finds_each_statement_once(seven: dict[int, str], query: str, size: int) -> None:
    assert sorted(walk(query, page_size=size)) == sorted(seven)


@pytest.mark.parametrize("query", ["sort=newest", "sort=oldest", "q=river", "q=river&sort=oldest"])
def test_a_walk_is_right_while_statements_are_published(seven: dict[int, str], query: str) -> None:
    results = ask(query, page_size=2)
    walked = [hit.statement.pk for hit in results.hits]
    for said in [*SAID, "2030", "1990"]:
        if results.next is None:
            break
        making.statement("One more river", said=said)
        results = ask(results.next, page_size=2)
        walked += [hit.statement.pk for hit in results.hits]
    while results.next is not None:
        results = ask(results.next, page_size=2)
        walked += [hit.statement.pk for hit in results.hits]
    assert len(walked) == len(set(walked))
    assert set(seven) <= set(walked)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_nothing_repeats_or_is_skipped_while_another_connection_publishes(sort: str) -> None:
    there = {making.statement("The river", said=said).pk for said in SAID * 2}
    proposed = [making.proposal("One more river", said=said) for said in [*SAID, "2030", "1990"] * 2]
    published = Event()

    def publish() -> None:
        try:
            for statement in proposed:
                curation.publish([statement], None)
        finally:
            connection.close()
            published.set()

    with ThreadPoolExecutor(1) as other:
        publishing = other.submit(publish)
        walked = []
        while not published.is_set():
            walked = walk(f"sort={sort}", page_size=2)
            assert len(walked) == len(set(walked))
            assert there <= set(walked)
        publishing.result()
    assert set(walk(f"sort={sort}", page_size=2)) == there | {statement.pk for statement in proposed}


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("filters", ["", "date_after=2016"])
def test_a_far_page_by_date_is_read_from_its_place_in_the_index(sort: str, filters: str) -> None:
    for said in SAID:
        making.statement("The river", said=said)
    third = ask(ask(f"sort={sort}&{filters}", page_size=1).next or "", page_size=1).next
    with connection.cursor() as cursor:  # an archive of seven is read whole, unless that costs more
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    question = Question(QueryDict(third))
    with CaptureQueriesContext(connection) as asked:
        assert pages.page(question.entries, question.order(1), total=pages.FEW + 1).keys
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked[-1]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert f"search_{sort}" in plan
    assert re.search(r"Index Cond: .*\bROW\(", plan)
    assert "Sort" not in plan
    assert filters or "Filter" not in plan


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dates=st.lists(st.sampled_from([*SAID, "2015-12/2017-03", "../2016", "2019/.."]), min_size=4, max_size=9),
    sort=st.sampled_from(["newest", "oldest"]),
    filters=st.sampled_from(
        ["", "speaker=ilva-torvane", "date_before=2017-02", "date_after=2017", "date_after=2016&date_before=2017",
         "date_after=2017&date_before=2018&undated=include", "speaker=ilva-torvane&date_before=2018", "undated=include"]
    ),
    size=st.integers(1, 3),
)  # fmt: skip
def test_read_stretch_by_stretch_the_order_by_date_is_that_of_all_put_in_order(
    monkeypatch: pytest.MonkeyPatch, dates: list[str], sort: str, filters: str, size: int
) -> None:
    question = f"sort={sort}&{filters}"
    with transaction.atomic():
        for number, said in enumerate(dates):
            making.statement("The river", said=said, by=making.speaker("Ilva Torvane" if number % 3 else "Bero Kasten"))
        whole = walk(question, page_size=size)
        with monkeypatch.context() as patch:
            for module in (pages, answering):
                patch.setattr(module, "FEW", 0)
            assert walk(question, page_size=size) == whole
        transaction.set_rollback(True)


def test_by_relevance_the_first_thousand_then_the_same_search_by_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MOST_RANKED", 5)
    for number in range(8):
        making.statement(f"The river {number}", said=f"20{number + 10}")
    assert len(walk("q=river")) == 5
    first = ask("q=river", page_size=3)
    assert (first.by_date, first.count) == (None, 8)
    last = ask(first.next or "", page_size=3)
    assert (len(last.hits), last.next, last.by_date) == (2, None, "q=river&sort=newest")
    assert len(walk(last.by_date or "")) == 8


def test_what_fits_into_the_first_thousand_has_no_other_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MOST_RANKED", 4)
    for number in range(4):
        making.statement(f"The river {number}")
    assert ask("q=river", page_size=4).by_date is None
    assert len(walk("q=river")) == 4


def cursor(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "broken",
    [
        "x", "é", "AAAA", "====", "a" * 499, cursor("newest 2017-13-01 5"), cursor("newest 2017-01-01 -5"),
        cursor("oldest 2017-01-01 5"), cursor("newest 2017-01-01 ５"), cursor("newest 2017-01-01 99999999999999999999"),
        cursor("newest nan 5"), cursor("relevance nan 5"), cursor("newest 2017-01-01"), cursor("newest 20170101 5"),
        cursor("relevance 0.5 5"), cursor("relevance 0.5 5 1000"), cursor("relevance 0.5 5 -1"),
        cursor("newest 2017-01-01 5 7"), cursor("relevance 0.5 5 3 3"), cursor("relevance 0.5 5 3 0"),
    ],
)  # fmt: skip
def test_a_broken_cursor_shows_the_first_page_and_says_so(broken: str) -> None:
    statement = making.statement("The river", said="2017-02-16")
    for sort in ("newest", "oldest", "relevance"):
        if broken == cursor("oldest 2017-01-01 5") and sort == "oldest":
            continue
        results = ask(q="river", sort=sort, cursor=broken)
        assert [hit.statement for hit in results.hits] == [statement]
        assert len(results.problems) == 1


@pytest.mark.parametrize("query", ["river OR dam", '"the dam" OR river', "(river OR dam) -ferry"])
def test_of_alternatives_what_has_both_ranks_above_what_has_one(query: str) -> None:
    both = making.statement("The river and the dam of Ondra were seen by all")
    making.statement("The river")
    assert ask(q=query).hits[0].statement == both
