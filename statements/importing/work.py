"""How far the work on an import is: kept where its page sees it, and stopped where an editor says so."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from statements.loading import Report, Sent
from statements.loading.files import Line
from statements.loading.layouts import Layout
from statements.loading.rows import Row
from statements.models import DataImport, RefusedRow

MOST_REFUSED = 20_000
"""Refused rows that are kept to be mended. More than that, and the whole table wants mending."""
_LONGEST = 100_000  # characters of one that are kept
_AT_ONCE = 500
_EVERY = 1.0  # seconds between two signs of life
_SILENT = "60s"


class Stopped(Exception):
    """An editor stopped it, or something else is to be done with it by now."""


class Work:
    """The work on one step of an import; whoever does it tells here how far it is."""

    def __init__(self, one: DataImport) -> None:
        self.one = one
        self._step = one.step
        self._told = time.monotonic()

    def tell(self, share: float) -> None:
        """So much of the file, of 1, is done. Raises Stopped. Cheap: most of the time, nothing happens."""
        if time.monotonic() - self._told > _EVERY:
            self._told = time.monotonic()
            self.keep(share=share)

    def keep(self, **columns: Any) -> None:
        """Write columns of the import, unless it was stopped: raises Stopped."""
        for name, value in columns.items():
            setattr(self.one, name, value)
        if not self._still().update(**columns):
            raise Stopped

    def fail(self, reason: str) -> None:
        """It cannot be done, for this reason; nothing, where it was stopped meanwhile."""
        self._still().update(status=DataImport.Status.FAILED, reason=reason)

    def let_go(self, reason: str) -> None:
        """Keep nothing of it but why. Raises Stopped."""
        self.one.refused.all().delete()
        self.keep(content=None, found={}, shown=[], status=DataImport.Status.FAILED, reason=reason)

    def hold(self) -> DataImport:
        """In a transaction that writes what it brings: until that ends, nobody stops it. The import as it is now.

        Raises Stopped, also where another worker has gone on with it.
        """
        let_go_when_silent()
        now = self._still().select_for_update().defer("content").first()
        if now is None or now.line != self.one.line:
            raise Stopped
        return now

    def _still(self) -> QuerySet[DataImport]:
        """The import, if this is still what is to be done with it: an editor may have said otherwise."""
        one = self.one
        waiting = DataImport.objects.filter(pk=one.pk, step=self._step, status=DataImport.Status.WAITING)
        return waiting.filter(columns=one.columns, encoding=one.encoding)


def let_go_when_silent() -> None:
    """Let PostgreSQL end this transaction where the worker stops in the midst of it: it holds up all others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [_SILENT])


class RefusedRows(Report):
    """Counts rows, and keeps the refused ones with the import. `flush` writes those that were not written yet."""

    def __init__(self, one: DataImport, after_line: int = 0) -> None:
        super().__init__()
        self._one = one
        self._rows: list[RefusedRow] = []
        one.refused.filter(line_number__gt=after_line).delete()
        self._kept = one.refused.count()

    def refused(self, line: Line | Row, reason: str) -> None:
        super().refused(line, reason)
        text = line.text if isinstance(line, Line) else line.line
        if self._kept < MOST_REFUSED:
            self._kept += 1
            self._rows.append(
                RefusedRow(
                    data_import=self._one, line_number=line.number, line=_storable(text), reason=_storable(reason)
                )
            )
        if len(self._rows) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        RefusedRow.objects.bulk_create(self._rows)
        self._rows = []


@contextmanager
def its_file(one: DataImport) -> Iterator[Path]:
    """Within, the file as it was sent in lies at this path."""
    with NamedTemporaryFile(prefix="import-") as file:
        with gzip.GzipFile(fileobj=BytesIO(bytes(one.content or b""))) as content:
            shutil.copyfileobj(content, file)
        file.flush()
        yield Path(file.name)


def sent(one: DataImport) -> Sent:
    return Sent(one.name, one.asked_by, Layout(one.encoding, one.delimiter, tuple(one.headers)), one.columns)


def in_batches(things: list[int], size: int, done: Callable[[list[int]], int], tell: Callable[[float], None]) -> int:
    """Do something with so many things at a time; how many it was done with."""
    number = 0
    for start in range(0, len(things), size):
        number += done(things[start : start + size])
        tell((start + size) / len(things))
    return number


def _storable(text: str) -> str:
    """As PostgreSQL can keep it: what is no letter at all becomes a question mark."""
    return text[:_LONGEST].replace("\0", "\ufffd").encode(errors="replace").decode()
