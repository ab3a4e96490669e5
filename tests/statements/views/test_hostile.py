"""Whatever stands in an address of the search, the page and the API answer with a message, never with a failure."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.throttling import throttle
from tests.statements import making

pytestmark = pytest.mark.django_db

HOSTILE = {
    "a NUL": "q=%00&speaker=%00&date_after=%00&cursor=%00",
    "a NUL in a name": "q%00=river",
    "half of a pair of surrogates": "q=%ED%A0%80&place=%ED%A0%80&topic=%ED%B0%80",
    "bytes that are no text": "q=%FF%FE&outlet=%C3&%FF=1",
    "the year 0": "date_after=0000",
    "the year 10000": "date_before=10000",
    "a day that is none": "date_after=2017-02-30",
    "a hundred thousand words": "q=" + "river+" * 100_000,
    "a word of three kilobytes": "q=" + "w" * 3_000,
    "a cursor that is none": "cursor=%C3%A9%C3%A9",
    "a cursor of nothing": "cursor=" + "A" * 400,
    "a long cursor": "cursor=" + "A" * 40_000,
    "ten thousand values": "&".join(f"speaker=s{n}" for n in range(10_000)),
    "ten thousand parameters": "&".join(f"p{n}=1" for n in range(10_000)),
    "the same one four thousand times": "q=river&" * 4_000,
    "percent signs": "q=%&speaker=%zz&%=%",
    "brackets in names": "q[]=river&speaker[0]=x&date_after[$ne]=1",
    "SQL": "q=';DROP+TABLE+statements_statement;--&place=%27%20OR%201=1--&topic=(none)'",
    "numbers that are too large": "undated=99999999999999999999&checked=1e999&sort=NaN",
    "directions of writing": "q=%E2%80%AE%E2%81%A6river&form=%E2%80%AE",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_address_is_answered_with_a_message(query: str) -> None:
    making.statement("The river", said="2017")
    page = Client().get("/statements/", QUERY_STRING=query)
    assert page.status_code in {200, 400}
    assert "<h1" in page.content.decode()
    answer = Client().get("/api/v1/statements/", QUERY_STRING=query)
    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        (*messages,) = answer.json()["error"]
        assert all(message.endswith(".") for message in messages)
        assert messages


def test_too_many_searches_are_answered_with_how_long_to_wait(settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE = 3
    throttle.forget()
    client = Client(REMOTE_ADDR="9.9.9.9")
    assert [client.get("/statements/?q=river").status_code for _ in range(4)] == [200, 200, 200, 429]
    page = client.get("/statements/?q=river")
    assert 0 < int(page["Retry-After"]) <= 20
    assert "There were too many searches from your address. Wait" in page.content.decode()
    assert client.get("/").status_code == 200
