"""`make demo` serves the whole site, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.archive.embedded.folders import soon

ROOT = Path(__file__).parent.parent.parent
ADDRESS = re.compile(r"http://localhost:\d+/")
LIKE_MAKE = ["sh", "-c", '"$@"; exit $?', "make"]
pytestmark = pytest.mark.xdist_group("demo")

Start = Callable[..., "Demo"]


class Demo:
    """A demo that was started, on a port that is free."""

    def __init__(self, var: Path, closing: ExitStack, *, before: list[str], port: str) -> None:
        environment = {**os.environ, "ON_RECORD_VAR": str(var), "PORT": port, "PYTHONUNBUFFERED": "1"}
        command = [*before, sys.executable, "-m", "archive.demo"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)
        self.var, self.said = var, ""
        closing.enter_context(self.process)
        closing.callback(self.process.terminate)

    def says(self, pattern: str) -> str:
        """Reads on until the demo says something; what matched."""
        assert self.process.stdout
        assert self.process.stderr
        while not (found := re.search(pattern, self.said)):
            line = self.process.stdout.readline()
            assert line, f"{self.said}{self.process.stderr.read()} (status {self.process.wait(20)})"
            self.said += line
        return found[0]

    def ends(self) -> tuple[int, str]:
        """Its status, and its complaint."""
        complaint = self.process.communicate(timeout=20)[1]
        return self.process.returncode, complaint

    def processes(self) -> dict[int, str]:
        """Whatever runs in its folder, or on its behalf."""
        mark = f"ON_RECORD_VAR={self.var}".encode()
        running = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    running[int(folder.name)] = (folder / "cmdline").read_text()
        return running

    def is_gone(self) -> bool:
        return not self.processes()


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo keeps; the first one that is started here sets everything up."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def start(var: Path) -> Iterator[Start]:
    with ExitStack() as closing:

        def start(before: list[str] | None = None, port: str = "0") -> Demo:
            return Demo(var, closing, before=before or [], port=port)

        yield start


def test_it_serves_the_samples_until_it_is_killed_and_takes_everything_along(start: Start) -> None:
    demo = start()
    address = demo.says(ADDRESS.pattern)
    assert "/statements/" in urlopen(address, timeout=10).read().decode()
    assert len(demo.processes()) > 5
    demo.process.kill()
    assert soon(demo.is_gone), demo.processes()


def test_a_killed_make_takes_it_along(start: Start) -> None:
    demo = start(before=LIKE_MAKE)
    demo.says("Collecting static files")
    demo.process.kill()
    assert soon(demo.is_gone), demo.processes()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_can_be_stopped_while_it_prepares(start: Start, number: signal.Signals) -> None:
    demo = start()
    demo.says("Setting up the database")
    demo.process.send_signal(number)
    assert demo.ends()[0] == 0
    assert soon(demo.is_gone), demo.processes()


def test_it_says_so_and_ends_when_a_part_of_it_dies(start: Start) -> None:
    demo = start()
    demo.says(ADDRESS.pattern)
    (worker,) = (pid for pid, words in demo.processes().items() if "procrastinate" in words)
    os.kill(worker, signal.SIGKILL)
    status, complaint = demo.ends()
    assert status == 1
    assert "The worker ended by itself, with status -9" in complaint
    assert soon(demo.is_gone), demo.processes()


def test_a_port_that_is_taken_is_said_before_anything_else(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        demo = start(port=str(port))
        status, complaint = demo.ends()
    assert status == 1
    assert f"Port {port} cannot be used (Address already in use)" in complaint
    assert "make demo PORT=" in complaint


@pytest.mark.parametrize("port", ["http", "65536", "-1"])
def test_a_port_that_is_none_is_refused(start: Start, port: str) -> None:
    status, complaint = start(port=port).ends()
    assert status == 1
    assert f"PORT={port} is no port" in complaint
