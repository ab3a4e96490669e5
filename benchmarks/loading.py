"""The archive that is measured: real statements where there are some, elsewhere invented ones."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from django.db import connection

from archive.roles import as_owner
from benchmarks.invented import lines

ROOT = Path(__file__).resolve().parent.parent
RUN = 2_000  # lines that are drawn from together
MANAGE = [sys.executable, str(ROOT / "manage.py")]


def load(source: Path, wanted: int | None, folder: Path) -> None:
    """Fill the archive that the environment names, with so many statements or all of them. Goes on where it was.

    Fewer than all are drawn evenly, so that their words are as frequent as in all.
    """
    subprocess.run([*MANAGE, "migrate", "--verbosity=0"], check=True)
    subprocess.run([*MANAGE, "load_statements", *map(str, _files(source, wanted, folder))], check=True)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as PostgreSQL does by itself a minute later


def _files(source: Path, wanted: int | None, folder: Path) -> list[Path]:
    files = sorted((source / "statements").glob("*.jsonl.gz"))
    if files and not wanted:
        return files
    drawn = folder / "drawn.jsonl"
    if not drawn.exists():
        print(f"Drawing from {len(files)} files" if files else f"No statements in {source}: inventing some", flush=True)
        part = drawn.with_suffix(".part")
        with part.open("w") as file:
            file.writelines(evenly(files, wanted) if files and wanted else lines(wanted or 1_000_000))
        part.rename(drawn)
    return [drawn]


def evenly(files: Iterable[Path], wanted: int) -> Iterator[str]:
    """So many lines of all that the files have, in runs: what was said in one sitting stands together."""
    total = sum(1 for _ in _lines(files))
    given = 0
    for place, line in enumerate(_lines(files)):
        run = place // RUN * RUN
        if given < wanted and place - run < wanted * (run + RUN) // total - wanted * run // total:
            given += 1
            yield line


def _lines(files: Iterable[Path]) -> Iterator[str]:
    return chain.from_iterable(gzip.open(path, "rt") for path in files)
