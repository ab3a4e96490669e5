"""A reading in a process of its own, which may take only so long and so much memory, and whose death is nobody else's.

A regular expression that never ends holds the lock of Python: no thread of the same process could stop it, or tell the
others that it lives. So the kernel ends this one. It needs nobody's care: it also ends when whoever asked is dead.
"""

from __future__ import annotations

import atexit
import os
import pickle
import resource
import signal
import subprocess
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from statements.reading import Reading, Unreadable, read
from statements.reading.fitted import Fit, current, reading_by

SECONDS = 60
MEGABYTES = 1_000
COMMAND = [sys.executable, "-m", __name__]
_ROOT = Path(__file__).resolve().parent.parent


class Unfinished(Exception):
    """A reading that came to no end. The message says why; nothing is wrong with the file for all we know."""


def read_apart(content: bytes, *, encoding: str | None = None, published: str | None = None) -> Reading:
    """As `read`, by the same fit, and no longer than SECONDS with no more than MEGABYTES.

    Raises Unfinished besides Unreadable.
    """
    reader = next((one for one in _taken() if one.lives()), None) or _Reader()
    try:
        return reader.read(content, encoding, published)
    finally:
        _idle.append(reader)


class _Reader:
    """A process that answers one question after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT)

    def lives(self) -> bool:
        return self._process.poll() is None

    def read(self, content: bytes, encoding: str | None, published: str | None) -> Reading:
        questions, answers = self._process.stdin, self._process.stdout
        assert questions
        assert answers
        try:
            pickle.dump((content, encoding, published, current(), SECONDS, MEGABYTES), questions)
            questions.flush()
            what, answer = pickle.load(answers)  # noqa: S301 (our own child)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            raise Unfinished(_epitaph(self.end())) from None
        if what == "unreadable":
            raise Unreadable(answer)
        if what == "too much":
            raise Unfinished(_("reading it took more than %(most)d MB of memory") % {"most": MEGABYTES})
        if what == "failed":
            name, told = answer
            error = Unfinished(_("an error of the software (%(name)s)") % {"name": name})
            error.add_note(told)
            raise error
        assert isinstance(answer, Reading)
        return answer

    def end(self) -> int:
        """Let it end, as it does when nobody can ask any more; its exit status."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]
        return self._process.wait()


_idle: list[_Reader] = []
"""As many as have ever been asked at once."""


def _taken() -> Any:
    while _idle:
        yield _idle.pop()


@atexit.register
def _end_all() -> None:
    for reader in _taken():
        reader.end()


def _epitaph(status: int) -> str:
    if status == -signal.SIGALRM:
        return _("reading it took longer than %(seconds)d seconds") % {"seconds": SECONDS}
    return _("reading it ended without a word (status %(status)d)") % {"status": status}


# What follows runs in the process apart.


def main() -> None:
    """Answer until nobody can ask. What is printed on the way goes to stderr: stdout is for the answers."""
    for number in (signal.SIGINT, signal.SIGTERM):  # meant for the one who asks, and who may want to finish
        signal.signal(number, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        while question := _next():
            *asked, seconds, megabytes = question
            _limit_memory(megabytes << 20)
            signal.alarm(seconds)  # nobody handles it: it ends this process, whatever that is doing
            answer = _answer(*asked)
            signal.alarm(0)
            with suppress(BrokenPipeError):
                pickle.dump(answer, answers)
                answers.flush()


def _limit_memory(most: int) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _next() -> tuple[Any, ...] | None:
    try:
        question: tuple[Any, ...] = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the parent)
    except (EOFError, pickle.UnpicklingError):  # the parent is dead, maybe in the middle of asking
        return None
    return question


def _answer(content: bytes, encoding: str | None, published: str | None, fit: Fit | None) -> tuple[str, Any]:
    try:
        with reading_by(fit):
            return "read", read(content, encoding=encoding, published=published)
    except Unreadable as reason:
        return "unreadable", str(reason)
    except MemoryError:
        return "too much", None
    except Exception as error:
        return "failed", (type(error).__name__, traceback.format_exc())


if __name__ == "__main__":
    main()
