"""Going on where a load was stopped, and one loader at a time for each file."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from statements.loading.refusals import Unreadable
from statements.models import DataFile

PATIENCE = 10  # seconds: PostgreSQL may still be busy with the last batch of a loader that was killed
TICK = 0.2


class LinesThere:
    """The numbers of the lines of a file that are in the archive, kept as ranges: `4711 in lines`."""

    def __init__(self, file: DataFile) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT range_agg(int4range(line_number, line_number + 1)) FROM statements_record WHERE file_id = %s",
                [file.pk],
            )
            (ranges,) = cursor.fetchone()
        self._starts = [each.lower for each in ranges or ()]
        self._ends = [each.upper for each in ranges or ()]

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number < self._ends[at]


@contextmanager
def only_loader(sha256: str) -> Iterator[None]:
    """Within, no other process loads the file. Raises Unreadable if one does; PostgreSQL frees a dead one's."""
    key = int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)
    with connection.cursor() as cursor:
        until = time.monotonic() + PATIENCE
        while not _obtained(cursor, key):
            if time.monotonic() > until:
                raise Unreadable("This file is being loaded by another process: let it finish.")
            time.sleep(TICK)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def _obtained(cursor: CursorWrapper, key: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
    (obtained,) = cursor.fetchone()
    return bool(obtained)
