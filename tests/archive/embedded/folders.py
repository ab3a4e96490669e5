"""Folders of embedded servers, and the processes that use them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from archive import embedded

ROOT = Path(__file__).parent.parent.parent.parent
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
