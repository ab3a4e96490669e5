"""`manage.py ingest PATH...`: text files become articles with proposed statements."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from statements.arrivals import Absent, Arrival, Received, Refused
from statements.arrivals.csv_files import with_csv
from statements.arrivals.folders import in_path
from statements.ingest import ingest
from statements.models import Statement
from statements.reading.reading import Unreadable

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Read articles in: text files, folders and zips of them. What fails is told on stderr, the rest goes on. "
        'Ends with a line of JSON: {"created", "duplicate", "failed", "statements"}; status 1 where any failed.'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--csv",
            type=Path,
            metavar="FILE",
            help="What is known about the files: column “file”, and any of outlet, source, published (EDTF), rights, "
            "accessed, archived, language, encoding. An articles.csv in a folder or zip is used by itself.",
        )

    def handle(self, *, paths: list[Path], csv: Path | None, **options: Any) -> None:
        counts = dict.fromkeys(["created", "duplicate", "failed", "statements"], 0)
        for arrival in self.arrivals(paths, csv):
            for name, number in self.take_in(arrival).items():
                counts[name] += number
        self.stdout.write(json.dumps(counts))
        if counts["failed"]:
            raise SystemExit(1)

    def arrivals(self, paths: list[Path], csv: Path | None) -> Iterator[Arrival]:
        arrivals = chain.from_iterable(map(in_path, paths))
        if csv is None:
            return arrivals
        try:
            return with_csv(arrivals, csv.name, csv.read_bytes())
        except OSError as error:
            raise CommandError(f"{csv} cannot be read ({error.strerror}): look after its path.") from error

    def take_in(self, arrival: Arrival) -> Counter[str]:
        """Ingest one, and tell of a failure; what there is to count."""
        if isinstance(arrival, Received):
            try:
                article, created = ingest(arrival.content, arrival.name, arrival.given)
            except Unreadable as error:
                arrival = Refused(arrival.name, str(error))
            except Exception as error:
                logger.exception("%s could not be ingested.", arrival.name)
                arrival = Refused(arrival.name, f"An error of the software kept it out ({error!r}): please report it.")
            else:
                statements = Statement.objects.in_article(article).count() if created else 0
                return Counter(created=int(created), duplicate=int(not created), statements=statements)
        self.stderr.write(f"{arrival.name}: {arrival.reason}")
        return Counter(failed=0 if isinstance(arrival, Absent) else 1)
