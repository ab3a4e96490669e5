"""`manage.py load_statements FILE...`: data files of statements go into the archive (docs/loading.md)."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper

from archive import children
from statements.loading import BATCH, Report, Unreadable, load
from statements.loading.files import Line
from statements.loading.rows import Row
from statements.tallying import is_due, tally

EVERY = 2  # seconds between two lines of progress


class Command(BaseCommand):
    help = "Load statements from JSON Lines or CSV files, gzipped or not, as published and imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--outlet", default="", type=_at_most(300), help="who published them (default: the host of each address)"
        )
        parser.add_argument(
            "--language", default="", type=_at_most(10), help="the code of their language (default: as the texts tell)"
        )
        parser.add_argument("--batch", default=BATCH, type=_positive, help="rows a transaction (default: %(default)s)")
        parser.add_argument(
            "--at-once", default=1, type=_positive, help="files, by so many processes (default: %(default)s)"
        )
        parser.add_argument("--no-tally", action="store_true", help="leave it to the worker, or to manage.py tally")

    def handle(self, *, files: list[Path], at_once: int, no_tally: bool, **options: Any) -> None:
        counts = {"created": 0, "duplicate": 0, "failed": 0, "unreadable": 0}
        asked = {name: options[name] for name in ("outlet", "language", "batch")}
        try:
            for done in _side_by_side(files, at_once, asked) if at_once > 1 else self._in_turn(files, asked):
                counts = {key: n + done[key] for key, n in counts.items()}
        except KeyboardInterrupt:
            raise CommandError("Stopped. Give the same command to go on from here.", returncode=130) from None
        if counts["created"] and not no_tally and is_due():
            self.stderr.write("Tallying what broad searches count.")
            tally()
        self.stdout.write(json.dumps(counts))
        if counts["unreadable"]:
            sys.exit(1)

    def _in_turn(self, files: list[Path], asked: dict[str, Any]) -> Iterator[Counter[str]]:
        for path in files:
            report, unreadable = Told(path, self.stderr), 0
            try:
                load(path, report, **asked)
                report.tell("done")
            except Unreadable as error:
                unreadable = 1
                self.stderr.write(str(error))
            yield Counter(
                created=report.created, duplicate=report.duplicate, failed=report.failed, unreadable=unreadable
            )


def _side_by_side(files: list[Path], at_once: int, asked: dict[str, Any]) -> Iterator[Counter[str]]:
    """What became of the files, by processes that each load some of them; what those tell goes where ours does."""
    options = [f"--{name}={value}" for name, value in asked.items()]
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "load_statements", "--no-tally", *options, "--"]
    shares = [list(map(str, files[number::at_once])) for number in range(min(at_once, len(files)))]
    loaders = [children.start([*command, *share], signal.SIGTERM, stdout=subprocess.PIPE) for share in shares]
    told = [loader.communicate()[0] for loader in loaders]
    if any(loader.returncode not in {0, 1} for loader in loaders) or not all(told):
        raise CommandError("A process that loaded some of them has ended. Give the same command to go on from there.")
    yield from (Counter(json.loads(counts)) for counts in told)


class Told(Report):
    """Tells of bad rows and of progress on standard error."""

    def __init__(self, path: Path, stderr: OutputWrapper) -> None:
        super().__init__()
        self.path = path
        self.stderr = stderr
        self.began = self.told = time.monotonic()

    def refused(self, line: Line | Row, reason: str) -> None:
        super().refused(line, reason)
        self.stderr.write(f"{self.path}, line {line.number}: {reason}.")

    def wrote(self, rows: int, share_read: float) -> None:
        super().wrote(rows, share_read)
        if time.monotonic() - self.told > EVERY:
            self.tell(f"{share_read:.0%}")

    def tell(self, how_far: str) -> None:
        self.told = time.monotonic()
        speed = self.created / (self.told - self.began)
        self.stderr.write(
            f"{self.path}: {how_far}, {self.created:,} put in, {self.duplicate:,} there before,"
            f" {self.failed:,} refused, {speed:,.0f} a second"
        )


def _at_most(longest: int) -> Callable[[str], str]:
    def checked(value: str) -> str:
        if len(value) > longest:
            raise ArgumentTypeError(f"at most {longest} characters")
        return value.strip()

    return checked


def _positive(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise ArgumentTypeError("a number of rows, 1 or more")
    return int(value)
