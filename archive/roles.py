"""Three roles of one database, so that PostgreSQL itself keeps who may do what.

The login owns the tables and migrates. The site works as `settings.APPLICATION_ROLE`, which cannot touch what never
changes. Public pages step down to `settings.READER_ROLE`, which sees only what is public. What each may do stands in
`statements/database/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from psycopg.errors import QueryCanceled

KEPT = "on_record.kept"
NOT_PUBLIC = ("/admin/", "/health/", "/static/")


@contextmanager
def as_owner() -> Iterator[None]:
    """Within, the default connection works as the login, which owns the tables. Not inside a transaction."""
    options = connection.settings_dict["OPTIONS"]
    role = options.pop("options", None)
    connection.close()
    try:
        yield
    finally:
        if role:
            options["options"] = role
        connection.close()


class Reading:
    """`keep`: what the reader had written, by a function that lets it, is to stay."""

    keep = False


@contextmanager
def as_reader() -> Iterator[Reading]:
    """Within, queries see what everybody may see, cannot write, and each has a limited time.

    Role and limit belong to a transaction that is rolled back: there is nothing to keep, and that puts both back, also
    after a failed query and for callers who are in a transaction already. Where something is to be kept after all, they
    are put back by hand.
    """
    reading = Reading()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('role', %s, true), set_config('statement_timeout', %s, true)",
                [settings.READER_ROLE, str(settings.PUBLIC_STATEMENT_TIMEOUT_MS)],
            )
        try:
            yield reading
        finally:
            if reading.keep and not connection.needs_rollback:
                _step_up()
            else:
                transaction.set_rollback(True)


def keep_what_is_written(request: HttpRequest) -> None:
    """Of a public page that has had something written: it is kept, once the page is made."""
    request.META[KEPT] = True


def _step_up() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, true), set_config('statement_timeout', '0', true)",
            [settings.APPLICATION_ROLE],
        )


class PublicReads:
    """Middleware: whatever is not the admin's is answered as the reader, so no view can forget to.

    It goes by the path that chooses the view. The whole path may have a prefix before that, and who asks may give one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(NOT_PUBLIC):
            return self.get_response(request)
        with as_reader() as reading:
            response = self.get_response(request)
            reading.keep = KEPT in request.META
        if response.streaming:
            raise RuntimeError("A streamed answer outlives the reader's role: read as_reader() within what it streams.")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Any public page that PostgreSQL broke off at the time limit says so, and when to try again."""
        if isinstance(exception, OperationalError) and isinstance(exception.__cause__, QueryCanceled):
            page = render(request, "503.html", status=503)
            page["Retry-After"] = "60"
            return page
        return None
