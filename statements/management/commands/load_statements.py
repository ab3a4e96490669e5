"""`manage.py load_statements FILE...`: data files of statements go into the archive (docs/loading.md)."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper

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

    def handle(self, *, files: list[Path], outlet: str, language: str, batch: int, **_: Any) -> None:
        counts = {"created": 0, "duplicate": 0, "failed": 0, "unreadable": 0}
        for path in files:
            report = Told(path, self.stderr)
            try:
                load(path, report, outlet=outlet, language=language, batch=batch)
                report.tell("done")
            except Unreadable as error:
                counts["unreadable"] += 1
                self.stderr.write(str(error))
            except KeyboardInterrupt:
                raise CommandError("Stopped. Give the same command to go on from here.", returncode=130) from None
            for key in ("created", "duplicate", "failed"):
                counts[key] += getattr(report, key)
        if counts["created"] and is_due():
            self.stderr.write("Tallying what broad searches count.")
            tally()
        self.stdout.write(json.dumps(counts))
        if counts["unreadable"]:
            sys.exit(1)


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
