"""The embedded server runs for as long as somebody uses it, and no longer, whichever way anybody ends."""

from __future__ import annotations

import fcntl
import os
import signal
import time

import psycopg
import pytest

from archive import embedded
from tests.archive.embedded.folders import Folder, arrived, leave, named_with, parent_of, soon


def test_the_server_stops_when_its_last_user_has_left(folder: Folder) -> None:
    first, second = folder.user_within(), folder.user_within()
    leave(first)
    time.sleep(1.5)
    assert folder.ask("SELECT 1") == 1
    leave(second)
    assert soon(folder.stopped)


def test_the_server_stops_when_its_user_is_killed(anybodys: Folder) -> None:
    anybodys.user_within().kill()
    assert soon(anybodys.stopped)


def test_the_server_stays_for_the_fork_of_a_killed_user(folder: Folder) -> None:
    user = folder.user("forks")
    (fork,) = {arrived(user), arrived(user)} - {user.pid}
    user.kill()
    time.sleep(1.5)
    assert folder.ask("SELECT 1") == 1
    os.kill(fork, signal.SIGKILL)
    assert soon(folder.stopped)


def test_a_user_who_comes_soon_meets_the_same_server(folder: Folder) -> None:
    leave(folder.user_within())
    server = folder.server()
    users = os.open(folder.path, os.O_RDONLY)
    fcntl.flock(users, fcntl.LOCK_SH)
    time.sleep(1.5)
    assert folder.server() == server
    assert folder.ask("SELECT 1") == 1
    os.close(users)


def test_a_killed_keeper_leaves_nothing_behind_and_nothing_is_lost(anybodys: Folder) -> None:
    user = anybodys.user_within()
    anybodys.do("CREATE TABLE kept AS SELECT 7 AS seven")
    os.kill(parent_of(anybodys.server()), signal.SIGKILL)
    assert soon(anybodys.stopped)
    assert user.poll() is None
    anybodys.user_within()
    assert anybodys.ask("SELECT seven FROM kept") == 7


def test_a_killed_server_comes_back_while_it_is_in_use(anybodys: Folder) -> None:
    anybodys.user_within()
    anybodys.do("CREATE TABLE kept AS SELECT 7 AS seven")
    killed = anybodys.server()
    os.kill(killed, signal.SIGKILL)
    anybodys.user_within()
    assert anybodys.ask("SELECT seven FROM kept") == 7
    assert anybodys.server() != killed


def test_all_of_it_killed_at_once_the_next_user_starts_anew(folder: Folder) -> None:
    user = folder.user_within()
    folder.do("CREATE TABLE kept AS SELECT 7 AS seven")
    server = folder.server()
    for pid in (parent_of(server), server, user.pid):
        os.kill(pid, signal.SIGKILL)
    folder.user_within()
    assert folder.ask("SELECT seven FROM kept") == 7


def test_a_killed_backend_harms_nobody_else(folder: Folder) -> None:
    folder.user_within()
    with psycopg.connect(embedded.database_url(folder.path)) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
    folder.user_within()
    assert folder.ask("SELECT 1") == 1


@pytest.mark.parametrize("seconds", [0.3, 0.7])
def test_a_first_start_that_was_killed_halfway_is_begun_again(folder: Folder, seconds: float) -> None:
    user = folder.user()
    time.sleep(seconds)
    for pid in named_with(folder.path):
        os.kill(pid, signal.SIGKILL)
    user.wait(10)
    folder.user_within()
    assert folder.ask("SELECT current_user") == "on_record"


@pytest.mark.parametrize("seconds", [0.85, 1.05])
def test_a_user_who_comes_while_the_server_stops_starts_it_again(folder: Folder, seconds: float) -> None:
    folder.user_within().kill()
    time.sleep(seconds - 0.25)  # what Python takes to start
    folder.user_within()
    assert folder.ask("SELECT 1") == 1
