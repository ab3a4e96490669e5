"""Loading: a data file of statements goes into the archive, as published and imported.

Read in this order: files (lines), rows (what a line says, checked), forums, names, mentions (the things that rows
speak of), batches (writing), resume. `load` is the whole way. A line is in the archive if it has a Record; so a load
that was stopped goes on where it was, and one that is repeated looks again only at the lines that were refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from statements.curation import Editor, record
from statements.loading.batches import Writer
from statements.loading.files import File, Line, opened
from statements.loading.languages import Languages
from statements.loading.layouts import Layout
from statements.loading.mentions import Mentions
from statements.loading.refusals import BadRow, Unreadable
from statements.loading.resume import LinesThere, is_taken_back, lines_elsewhere, only_loader
from statements.loading.rows import Row, read_row
from statements.loading.sealed import sealed_of
from statements.models import DataFile, Decision, Record

__all__ = ["BATCH", "Report", "Sent", "Unreadable", "load", "new_rows"]

BATCH = 5_000
SEALED = "[sealed]"
SAMPLE = 200  # lines that tell the language of a file


@dataclass
class Report:
    """What became of the rows of one file: put in now, in before, refused. Whoever wants to tell it overrides."""

    created: int = 0
    duplicate: int = 0
    failed: int = 0
    sealed: list[int] = field(default_factory=list)
    """The numbers of lines that stay out because they hold what was sealed."""

    def refused(self, line: Line | Row, reason: str) -> None:
        """The row is left out, for this reason."""
        self.failed += 1

    def without_sealed(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The lines that hold nothing that was sealed. Of the others nothing is kept but that they do."""
        for line, is_sealed in sealed_of(lines):
            if is_sealed:
                self.sealed.append(line.number)
                self.refused(line._replace(text=SEALED), _("it holds what was sealed, which does not come in again"))
            else:
                yield line

    def writing(self, statements: list[int]) -> None:
        """These are being written; what is written here goes in with them, or nothing does."""

    def wrote(self, rows: int, share_read: float) -> None:
        """So many rows more are in for good; this share of the file, of 1, has been read."""
        self.created += rows


@dataclass(frozen=True)
class Sent:
    """What an editor who sent a file in knows of it. Its lines that came in with another file stay out then."""

    name: str
    by: Editor
    layout: Layout
    columns: Mapping[str, str] = field(default_factory=dict)


def load(
    path: Path, report: Report, *, outlet: str = "", language: str = "", batch: int = BATCH, sent: Sent | None = None
) -> None:
    """Put all good rows of a file into the archive that are not there yet, so many in one transaction.

    `outlet` names who published them all; without it, the hosts of their addresses do. `language` is theirs; without
    it, the texts tell. Raises Unreadable: the file is no data file, is damaged (what could be read of it is in), or is
    being loaded by another process.
    """
    with _opened(path, sent) as file, only_loader(file.sha256):
        known = _known(file, sent)
        writer = Writer(known, Mentions(outlet), Languages(language, _sample(file)))
        for rows in _new_rows(file, LinesThere(file.sha256), report, batch, is_sent=bool(sent)):
            report.wrote(_write(rows, writer, report), file.share_read)
        if file.cut_short:
            raise Unreadable(_("%(file)s is damaged, and was read only in part: %(why)s.") % _damage(path, sent, file))


def new_rows(path: Path, report: Report, sent: Sent) -> Iterator[tuple[list[Row], float]]:
    """The rows that `load` would put in now, some at a time, with the share of the file that was read.

    Writes nothing. Raises Unreadable, at the end where the file is damaged.
    """
    with _opened(path, sent) as file:
        there = LinesThere(file.sha256)
        for rows in _new_rows(file, there, report, BATCH, is_sent=True):
            yield rows, file.share_read
        if file.cut_short:
            raise Unreadable(_("%(file)s is damaged, and was read only in part: %(why)s.") % _damage(path, sent, file))


def _opened(path: Path, sent: Sent | None) -> AbstractContextManager[File]:
    return opened(path, sent.layout, sent.columns) if sent else opened(path)


def _damage(path: Path, sent: Sent | None, file: File) -> dict[str, object]:
    return {"file": sent.name if sent else path, "why": file.cut_short}


def _known(file: File, sent: Sent | None) -> DataFile:
    """The file as the archive knows it, made known with its first line if that names the columns. While nobody else
    loads it."""
    with transaction.atomic():
        last = DataFile.objects.filter(sha256=file.sha256).order_by("-again").first()
        if last and not is_taken_back(last):
            return last
        name = (sent.name if sent else file.path.name).encode(errors="replace").decode()
        known = DataFile.objects.create(sha256=file.sha256, name=name, again=last.again + 1 if last else 0)
        by = sent.by if sent else None
        record(Decision.Act.PUBLISH, known, by, after={"name": known.name, "sha256": known.sha256})
        if file.header:
            Record.objects.create(file=known, line_number=1, line=file.header.text)
    return known


def _sample(file: File) -> Iterator[str]:
    for line in islice(file.lines(), SAMPLE):
        try:
            yield read_row(line).text
        except BadRow:
            continue


def _new_rows(file: File, there: LinesThere, report: Report, batch: int, *, is_sent: bool) -> Iterator[list[Row]]:
    rows = _good_rows(file, there, report)
    while some := list(islice(rows, batch)):
        elsewhere = lines_elsewhere((row.line for row in some), file.sha256) if is_sent else ()
        new = [row for row in some if row.line not in elsewhere]
        report.duplicate += len(some) - len(new)
        if new:
            yield new


def _good_rows(file: File, there: LinesThere, report: Report) -> Iterator[Row]:
    for line in file.lines(report.without_sealed):
        if line.number in there:
            report.duplicate += 1
            continue
        try:
            yield read_row(line)
        except BadRow as bad:
            report.refused(line, str(bad))


def _write(rows: Sequence[Row], writer: Writer, report: Report, *, again: bool = True) -> int:
    """Write rows; how many went in. What PostgreSQL refuses is narrowed down to the row that is at fault.

    In an archive of millions it happens that a fresh public id was given before: each attempt draws others.
    """
    try:
        writer.write(rows, report.writing)
    except (DataError, IntegrityError) as error:
        half = len(rows) // 2
        if half:
            return _write(rows[:half], writer, report) + _write(rows[half:], writer, report)
        if again:
            return _write(rows, writer, report, again=False)
        report.refused(rows[0], str(error).partition("\n")[0])
        return 0
    return len(rows)
