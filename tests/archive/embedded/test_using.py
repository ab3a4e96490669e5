"""Whoever uses the server finds a database of its own, and meets the others there."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from archive import embedded
from tests.archive.embedded.folders import Folder, arrived, leave, opened, refusal, soon


def test_a_first_user_finds_a_database_of_its_own(anybodys: Folder) -> None:
    anybodys.user_within()
    assert anybodys.ask("SELECT current_user || ' in ' || current_database()") == "on_record in on_record"
    assert anybodys.ask("SELECT current_setting('server_version_num')::int / 10000") == 18
    assert anybodys.ask("SELECT current_setting('server_encoding')") == "UTF8"
    assert anybodys.ask("SELECT current_setting('data_checksums')") == "on"


def test_its_owner_may_make_roles_and_databases_but_is_no_superuser(running: Folder) -> None:
    rights = "rolsuper, rolcreaterole, rolcreatedb"
    assert running.ask(f"SELECT ARRAY[{rights}] FROM pg_roles WHERE rolname = 'on_record'") == [False, True, True]


def test_its_owner_may_take_in_trusted_extensions(running: Folder) -> None:
    running.do("CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent")
    assert running.ask("SELECT similarity('Владимир', 'владимир')") == 1
    assert running.ask("SELECT lower('ÉLYSÉE ЖИЗНЬ')") == "élysée жизнь"


def test_no_port_is_opened(running: Folder) -> None:
    assert running.ask("SELECT current_setting('listen_addresses')") == ""
    assert running.ask("SELECT inet_server_addr() IS NULL")


def test_users_who_come_at_the_same_moment_meet_the_same_server(folder: Folder) -> None:
    for user in [folder.user() for _ in range(4)]:
        arrived(user)
    assert folder.ask("SELECT 1") == 1


def test_a_path_too_long_for_a_socket_is_no_hindrance(tmp_path: Path) -> None:
    for folder in opened(tmp_path / ("deep, and Ünusual " * 10).strip() / "postgres", []):
        folder.user_within()
        assert folder.ask("SELECT 1") == 1
        short = embedded._socket_folder(folder.path)
        assert short.stat().st_mode & 0o777 == 0o700
    short.rmdir()


def test_a_server_that_cannot_start_is_reported_with_its_last_words(folder: Folder) -> None:
    leave(folder.user_within())
    assert soon(folder.stopped)
    (folder.path / "data" / "PG_VERSION").write_text("12\n")
    complaint = refusal(folder.user())
    assert str(folder.path / "log") in complaint
    assert "not compatible" in complaint


@given(st.lists(st.text(min_size=1, max_size=40).filter(lambda name: "/" not in name and "\0" not in name), min_size=1))
def test_any_path_has_an_address_that_django_and_libpq_read_alike(names: list[str]) -> None:
    url = embedded.database_url(Path("/", *names))
    host = dj_database_url.parse(url)["HOST"]
    assert host == conninfo_to_dict(url)["host"] == str(embedded._socket_folder(Path("/", *names)))
    assert len(f"{host}/.s.PGSQL.5432.lock") <= 107
