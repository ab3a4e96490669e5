"""Loading: a data file of statements goes into the archive, as published and imported.

Read in this order: files (lines), rows (what a line says, checked), forums, names, mentions (the things that rows
speak of), batches (writing), resume. `load` is the whole way. A line is in the archive if it has a Record; so a load
that was stopped goes on where it was, and one that is repeated looks again only at the lines that were refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from statements.curation import record
from statements.loading.batches import Writer
from statements.loading.files import File, opened
from statements.loading.languages import Languages
from statements.loading.mentions import Mentions
from statements.loading.refusals import BadRow, Unreadable
from statements.loading.resume import LinesThere, only_loader
from statements.loading.rows import Row, read_row
from statements.models import DataFile, Decision, Record

__all__ = ["BATCH", "Report", "Unreadable", "load"]

BATCH = 2_000
SAMPLE = 200  # lines that tell the language of a file


@dataclass
class Report:
    """What became of the rows of one file: put in now, in before, refused. Whoever wants to tell it overrides."""

    created: int = 0
    duplicate: int = 0
    failed: int = 0

    def refused(self, number: int, reason: str) -> None:
        """The row at this line is left out, for this reason."""
        self.failed += 1

    def wrote(self, rows: int, share_read: float) -> None:
        """So many rows more are in for good; this share of the file, of 1, has been read."""
        self.created += rows


def load(path: Path, report: Report, *, outlet: str = "", language: str = "", batch: int = BATCH) -> None:
    """Put all good rows of a file into the archive that are not there yet, so many in one transaction.

    `outlet` names who published them all; without it, the hosts of their addresses do. `language` is theirs; without
    it, the texts tell. Raises Unreadable: the file is no data file, is damaged (what could be read of it is in), or is
    being loaded by another process.
    """
    with opened(path) as file, only_loader(file.sha256):
        known = _known(file)
        writer = Writer(known, Mentions(outlet), Languages(language, _sample(file)))
        rows = _new_rows(file, LinesThere(known), report)
        while some := list(islice(rows, batch)):
            report.wrote(_write(some, writer, report), file.share_read)
        if file.cut_short:
            raise Unreadable(f"{path} is damaged, and was read only in part: {file.cut_short}.")


def _known(file: File) -> DataFile:
    """The file as the archive knows it, made known with its first line if that names the columns."""
    with transaction.atomic():
        name = file.path.name.encode(errors="replace").decode()
        known, is_new = DataFile.objects.get_or_create(sha256=file.sha256, defaults={"name": name})
        if is_new:
            record(Decision.Act.PUBLISH, known, None, after={"name": known.name, "sha256": known.sha256})
        if is_new and file.header:
            Record.objects.create(file=known, line_number=1, line=file.header.text)
    return known


def _sample(file: File) -> Iterator[str]:
    for line in islice(file.lines(), SAMPLE):
        try:
            yield read_row(line).text
        except BadRow:
            continue


def _new_rows(file: File, there: LinesThere, report: Report) -> Iterator[Row]:
    for line in file.lines():
        if line.number in there:
            report.duplicate += 1
            continue
        try:
            yield read_row(line)
        except BadRow as bad:
            report.refused(line.number, str(bad))


def _write(rows: Sequence[Row], writer: Writer, report: Report, *, again: bool = True) -> int:
    """Write rows; how many went in. What PostgreSQL refuses is narrowed down to the row that is at fault.

    In an archive of millions it happens that a fresh public id was given before: each attempt draws others.
    """
    try:
        writer.write(rows)
    except (DataError, IntegrityError) as error:
        half = len(rows) // 2
        if half:
            return _write(rows[:half], writer, report) + _write(rows[half:], writer, report)
        if again:
            return _write(rows, writer, report, again=False)
        report.refused(rows[0].number, str(error).partition("\n")[0])
        return 0
    return len(rows)
