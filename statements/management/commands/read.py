"""Read files without a database and print what is found, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from statements.reading import Reading, Unreadable, read
from statements.reading.fitted import current, reading_by

_NOT_PRINTED = ("text", "published_evidence")


class Command(BaseCommand):
    help = "Read articles and print what is found in each, one JSON object a line. Needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text file with one article")
        parser.add_argument("--encoding", help="the encoding of the files, where you know it")
        parser.add_argument("--published", help="the day of publication in EDTF, where you know it")

        parser.add_argument("--rules-alone", action="store_true", help="without what was fitted on annotated articles")

    def handle(
        self,
        *args: Any,
        files: list[str],
        encoding: str | None,
        published: str | None,
        rules_alone: bool,
        **options: Any,
    ) -> None:
        with reading_by(None if rules_alone else current()):
            failed = self._read(files, encoding, published)
        if failed:
            raise SystemExit(1)

    def _read(self, files: list[str], encoding: str | None, published: str | None) -> bool:
        """Print what is found in each; whether one of them could not be read."""
        failed = False
        for file in files:
            try:
                content = Path(file).read_bytes()
                found = read(content, encoding=encoding, published=published)
            except (OSError, Unreadable) as error:
                self.stderr.write(f"{file}: {error}")
                failed = True
            else:
                self.stdout.write(json.dumps(as_printed(file, content, found), ensure_ascii=False))
        return failed


def as_printed(file: str, content: bytes, found: Reading) -> dict[str, Any]:
    """A reading in the shape that is promised to scripts."""
    fields = {key: value for key, value in asdict(found).items() if key not in _NOT_PRINTED}
    return {"file": file, "sha256": hashlib.sha256(content).hexdigest(), **fields}
