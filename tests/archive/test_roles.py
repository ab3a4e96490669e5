"""Public pages are answered as the reader, the admin as the application."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from archive.roles import PublicReads, as_owner

pytestmark = pytest.mark.django_db


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def whoami(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(role())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "on_record_reader"),
        ("/api/v1/statements/", "on_record_reader"),
        ("/administrative/", "on_record_reader"),
        ("/admin/", "on_record_app"),
    ],
)
def test_the_address_decides_the_role(path: str, expected: str) -> None:
    answer = PublicReads(whoami)(RequestFactory().get(path))
    assert answer.content.decode() == expected
    assert role() == "on_record_app"


def test_a_prefix_before_the_path_changes_no_role() -> None:
    public = RequestFactory().get("/statements/", SCRIPT_NAME="/admin")
    assert public.path == "/admin/statements/"
    assert PublicReads(whoami)(public).content.decode() == "on_record_reader"
    own = RequestFactory().get("/admin/", SCRIPT_NAME="/archive")
    assert PublicReads(whoami)(own).content.decode() == "on_record_app"


def test_a_failed_query_in_a_public_view_leaves_the_connection_usable() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM auth_user")
        return HttpResponse("sorry", status=503)

    assert PublicReads(view)(RequestFactory().get("/")).status_code == 503
    assert role() == "on_record_app"


def test_a_public_query_that_takes_too_long_is_ended(settings: pytest.FixtureRequest) -> None:
    settings.PUBLIC_STATEMENT_TIMEOUT_MS = 50  # type: ignore[attr-defined]

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
