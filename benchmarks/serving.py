"""The site as production serves it, and readers who ask it one thing after another."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from archive import children

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for the site to come up


@dataclass(frozen=True)
class Request:
    kind: str
    address: str
    tag: str = ""  # of the page that this reader has kept


Mix = Sequence[tuple[float, Sequence[Request]]]
"""How often each is asked for, as a share of all."""


@dataclass(frozen=True)
class Answer:
    kind: str
    milliseconds: float
    status: int


def command(port: int) -> list[str]:
    """What the Dockerfile starts, on another port and without a folder that only containers have."""
    (given,) = re.findall(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    kept = [word for word in json.loads(given)[1:] if not word.startswith(("--bind", "--worker-tmp-dir"))]
    return [sys.executable, "-m", "gunicorn", *kept, f"--bind=127.0.0.1:{port}", "--log-level=warning"]


@contextmanager
def served() -> Iterator[int]:
    """Within, the site answers on this port, to as many searches as it can."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "SEARCHES_PER_MINUTE": "0", "HTTPS": "no", "DEBUG": "no"}
    site = children.start(command(port), signal.SIGTERM, env=environment)
    try:
        until = time.monotonic() + PATIENCE
        while not _is_ready(port):
            if site.poll() is not None or time.monotonic() > until:
                raise SystemExit("The site did not come up; what gunicorn said stands above.")
            time.sleep(0.2)
        yield port
    finally:
        site.terminate()
        site.wait()


def _is_ready(port: int) -> bool:
    try:
        return ask(port, Request("", "/health/ready"))[0].status == 200
    except OSError:
        return False


def ask(port: int, request: Request) -> tuple[Answer, str]:
    """The answer, from before the connection is made to the last byte, and the tag of the page. Each asks anew, as
    a proxy in front of the site does for its readers. By bare sockets: what the readers compute, on the same
    processors, is no cost of the site."""
    tag = f"If-None-Match: {request.tag}\r\n" if request.tag else ""
    asked = f"GET {request.address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{tag}\r\n"
    start = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(asked.encode())
        head, _blank, _body = b"".join(iter(partial(connection.recv, 1 << 16), b"")).partition(b"\r\n\r\n")
    took = (time.perf_counter() - start) * 1_000
    kept_as = re.search(rb"\r\nETag: ([^\r]+)", head, re.IGNORECASE)
    return Answer(request.kind, took, _status(head)), kept_as[1].decode() if kept_as else ""


def _status(head: bytes) -> int:
    """Raises OSError where the connection ended before an answer."""
    if not head:
        raise ConnectionResetError("The site ended the connection without an answer.")
    return int(head.split(b" ", 2)[1])


def kept(port: int, requests: Sequence[Request], kind: str) -> list[Request]:
    """The same requests once more, by somebody who has the pages; without those that may not be kept."""
    known = [Request(kind, request.address, ask(port, request)[1]) for request in requests]
    return [request for request in known if request.tag]


def read(port: int, mix: Mix, readers: int, seconds: float) -> list[Answer]:
    """What so many readers were answered who ask at once, each again and again, for so long."""
    context = multiprocessing.get_context("spawn")  # a fork would share this process's connections
    with context.Pool(readers) as pool:
        several = pool.map(partial(_reader, port, mix, seconds), range(readers), chunksize=1)
    return [answer for answers in several for answer in answers]


def _reader(port: int, mix: Mix, seconds: float, number: int) -> list[Answer]:
    chance = random.Random(number)  # the same questions in each run
    shares, several = zip(*mix, strict=True)
    answers, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        (requests,) = chance.choices(several, shares)
        answers.append(ask(port, chance.choice(requests))[0])
    return answers
