"""Public pages are answered as the reader, the admin as the application."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from archive.roles import PublicReads, as_owner

pytestmark = pytest.mark.django_db


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def whoami(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(role())


def role_that_answers(request: HttpRequest) -> str:
    answer = PublicReads(whoami)(request)
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "on_record_reader"),
        ("/api/v1/statements/", "on_record_reader"),
        ("/administrative/", "on_record_reader"),
        ("/admin/", "on_record_app"),
    ],
)
def test_the_address_decides_the_role(address: str, expected: str) -> None:
    assert role_that_answers(RequestFactory().get(address)) == expected
    assert role() == "on_record_app"


def test_a_prefix_before_the_path_changes_no_role() -> None:
    public = RequestFactory().get("/statements/", SCRIPT_NAME="/admin")
    assert public.path == "/admin/statements/"
    assert role_that_answers(public) == "on_record_reader"
    own = RequestFactory().get("/admin/", SCRIPT_NAME="/archive")
    assert role_that_answers(own) == "on_record_app"


def test_a_failed_query_in_a_public_view_leaves_the_connection_usable() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM auth_user")
        return HttpResponse("sorry", status=503)

    assert PublicReads(view)(RequestFactory().get("/")).status_code == 503
    assert role() == "on_record_app"


def test_a_public_query_that_takes_too_long_is_ended(settings: LazySettings) -> None:
    settings.PUBLIC_STATEMENT_TIMEOUT_MS = 50

    def view(_request: HttpRequest) -> HttpResponse:
        with pytest.raises(DatabaseError, match="statement timeout"), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return HttpResponse()

    PublicReads(view)(RequestFactory().get("/"))


@pytest.mark.django_db(transaction=True)
def test_the_owner_is_the_login_itself() -> None:
    with as_owner():
        assert role() == connection.settings_dict["USER"]
    assert role() == "on_record_app"


def test_a_public_page_that_takes_too_long_says_so(settings: LazySettings, client: Client) -> None:
    settings.PUBLIC_STATEMENT_TIMEOUT_MS = 50
    settings.ROOT_URLCONF = "tests.archive.test_roles"
    answer = client.get("/sleepy")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert role() == "on_record_app"


def test_a_streamed_public_answer_is_refused_because_it_would_outlive_the_role() -> None:
    def view(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(iter([b"rows"]))

    with pytest.raises(RuntimeError, match="outlives the reader's role"):
        PublicReads(view)(RequestFactory().get("/"))


def sleepy(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse()


urlpatterns = [path("sleepy", sleepy), path("", include("archive.urls"))]
