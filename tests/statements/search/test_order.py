"""A walk from page to page repeats nothing and skips nothing, in every order, also while statements are added."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest

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


def cursor(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "broken",
    [
        "x", "é", "AAAA", "====", "a" * 499, cursor("newest 2017-13-01 5"), cursor("newest 2017-01-01 -5"),
        cursor("oldest 2017-01-01 5"), cursor("newest 2017-01-01 ５"), cursor("newest 2017-01-01 99999999999999999999"),
        cursor("newest nan 5"), cursor("relevance nan 5"), cursor("newest 2017-01-01"), cursor("newest 20170101 5"),
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
