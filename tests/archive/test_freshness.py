"""Who has a page already and asks again is answered 304 for as long as nothing has changed, and no longer."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from archive import throttling
from archive.freshness import Freshness, ask_anew, known_tags, release
from statements import curation
from statements.models import Outlet, Speaker
from statements.search import counting, facets
from tests.statements import making

PUBLIC = [
    "/",
    "/statements/?q=river",
    "/speakers/",
    "/robots.txt",
    "/api/v1/statements/?q=river",
    "/api/v1/openapi.json",
]


def ask(address: str, kept: HttpResponseBase | None = None, **headers: str) -> HttpResponseBase:
    known = {"If-None-Match": kept["ETag"]} if kept else {}
    return Client().get(address, headers={**known, **headers})


def pages_of_a_statement() -> list[str]:
    statement = making.statement(inside=making.article(outlet=making.outlet()), topics=(making.topic(),))
    named = [making.speaker(), making.outlet(), making.topic()]
    return [statement.get_absolute_url(), *(thing.get_absolute_url() for thing in named)]


@pytest.mark.django_db
def test_every_public_page_may_be_kept_and_is_asked_for_again() -> None:
    for address in [*PUBLIC, *pages_of_a_statement()]:
        page = ask(address)
        assert (page.status_code, page["Cache-Control"]) == (200, "no-cache"), address
        again = ask(address, page)
        assert (again.status_code, again["ETag"], again["Cache-Control"]) == (304, page["ETag"], "no-cache"), address
        assert Client().head(address, headers={"If-None-Match": page["ETag"]}).status_code == 304


@pytest.mark.django_db
def test_what_is_no_page_or_not_public_has_no_tag() -> None:
    statement = making.statement()
    for address in [
        "/admin/login/",
        "/health/live",
        "/nothing",
        "/api/v1/statements/?form=shouted",
        "/statements/bcdfghjk/",
    ]:
        assert not ask(address).has_header("ETag"), address
    moved = ask(f"/statements/{statement.public_id}/wrong/")
    assert (moved.status_code, moved["Cache-Control"], moved.has_header("ETag")) == (301, "no-cache", False)
    curation.withdraw([statement], None, "Never said.")
    gone = ask(statement.get_absolute_url())
    assert (gone.status_code, gone.has_header("ETag")) == (410, False)


@pytest.mark.django_db
def test_one_question_to_postgresql_answers_that_nothing_has_changed() -> None:
    making.statement()
    page = ask("/statements/?q=river")
    with CaptureQueriesContext(connection) as asked:
        ask("/statements/?q=river", page)
    assert [query["sql"] for query in asked] == ["SELECT data_version()"]


@pytest.mark.django_db(transaction=True)
def test_what_changes_is_seen_at_once() -> None:
    statement = making.statement(inside=making.article(outlet=making.outlet()))
    address = statement.get_absolute_url()
    page = ask(address)
    curation.correct(statement, None, standing="disputed")
    changed = ask(address, page)
    assert changed.status_code == 200
    assert b"Disputed." in changed.content  # type: ignore[attr-defined]
    Outlet.objects.update(official=True)
    assert ask(address, changed).status_code == 200
    curation.withdraw([statement], None, "Never said.")
    assert ask(address, changed).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_a_page_that_was_being_made_while_something_changed_is_sent_once_more() -> None:
    """Its tag is that of the data before, so it may be newer than its tag says, and never older."""
    speaker = making.speaker()

    def slow(_request: HttpRequest) -> HttpResponse:
        Speaker.objects.update(name="I. Torvane")
        return HttpResponse(Speaker.objects.get(pk=speaker.pk).name)

    asked = RequestFactory().get("/")
    page = Freshness(slow)(asked)
    asked.META["HTTP_IF_NONE_MATCH"] = page["ETag"]
    assert Freshness(slow)(asked).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_gone_is_made_anew() -> None:
    assert ask("/robots.txt").status_code == 200
    login = {"host", "port", "user", "password", "dbname"}
    owner = {name: value for name, value in connection.get_connection_params().items() if name in login}
    with psycopg.connect(**owner) as other:
        own = "SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid]
        assert other.execute(*own).fetchone() == (True,)
    assert ask("/robots.txt").status_code == 200


@pytest.mark.django_db
def test_tags_are_those_of_one_address_in_one_language() -> None:
    making.statement()
    page = ask("/statements/?q=river")
    for other in ("/statements/?q=bank", "/statements/", "/"):
        assert ask(other, page).status_code == 200
    assert ask("/statements/?q=river", page, **{"Accept-Language": "ru"}).status_code == 200
    assert ask("/statements/?q=river", page, Host="127.0.0.1").status_code == 200


@pytest.mark.django_db
def test_another_release_makes_other_pages() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    asked, earlier, later = RequestFactory().get("/"), Freshness(view), Freshness(view)
    later.release = "another"
    asked.META["HTTP_IF_NONE_MATCH"] = earlier(asked)["ETag"]
    assert (earlier(asked).status_code, later(asked).status_code) == (304, 200)


def test_a_release_is_another_with_every_file_that_is_deployed(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    releases = []
    for words in ("The river", "The lake", ""):
        page.write_text(words)
        releases.append(release([tmp_path / "templates"]))
    page.rename(page.with_name("other.html"))
    releases.append(release([tmp_path / "templates"]))
    assert len(set(releases)) == 4
    (tmp_path / "templates" / "page.cpython-311.pyc").write_bytes(b"made again at every start")
    assert release([tmp_path / "templates"]) == releases[-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", [{"Cache-Control": "max-age=60"}, {"Vary": "Cookie"}, {"Vary": "Accept-Language, *"}]
)
def test_a_page_that_says_itself_how_it_is_kept_or_is_not_the_same_for_all_has_no_tag(header: dict[str, str]) -> None:
    page = Freshness(lambda _: HttpResponse(headers=header))(RequestFactory().get("/"))
    assert not page.has_header("ETag")
    assert page.get("Cache-Control") == header.get("Cache-Control")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/statements/?q=river", "/api/v1/statements/?q=river"])
def test_what_there_was_no_time_to_count_may_be_there_when_asked_again(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    making.statement()
    assert ask(address).has_header("ETag")
    for budget in ("FOR_ALL", "FOR_EACH"):
        monkeypatch.setattr(facets, budget, 100)
    monkeypatch.setitem(counting.VALUES, "topic", "(SELECT 1 FROM pg_sleep(1))")
    page = ask(address)
    assert (page.status_code, page["Cache-Control"], page.has_header("ETag")) == (200, "no-cache", False)


@pytest.mark.django_db
def test_to_ask_whether_a_search_has_changed_is_no_search(settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE = 2
    throttling.throttle.forget()
    asking = Client(REMOTE_ADDR="9.9.9.12")
    page = asking.get("/statements/?q=river")
    for _ in range(9):
        assert asking.get("/statements/?q=river", headers={"If-None-Match": page["ETag"]}).status_code == 304
    assert asking.get("/statements/?q=lake").status_code == 200
    assert asking.get("/statements/?q=bank").status_code == 429


def test_a_tag_is_known_however_it_was_passed_on() -> None:
    def known(header: str) -> set[str]:
        return known_tags(RequestFactory().get("/", headers={"If-None-Match": header}))

    assert known('"a", W/"b"') == {'W/"a"', 'W/"b"'}
    assert known("*") == known("") == known("nonsense") == set()


def test_who_works_on_the_templates_sees_what_they_do(settings: Settings) -> None:
    settings.DEBUG = True
    with pytest.raises(MiddlewareNotUsed):
        Freshness(lambda _: ask_anew(HttpResponse()))
