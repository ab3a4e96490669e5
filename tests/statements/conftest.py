"""What the reader finds in whole folders, read once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

Reader = Callable[..., Path]


@pytest.fixture(scope="session")
def read_folder(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Reads the articles of a folder into a file; the same folder only once.

    Whoever has PolNeAR read is in the group "polnear", whose tests run in one process: that takes long.
    """
    done: dict[tuple[Path, tuple[str, ...]], Path] = {}

    def reader(folder: Path, *options: str) -> Path:
        if (folder, options) not in done:
            path = done[folder, options] = tmp_path_factory.mktemp("read") / "read.jsonl"
            with path.open("w") as out:
                call_command("read", *map(str, sorted(folder.glob("*.txt"))), *options, stdout=out)
        return done[folder, options]

    return reader
