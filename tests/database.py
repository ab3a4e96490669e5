"""The database of the tests: made once for each state of what it is made from, and copied for each run.

To make one takes all migrations, which is ten seconds; to copy one takes a fifth of a second. All of this is to be done
as the owner (archive.roles.as_owner).
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections

from statements import database

MADE = "on_record_made_"
MADE_FROM = (
    "uv.lock",
    "archive/*.py",
    "statements/editors.py",
    "statements/management/commands/migrate.py",
    "statements/models/*.py",
    "statements/migrations/*.py",
    "statements/database/*.*",
)


def copy() -> None:
    """Have the default connection work in a database of its own that is as good as new."""
    name, made = _creation()._get_test_db_name(), MADE + _digest()
    with _one_at_a_time():
        there = [found for (found,) in _do("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", MADE)]
        if made not in there:
            for old in there:
                _do(f'DROP DATABASE "{old}" WITH (FORCE)')
            _make(made)
        _do(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        _do(f'CREATE DATABASE "{name}" TEMPLATE "{made}"')
    _work_in(name)
    database.run("access", "version")  # who may do what with a database itself is not copied


def drop() -> None:
    """Remove the copy."""
    connection = connections["default"]
    connection.close()
    _do(f'DROP DATABASE "{connection.settings_dict["NAME"]}" WITH (FORCE)')


def _make(name: str) -> None:
    """It has its name only when it is whole."""
    was, begun = connections["default"].settings_dict["NAME"], f"{MADE}begun"
    connections["default"].settings_dict["TEST"]["NAME"] = begun
    _creation().create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connections["default"].close()
    _work_in(was)
    _do(f'ALTER DATABASE "{begun}" RENAME TO "{name}"')


def _creation() -> Any:
    return connections["default"].creation


def _work_in(name: str) -> None:
    """As Django's own create_test_db says it: to the settings and to the connection."""
    settings.DATABASES["default"]["NAME"] = connections["default"].settings_dict["NAME"] = name


def _do(statement: str, *values: str) -> list[tuple[Any, ...]]:
    """Outside of the database of the tests."""
    with _creation()._nodb_cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def _digest() -> str:
    """Of all that it is made from."""
    files = sorted(file for pattern in MADE_FROM for file in settings.BASE_DIR.glob(pattern))
    contents = b"".join(b"%s\0%d\0%s" % (file.name.encode(), file.stat().st_size, file.read_bytes()) for file in files)
    return hashlib.sha256(contents).hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of the workers that begin together, one makes it for all."""
    with (settings.VAR / "test-database.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
