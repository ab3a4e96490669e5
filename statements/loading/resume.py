"""Going on where a load was stopped, and one loader at a time for each file."""

# ruff: noqa: S608 -- every part of the SQL is written here.

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from statements.loading.refusals import Unreadable
from statements.models import DataFile

PATIENCE = 10  # seconds: PostgreSQL may still be busy with the last batch of a loader that was killed
TICK = 0.2


# What went with an import that is taken back now, and may come in again.
GONE = """
    WITH gone AS MATERIALIZED (
        SELECT statement.id
        FROM statements_dataimport AS one
        JOIN statements_decision AS taken
          ON taken.noun = 'dataimport' AND taken.object_id = one.id AND taken.act = 'withdraw'
        CROSS JOIN LATERAL jsonb_array_elements_text(taken.after -> 'statements') AS named (id)
        JOIN statements_statement AS statement ON statement.id = named.id::bigint AND statement.state = 'withdrawn'
        WHERE one.step = 'take_back'
    ), free AS MATERIALIZED (
        SELECT record_id FROM statements_quotation WHERE record_id IS NOT NULL AND statement_id IN (TABLE gone)
    )
"""
OF_FILE = f"""{GONE}
    SELECT range_agg(int4range(record.line_number, record.line_number + 1))
    FROM statements_record AS record JOIN statements_datafile AS file ON file.id = record.file_id
    WHERE file.sha256 = %s AND record.id NOT IN (TABLE free)
"""
TAKEN_BACK = f"""{GONE}
    SELECT EXISTS (SELECT FROM statements_record WHERE file_id = %s AND id IN (TABLE free))
"""
ELSEWHERE = f"""{GONE}
    SELECT DISTINCT asked.line FROM unnest(%s::text[]) AS asked (line)
    JOIN statements_record AS record USING (line)
    JOIN statements_datafile AS file ON file.id = record.file_id
    WHERE file.sha256 <> %s AND record.id NOT IN (TABLE free)
"""


class LinesThere:
    """The numbers of the lines of a file that are in the archive, kept as ranges: `4711 in lines`."""

    def __init__(self, sha256: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(OF_FILE, [sha256])
            (ranges,) = cursor.fetchone()
        self._starts = [each.lower for each in ranges or ()]
        self._ends = [each.upper for each in ranges or ()]

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number < self._ends[at]


def is_taken_back(file: DataFile) -> bool:
    """Whether a line of it went with an import that is taken back now: a line has one statement only."""
    with connection.cursor() as cursor:
        cursor.execute(TAKEN_BACK, [file.pk])
        (found,) = cursor.fetchone()
    return bool(found)


def lines_elsewhere(lines: Iterable[str], sha256: str) -> set[str]:
    """Those of the lines that came in with another file."""
    with connection.cursor() as cursor:
        cursor.execute(ELSEWHERE, [list(lines), sha256])
        return {line for (line,) in cursor.fetchall()}


@contextmanager
def only_loader(sha256: str) -> Iterator[None]:
    """Within, no other process loads the file. Raises Unreadable if one does; PostgreSQL frees a dead one's."""
    key = int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)
    with connection.cursor() as cursor:
        until = time.monotonic() + PATIENCE
        while not _obtained(cursor, key):
            if time.monotonic() > until:
                raise Unreadable(_("This file is being loaded by another process: let it finish."))
            time.sleep(TICK)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def _obtained(cursor: CursorWrapper, key: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
    (obtained,) = cursor.fetchone()
    return bool(obtained)
