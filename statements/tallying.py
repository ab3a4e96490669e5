"""Tallying: what broad questions count and rank is made ready (statements/database/tallies.sql says what that is).

Everything is read from one snapshot and written in one transaction: a search sees the tally of before, or all of the
new one. What is published meanwhile stays fresh.
"""

# ruff: noqa: S608 -- every part of the SQL is written here or in search/ranking.py.

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from django.db import connection, transaction
from psycopg import Cursor

from statements.search.ranking import rank_of
from statements.search.stems import any_of, quoted
from statements.search.tallies import RARE

BROAD = 4_000  # statements: a word or a stem that so many have is kept with all of them
BEST = 1_000  # statements that rank highest, as many as anybody can look through
STALE = 500  # statements that were changed since: then it is time for another tally
GROUPED = 8  # binary digits of a statement's key within its group of places
LOCK = 7_415_203  # of nothing else
ONE = ord("1")

ROW = """
    SELECT statement_id, circumstances_id, date_trunc('year', said_earliest)::date AS first,
           (date_trunc('year', said_latest) + interval '1 year - 1 day')::date AS last, length
    FROM statements_searchentry ORDER BY first, circumstances_id, last, said_earliest, statement_id
"""
WORDS = "SELECT statement_id, array_to_string(tsvector_to_array(words), ' ') FROM statements_searchentry"
# What is too common in some language is no word of a stem in any: it is looked up where it means something.
STEMS = """
    SELECT language || ':' || stem, array_agg(DISTINCT word) FROM statements_searchword
    WHERE stem <> '' AND language <> '' GROUP BY language, stem
    HAVING NOT array_agg(DISTINCT word) && ARRAY(
        SELECT word FROM statements_searchword WHERE stem = '' AND language <> ''
    )
"""


class Run(NamedTuple):
    """Entries that stand side by side: the first bit, counted from one, how many, and what they have in common."""

    first: int
    bits: int
    circumstances: int
    said_earliest: Any
    said_latest: Any


def is_due() -> bool:
    """Whether enough was changed since the last tally, or something is there and none was made yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT CASE WHEN EXISTS (SELECT FROM statements_searchbase)"
            " THEN (SELECT count(*) FROM (SELECT FROM statements_searchfresh LIMIT %s) AS few) >= %s"
            " ELSE EXISTS (SELECT FROM statements_searchentry) END",
            [STALE, STALE],
        )
        (due,) = cursor.fetchone()
    return bool(due)


def tally() -> int:
    """Make everything ready anew; how many entries there are. Nothing is done while another process does it."""
    alone = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if alone:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        row = _Row()
        cursor.execute("DELETE FROM statements_searchfresh")
        _write("base", [(row.entries, row.average)])
        _write("run", row.runs)
        _write("place", row.groups())
        cursor.execute("DELETE FROM statements_searchtally")
        for each in _tallies(row):
            cursor.execute("INSERT INTO statements_searchtally VALUES (%s, %s, %s, %s)", each)
        return row.entries


class _Row:
    """The entries in their order, those of the same circumstances and years side by side."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.places: dict[int, int] = {}
        words = 0
        for place, (statement, *alike, length) in enumerate(_stream(ROW)):
            self.places[statement] = place
            words += length
            if self.runs and list(self.runs[-1][2:]) == alike:
                self.runs[-1] = self.runs[-1]._replace(bits=self.runs[-1].bits + 1)
            else:
                self.runs.append(Run(place + 1, 1, *alike))
        self.entries = len(self.places)
        self.average = max(1.0, words / max(1, self.entries))

    def groups(self) -> Iterator[tuple[int, list[int | None]]]:
        groups: dict[int, list[int | None]] = {}
        size = 1 << GROUPED
        for statement, place in self.places.items():
            groups.setdefault(statement >> GROUPED, [None] * size)[statement & (size - 1)] = place
        yield from groups.items()


def _tallies(row: _Row) -> Iterator[tuple[str, int, str | None, list[int] | None]]:
    found = _found(row)
    stems = dict(cast("Iterable[tuple[str, list[str]]]", _stream(STEMS)))
    meaning = {word for words in stems.values() for word in words}
    for word, places in found.items():
        if len(places) >= BROAD:
            yield f"={word}", len(places), _bits([places], row), _best([word], row) if word in meaning else None
        elif len(places) >= RARE:
            yield f"={word}", len(places), None, None
    for key, words in stems.items():
        each = [found[word] for word in words if word in found]
        if sum(map(len, each)) >= BROAD and (n := (bits := _bits(each, row)).count("1")) >= BROAD:
            yield key, n, bits, _best(words, row)


def _found(row: _Row) -> dict[str, array[int]]:
    """Where in the row each word is."""
    found: dict[str, array[int]] = defaultdict(lambda: array("i"))
    for statement, words in _stream(WORDS):
        place = row.places[statement]
        for word in words.split(" "):
            found[word].append(place)
    return {word: places for word, places in found.items() if not word.startswith("¶")}


def _bits(found: Iterable[Iterable[int]], row: _Row) -> str:
    bits = bytearray(b"0") * row.entries
    for places in found:
        for place in places:
            bits[place] = ONE
    return bits.decode()


def _best(words: Iterable[str], row: _Row) -> list[int]:
    """The statements that any of the words rank highest, as a search ranks them, the highest first."""
    forms = sorted(words)
    rank, params = rank_of(forms, row.average)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT statement_id FROM statements_searchentry WHERE words @@ %s::tsquery"
            f" ORDER BY {rank} DESC, statement_id DESC LIMIT %s",
            [any_of(map(quoted, forms)), *params, BEST],
        )
        return [key for (key,) in cursor]


def _stream(sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows one after another: a million of them never are in memory at once."""
    assert connection.connection is not None
    with connection.connection.cursor("stream", withhold=False) as cursor:
        cursor.itersize = 10_000
        cursor.execute(sql)
        yield from cursor


def _write(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM statements_search{table}")
        with cast("Cursor[Any]", cursor).copy(f"COPY statements_search{table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
