"""A reading that never ends, or takes all memory, or kills its process, is the end of that process and of no other."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from statements import reading_apart
from statements.reading import Unreadable, read
from statements.reading_apart import Unfinished, read_apart
from tests.statements.news import news

HANGS = b"#! import re; re.match('(a+)+$', 'a' * 60 + 'b')"
DEVOURS = b"#! b'x' * 10**10"
DIES = b"#! import os; os.kill(os.getpid(), 11)"
ERRS = b"#! raise KeyError('lock')"
PRINTS = b"#! print('some words')"

READS_AND_DOES = """
import statements.reading, statements.reading_apart as apart
def read(content, **given):
    if content.startswith(b"#! "):
        exec(content[3:])
    return statements.reading.read(content, **given)
apart.read = read
apart.main()
"""


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes of the test's own, in which what follows #! is done."""
    monkeypatch.setattr(reading_apart, "_idle", [])
    monkeypatch.setattr(reading_apart, "COMMAND", [sys.executable, "-c", READS_AND_DOES])
    yield
    reading_apart._end_all()


def process() -> int:
    (reader,) = reading_apart._idle
    return reader._process.pid


def test_a_reading_says_why_it_came_to_no_end_and_the_next_is_none_the_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_apart(news(1), published="2019-06-12") == read(news(1), published="2019-06-12")
    first = process()
    with pytest.raises(Unreadable, match="binary"):
        read_apart(b"\x00\x01\x02")
    with pytest.raises(Unfinished, match=r"error of the software \(KeyError\)"):
        read_apart(ERRS)
    with pytest.raises(Unfinished, match="more than 1000 MB"):
        read_apart(DEVOURS)
    assert read_apart(PRINTS).text == PRINTS.decode()
    assert process() == first

    with pytest.raises(Unfinished, match=r"ended without a word \(status -11\)"):
        read_apart(DIES)
    monkeypatch.setattr(reading_apart, "SECONDS", 1)
    with pytest.raises(Unfinished, match="took longer than 1 seconds"):
        read_apart(HANGS)
    monkeypatch.undo()
    assert read_apart(news(2)) == read(news(2))


def test_it_does_not_outlive_for_long_who_asked() -> None:
    with subprocess.Popen(reading_apart.COMMAND, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as left_alone:
        assert left_alone.stdin
        left_alone.stdin.write(pickle.dumps((HANGS, None, None, None, 1, 1000)))
        left_alone.stdin.close()
        began = time.monotonic()
        assert left_alone.wait(timeout=60) == -14
    assert time.monotonic() - began < 30
