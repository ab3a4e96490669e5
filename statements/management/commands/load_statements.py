"""`manage.py load_statements FILE...`: data files of statements go into the archive (docs/loading.md)."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, OutputWrapper

from statements.loading import BATCH, Report, Unreadable, load

EVERY = 2  # seconds between two lines of progress


class Command(BaseCommand):
    help = "Load statements from JSON Lines or CSV files, gzipped or not, as published and imported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--outlet", default="", help="who published them all (default: the host of each address)")
        parser.add_argument("--language", default="", help="the code of their language (default: as the texts tell)")
        parser.add_argument("--batch", type=int, default=BATCH, help="rows in one transaction (default: %(default)s)")

    def handle(self, *, files: list[Path], outlet: str, language: str, batch: int, **_: Any) -> None:
        reports = []
        unreadable = 0
        for path in files:
            reports.append(report := Told(path, self.stderr))
            try:
                load(path, report, outlet=outlet, language=language, batch=batch)
            except Unreadable as error:
                unreadable += 1
                self.stderr.write(str(error))
            report.tell()
        counts = {key: sum(getattr(report, key) for report in reports) for key in ("created", "duplicate", "failed")}
        self.stdout.write(json.dumps({**counts, "unreadable": unreadable}))
        if unreadable:
            sys.exit(1)


class Told(Report):
    """Tells bad rows and progress on standard error."""

    def __init__(self, path: Path, stderr: OutputWrapper) -> None:
        super().__init__()
        self.path = path
        self.stderr = stderr
        self.began = self.told = time.monotonic()
        self.share_read = 0.0

    def refused(self, number: int, reason: str) -> None:
        super().refused(number, reason)
        self.stderr.write(f"{self.path}, line {number}: {reason}.")

    def wrote(self, rows: int, share_read: float) -> None:
        super().wrote(rows, share_read)
        self.share_read = share_read
        if time.monotonic() - self.told > EVERY:
            self.tell()

    def tell(self) -> None:
        self.told = time.monotonic()
        speed = self.created / max(self.told - self.began, 0.001)
        self.stderr.write(f"{self.path}: {self.share_read:.0%} read, {self.created:,} rows in, {speed:,.0f} a second")
