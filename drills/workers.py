"""Workers as processes of their own, that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, str(ROOT / "manage.py"), "procrastinate", "worker"]


class Workers:
    """So many that work on the database at an address, until the block is left. What they say goes to `log`."""

    def __init__(self, number: int, address: str, log: Path) -> None:
        self._environment = {**os.environ, "DATABASE_URL": address}
        self._log = log.open("ab")
        self._processes = [self._start() for _ in range(number)]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._processes:
            process.kill()
            process.wait()
        self._log.close()

    def kill_one(self, chance: Random) -> None:
        """End any of them in the midst of what it does (SIGKILL), and start another in its place."""
        place = chance.randrange(len(self._processes))
        self._processes[place].kill()
        self._processes[place].wait()
        self._processes[place] = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(COMMAND, env=self._environment, stdout=self._log, stderr=self._log)
