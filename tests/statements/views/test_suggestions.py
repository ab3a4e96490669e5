"""What is suggested while one types, as the search field asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.throttling import throttle, typing_throttle
from statements.models import SpeakerAlias
from tests.statements import making
from tests.statements.views.reading_pages import get
from tests.statements.views.test_hostile import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("time_to_suggest")]

ADDRESS = "/statements/suggestions.json"


def test_each_says_what_it_is_and_where_it_leads() -> None:
    by = making.speaker("Mirela Dostane")
    SpeakerAlias.objects.create(speaker=by, name="Rivermaid")
    making.statement("The river is cold", by=by)
    answer = Client().get(ADDRESS, {"q": "cold riv", "date_before": "2020"})
    assert answer.json() == {
        "said": "2 suggestions",
        "suggestions": [
            {
                "kind": "speaker",
                "label": "Mirela Dostane",
                "about": "Speaker, also “Rivermaid”",
                "url": "/statements/?q=cold&speaker=mirela-dostane&date_before=2020",
            },
            {"kind": "word", "label": "river", "about": "Word", "url": "/statements/?q=cold+river&date_before=2020"},
        ],
    }
    assert Client().get(ADDRESS, {"q": "xy"}).json() == {"said": "", "suggestions": []}


def test_where_it_leads_something_is_found() -> None:
    making.statement("The river is cold", by=making.speaker("Rivka Torvane"))
    for suggestion in Client().get(ADDRESS, {"q": "riv"}).json()["suggestions"]:
        assert get(suggestion["url"]).headings[1] == "1 statement"


@pytest.mark.parametrize(
    "query", [*HOSTILE.values(), "", "q=", "q=river&q=", "what=is+this", "q=" + "ri " * 30, "q=AND"]
)
def test_a_hostile_address_is_answered_and_never_with_a_failure(query: str) -> None:
    making.statement("The river")
    answer = Client().get(ADDRESS, QUERY_STRING=query)
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        assert answer.json().keys() == {"said", "suggestions"}


def test_who_types_much_may_still_search_as_often_and_who_types_too_much_is_asked_to_wait(settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE, settings.SUGGESTIONS_PER_MINUTE = 1, 3
    throttle.forget()
    typing_throttle.forget()
    client = Client(REMOTE_ADDR="9.9.9.9")
    assert [client.get(ADDRESS, {"q": "ri"}).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = client.get(ADDRESS, {"q": "ri"})
    assert 0 < int(answer["Retry-After"]) <= 20
    assert "Wait" in answer.json()["error"][0]
    assert [client.get("/statements/").status_code for _ in range(2)] == [200, 429]


def test_however_much_there_is_to_suggest_the_questions_are_as_many(queries_of: Callable[[str], int]) -> None:
    making.statement("The river is cold", by=making.speaker("Rivka Torvane"))
    few = queries_of(f"{ADDRESS}?q=riv")
    for number in range(5):
        venue = making.venue(f"River Hall {number}")
        by, topics = making.speaker(f"Rivka {number}"), (making.topic(f"Rivers {number}"),)
        making.statement("Riverside, rivers", by=by, topics=topics, occasion=making.occasion(venue=venue))
    assert queries_of(f"{ADDRESS}?q=the+riv") == few


def test_machines_are_asked_to_leave_it_alone() -> None:
    assert f"Disallow: {ADDRESS}" in Client().get("/robots.txt").content.decode()
