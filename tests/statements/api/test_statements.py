"""The API gives what it promises, in shape and in kind, and says in words what it cannot use."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.throttling import throttle
from statements import curation
from statements.models import Statement
from statements.search import counting, facets
from tests.statements import making

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/statements/"
SITE = "http://testserver"


def get(query: str = "", status: int = 200) -> dict[str, Any]:
    response = Client().get(f"{ADDRESS}?{query}")
    assert response.status_code == status
    assert response["Content-Type"].startswith("application/json")
    answer: dict[str, Any] = response.json()
    return answer


@pytest.fixture
def denial() -> Statement:
    """Reported speech in an article, with all that can be known of it."""
    inside = making.article(
        "She denied that any dam was planned.",
        outlet=making.outlet("Halvian Gazette"),
        source="https://gazette.example/1",
    )
    return making.statement(
        "any dam was planned",
        inside=inside,
        form="indirect",
        said="2017-02-16?",
        occasion=making.occasion(venue=making.venue("Ondra Forum"), place="Ondra"),
        topics=(making.topic("Water"),),
        quotation={"via": "Ondra Radio", "cue_spans": [(4, 10)], "attribution_spans": [(0, 3)]},
    )


def test_a_statement_comes_with_all_that_is_known_of_it(denial: Statement) -> None:
    answer = get("q=dam")
    assert denial.lead is not None
    assert denial.lead.article is not None
    address = f"{SITE}/statements/{denial.public_id}/ilva-torvane-she-denied-that-any-dam-was-planned/"
    assert answer["results"] == [
        {
            "id": denial.public_id,
            "url": address,
            "text": "any dam was planned",
            "sentence": "She denied that any dam was planned.",
            "speaker": {"name": "Ilva Torvane", "url": f"{SITE}/speakers/ilva-torvane/"},
            "not_said_by": None,
            "said_on": "2017-02-16?",
            "venue": {"name": "Ondra Forum", "url": f"{SITE}/venues/ondra-forum/"},
            "place": "Ondra",
            "topics": [{"name": "Water", "url": f"{SITE}/topics/water/", "by": "editor"}],
            "standing": "undisputed",
            "disputed": None,
            "note": None,
            "note_source": None,
            "checked": "editor",
            "quotations": [
                {
                    "url": f"{address}#wording-{denial.lead.pk}",
                    "outlet": "Halvian Gazette",
                    "article": f"{SITE}/articles/{denial.lead.article.public_id}/river-talks-end/",
                    "source": "https://gazette.example/1",
                    "form": "indirect",
                    "language": "en",
                    "translated": None,
                    "text": "any dam was planned",
                    "spans": [[16, 35]],
                    "cue": "denied",
                    "attributed_to": "She",
                    "via": "Ondra Radio",
                }
            ],
        }
    ]


def test_the_answer_counts_and_says_how_the_question_was_read(denial: Statement) -> None:
    making.statement("Nobody planned a dam")
    answer = get("q=dam&date_after=2017")
    assert {key: answer[key] for key in ("count", "exact", "undated", "understood", "next")} == {
        "count": 1,
        "exact": True,
        "undated": 1,
        "understood": "Statements with “dam”, said from 2017 on, most relevant first.",
        "next": None,
    }
    assert answer["facets"] == {
        "speaker": [{"value": "ilva-torvane", "label": "Ilva Torvane", "count": 1}],
        "venue": [{"value": "ondra-forum", "label": "Ondra Forum", "count": 1}],
        "place": [{"value": "Ondra", "label": "Ondra", "count": 1}],
        "topic": [{"value": "water", "label": "Water", "count": 1}],
        "outlet": [{"value": "halvian-gazette", "label": "Halvian Gazette", "count": 1}],
        "form": [{"value": "indirect", "label": "paraphrased", "count": 1}],
        "checked": [{"value": "editor", "label": "checked by an editor", "count": 1}],
        "year": [{"value": "2017", "label": "2017", "count": 1}],
    }
    unknown = {"value": "only", "label": "date unknown", "count": 1}
    assert answer["histogram"] == {"month": [], "day": [], "undated": unknown}
    assert (answer["late"], answer["by_date"]) == ([], None)


def test_months_and_days_are_counted_once_a_year_and_a_month_are_chosen(denial: Statement) -> None:
    year = get("date_after=2017&date_before=2017")["histogram"]
    assert (year["month"], year["day"]) == ([{"value": "2017-02", "label": "February", "count": 1}], [])
    month = get("date_after=2017-02&date_before=2017-02")["histogram"]
    assert month["day"] == [{"value": "2017-02-16", "label": "16", "count": 1}]


def test_a_topic_that_a_rule_assigned_says_so_and_no_topic_can_be_asked_for() -> None:
    making.assign(making.statement("The lake is wet"), making.topic("Water"))
    making.statement("The gate is open")
    assert get("q=lake")["results"][0]["topics"] == [{"name": "Water", "url": f"{SITE}/topics/water/", "by": "rule"}]
    (none,) = [choice for choice in get()["facets"]["topic"] if choice["value"] == "(none)"]
    assert none == {"value": "(none)", "label": "no topic", "count": 1}
    (result,) = get("topic=(none)")["results"]
    assert (result["text"], result["topics"]) == ("The gate is open", [])


def test_a_record_has_no_article_and_no_spans_and_what_is_unknown_is_null() -> None:
    curation.publish([making.imported("We opened the lock gates")], None)
    (result,) = get()["results"]
    (quotation,) = result["quotations"]
    assert (quotation["article"], quotation["spans"], quotation["outlet"]) == (None, [], None)
    assert quotation["source"] == "Halvian Chamber, 12 June 2019"
    assert result["sentence"] == result["text"] == "We opened the lock gates"
    assert (result["said_on"], result["venue"], result["place"], result["topics"]) == (None, None, None, [])


def test_an_unnamed_source_is_given_as_printed() -> None:
    making.statement("The talks go on", unnamed_source="a senior official")
    assert get()["results"][0]["speaker"] == {"name": "a senior official", "url": None}


def test_following_next_gives_each_statement_once() -> None:
    published = {making.statement(f"The river, part {number}").public_id for number in range(23)}
    first = get("q=river")
    assert first["next"].startswith(f"{SITE}{ADDRESS}?q=river&cursor=")
    second = Client().get(first["next"]).json()
    ids = [result["id"] for answer in (first, second) for result in answer["results"]]
    assert len(ids) == 23
    assert set(ids) == published
    assert second["next"] is None


@pytest.mark.parametrize(
    "query",
    [
        "sneaker=x",
        "date_after=2017-13",
        "speaker=nobody",
        "form=shouted",
        "sort=best",
        "cursor=x",
        "q=a&q=b",
        "q=" + "w" * 101,
    ],
)
def test_what_cannot_be_used_is_refused_in_words(query: str) -> None:
    (message,) = get(query, status=400)["error"]
    assert message.endswith(".")


def test_tracking_and_empty_parameters_are_nothing() -> None:
    assert get("utm_source=x&fbclid=y&q=&venue=")["count"] == 0


@pytest.mark.usefixtures("search_entries_are_locked")
def test_a_search_without_time_is_answered_with_advice() -> None:
    assert "Ask for less" in get("q=river", status=503)["error"][0]


def test_a_facet_without_time_is_named_and_the_rest_stands(denial: Statement, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "FOR_ALL", 100)
    monkeypatch.setitem(counting.VALUES, "venue", "(SELECT venue_id FROM pg_sleep(3))")
    answer = get("q=dam")
    assert (answer["late"], answer["facets"]["venue"], answer["count"], answer["exact"]) == (["venue"], [], 1, True)
    assert answer["facets"]["place"] == [{"value": "Ondra", "label": "Ondra", "count": 1}]


def test_too_many_searches_are_answered_with_when_to_ask_again(settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE = 2
    throttle.forget()
    client = Client(REMOTE_ADDR="9.9.9.9")
    assert [client.get(ADDRESS).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get(ADDRESS)
    assert 0 < int(refused["Retry-After"]) <= 30
    assert refused.json()["error"][0].startswith("There were too many searches from your address. Wait ")
    assert Client(REMOTE_ADDR="9.9.9.10").get(ADDRESS).status_code == 200


def test_it_can_only_be_read() -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(Client(), method)(ADDRESS)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD"
        assert response.json()["error"]
    assert Client().head(ADDRESS).status_code == 200


def test_a_forgotten_slash_at_the_end_changes_nothing(denial: Statement) -> None:
    without = Client().get(f"{ADDRESS.rstrip('/')}?q=dam")
    assert (without.status_code, without.json()) == (200, get("q=dam"))
    assert without["Access-Control-Allow-Origin"] == "*"
    assert Client().get(f"{ADDRESS.rstrip('/')}?sneaker=x").status_code == 400
    assert Client().post(ADDRESS.rstrip("/")).status_code == 405


def test_an_address_with_nothing_behind_it_says_where_to_look() -> None:
    response = Client().get("/api/v1/sentences/")
    assert response.status_code == 404
    assert "/api/v1/openapi.json" in response.json()["error"][0]
    assert Client().get("/api/v1/")["Location"] == "/api/v1/openapi.json"


def test_pages_of_other_sites_may_read_it() -> None:
    for address in (ADDRESS, f"{ADDRESS}?sneaker=x", "/api/v1/openapi.json", "/api/v1/sentences/"):
        assert Client().get(address)["Access-Control-Allow-Origin"] == "*"


def test_it_is_described_with_every_parameter_and_shape() -> None:
    described = Client().get("/api/v1/openapi.json").json()
    operations = described["paths"][ADDRESS]
    assert set(operations) == {"get"}
    parameters = {p["name"]: p["schema"] for p in operations["get"]["parameters"]}
    assert set(parameters) == {
        "q", "speaker", "venue", "place", "topic", "theme", "outlet", "form", "date_after", "date_before", "undated",
        "checked", "sort", "cursor",
    }  # fmt: skip
    assert all(schema["description"] for schema in parameters.values())
    assert parameters["form"]["items"]["enum"] == ["direct", "mixed", "indirect"]
    assert set(operations["get"]["responses"]) == {"200", "400", "429", "503"}
    assert set(described["components"]["schemas"]["StatementsOut"]["required"]) == {
        "count", "exact", "undated", "understood", "results", "facets", "histogram", "late", "next", "by_date",
    }  # fmt: skip
