"""Child processes that do not outlive the one that started them, whichever way it ends."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int, by: signal.Signals) -> None:
    """Have the kernel send this process a signal when its parent ends; ends at once if that has happened already."""
    _libc.prctl(_PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def start(
    command: Sequence[str],
    by: signal.Signals,
    *,
    env: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
    own_session: bool = False,
    stdout: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command without input that gets the signal when this process ends.

    To be called from a process without threads: Linux minds the thread that started a child, and Python's
    `preexec_fn` is safe only there.
    """
    parent = os.getpid()
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        env=env,
        pass_fds=pass_fds,
        start_new_session=own_session,
        stdout=stdout,
        preexec_fn=lambda: die_with_parent(parent, by),  # noqa: PLW1509
    )
