"""What all tests share: a PostgreSQL of their own, and the way the site's roles work in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from django.test.utils import override_settings

from archive import embedded
from archive.roles import as_owner
from statements.reading.fitted import SHIPPED, install
from tests import database, emptying


def pytest_configure() -> None:
    """Tests take static files from where they are written, so that nothing needs to be collected first."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.WHITENOISE_AUTOREFRESH = True
    settings.WHITENOISE_USE_FINDERS = True
    # A password that is guessed slowly is also checked slowly.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    setattr(TransactionTestCase, "_fixture_teardown", lambda _: emptying.empty())  # noqa: B010 - no type knows of it
    install(SHIPPED)  # whatever this machine has learnt


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Tests use a server and a folder of their own, unless DATABASE_URL names another server."""
    if not os.environ.get("DATABASE_URL"):
        directory = settings.VAR / "test-postgres"
        embedded.use(directory, durable=False)
        url = embedded.database_url(directory)
        parsed = dj_database_url.parse(url)
        connections["default"].settings_dict.update(HOST=parsed["HOST"], USER=parsed["USER"], PORT=parsed["PORT"])


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make the database as the login that owns it; the tests then run as the application's role."""
    with django_db_blocker.unblock():
        with as_owner():
            database.copy()
        yield
        with as_owner():
            database.drop()


@pytest.fixture(scope="module")
def all_tests_share(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a fixture of a module makes after this is there for all its tests, and made once; what a test changes of it
    is taken back. Not for modules that have tests with transactions of their own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real articles and statements, which is not part of the repository."""
    folder = Path(os.environ.get("ON_RECORD_DATA", settings.BASE_DIR.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip(f"No real data at {folder}: set ON_RECORD_DATA to the folder that holds articles/.")
    return folder


@pytest.fixture
def search_entries_are_locked(db: None) -> Iterator[None]:
    """Whoever searches waits until the time for public pages is over, which is soon."""
    login = {"host", "port", "user", "password", "dbname"}
    owner = {name: value for name, value in connection.get_connection_params().items() if name in login}
    with override_settings(PUBLIC_STATEMENT_TIMEOUT_MS=100), psycopg.connect(**owner) as other:
        other.execute("LOCK TABLE statements_searchentry")
        yield


@pytest.fixture
def time_to_suggest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine gives fewer suggestions, and tests are about which there are."""
    monkeypatch.setattr("statements.search.suggestions.BUDGET", 10_000)
