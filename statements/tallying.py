"""Tallying: what broad questions count and rank is made ready (statements/database/tallies.sql says what that is).

Everything is read from one snapshot and written in one transaction: a search sees the tally of before, or all of the
new one. What is published meanwhile stays fresh.
"""

# ruff: noqa: S608 -- every part of the SQL is written here or in search/ranking.py.

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple, cast

from django.db import connection, transaction
from psycopg import Cursor

from statements.search.counting import MOST_CHOICES, NO_TOPIC, TOTAL, UNDATED, VALUES
from statements.search.kept import EVERYTHING
from statements.search.ranking import MOST_FORMS, rank_of
from statements.search.stems import any_of, quoted
from statements.search.tallies import BEST, BEST_OF_EACH, DEEP, RARE

BROAD = 20_000  # statements: a word that so many have is kept as it stands
COUNTED = 10_000  # statements: of a stem that so many have, the counts of all values are kept
USUAL = 150  # statements: a stem that so many have is kept, and what a search for it answers
STALE = 500  # statements that were changed since: then it is time for another tally
GROUPED = 8  # binary digits of a statement's key within its group of places
LOCK = 7_415_203  # of nothing else

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


# What each circumstances count for in each facet.
EACH = ", ".join(f"ARRAY(SELECT {values})::text[]" for values in VALUES.values())
DIMENSIONS = f"SELECT id, {EACH} FROM statements_circumstances"


Numbers = dict[str, list[tuple[str, int]]]


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
            cursor.execute(
                "INSERT INTO statements_searchtally (key, statements, bits, best, lead, forms, counts, every)"
                f" VALUES (%s, %s, %s::bit varying({max(1, row.entries)}), %s, %s, %s, %s, %s)",
                each,
            )
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
        self.average = float(max(1, round(words / max(1, self.entries))))  # so that ranks rarely change

    def groups(self) -> Iterator[tuple[int, list[int | None]]]:
        groups: dict[int, list[int | None]] = {}
        size = 1 << GROUPED
        for statement, place in self.places.items():
            groups.setdefault(statement >> GROUPED, [None] * size)[statement & (size - 1)] = place
        yield from groups.items()


class Tally(NamedTuple):
    """What is kept of one word or stem, as the columns of its table."""

    key: str
    statements: int
    bits: str | None = None
    best: list[int] | None = None
    lead: int | None = None
    forms: list[str] | None = None
    counts: str | None = None
    every: str | None = None


def _tallies(row: _Row) -> Iterator[Tally]:
    counted = _Counts(row)
    yield Tally(EVERYTHING, row.entries, counts=counted.of(range(row.entries))[0])
    found = _found(row)
    stems = dict(cast("Iterable[tuple[str, list[str]]]", _stream(STEMS)))
    for word, places in found.items():
        if len(places) >= BROAD:
            best, lead = _best([word], row, len(places))
            yield Tally(f"={word}", len(places), _bits(places, row), best, lead, [word], *counted.of(places))
        elif len(places) >= RARE:
            yield Tally(f"={word}", len(places), forms=[word])
    for key, words in stems.items():
        each = [found[word] for word in words if word in found]
        having: Collection[int] = each[0] if len(each) == 1 else set().union(*each)
        if len(having) >= USUAL:
            best, lead = _best(words, row, len(having))
            yield Tally(key, len(having), _bits(having, row), best, lead, words, *counted.of(having))


class _Counts:
    """How many of some entries there are of each value of each facet, as a search counts them (search/counting.py)."""

    def __init__(self, row: _Row) -> None:
        self.run_at = array("i", (number for number, run in enumerate(row.runs) for _ in range(run.bits)))
        self.values: dict[tuple[str, str], int] = {}  # of a facet, each with its number
        alike = {
            key: [
                self._number(name, value)
                for name, several in zip(VALUES, facets, strict=True)
                for value in several
                if value
            ]
            for key, *facets in _stream(DIMENSIONS)
        }
        self.of_run = [(*alike[run.circumstances], self._number("year", _years(run))) for run in row.runs]

    def _number(self, name: str, value: str) -> int:
        return self.values.setdefault((name, value), len(self.values))

    def of(self, places: Iterable[int]) -> tuple[str, str | None]:
        """Those that a search shows, and those of all values, if there are many entries."""
        counts, total = [0] * len(self.values), 0
        for run, n in Counter(map(self.run_at.__getitem__, places)).items():
            total += n
            for number in self.of_run[run]:
                counts[number] += n
        facets: dict[str, dict[str, int]] = {name: {} for name in [*VALUES, "year"]}
        for (name, value), n in zip(self.values, counts, strict=True):
            if n:
                facets[name][value] = n
        years = facets.pop("year")
        numbers: Numbers = {TOTAL: [("", total)], UNDATED: [("", years.pop("", 0))]}
        numbers["year"] = list(years.items())
        shown = {name: _most_frequent(name, facet) for name, facet in facets.items()}
        every = {name: list(facet.items()) for name, facet in facets.items()} if total >= COUNTED else None
        return _json({**shown, **numbers}), _json({**every, **numbers}) if every else None


def _json(numbers: Numbers) -> str:
    return json.dumps(numbers, ensure_ascii=False)


def _years(run: Run) -> str:
    return f"{run.said_earliest:%Y} {run.said_latest:%Y}" if run.said_latest else ""


def _most_frequent(name: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """What a search shows, and how many have no topic, which can always be chosen."""
    most = sorted(counts.items(), key=lambda count: (-count[1], count[0]))[:MOST_CHOICES]
    none = (str(NO_TOPIC), counts.get(str(NO_TOPIC), 0))
    return [*most, none] if name == "topic" and none[1] and none not in most else most


def _found(row: _Row) -> dict[str, array[int]]:
    """Where in the row each word is."""
    found: dict[str, array[int]] = defaultdict(lambda: array("i"))
    for statement, words in _stream(WORDS):
        place = row.places[statement]
        for word in words.split(" "):
            found[word].append(place)
    return {word: places for word, places in found.items() if not word.startswith("¶")}


def _bits(places: Iterable[int], row: _Row) -> str:
    """The string of bits along the row, in hexadecimal digits, as PostgreSQL reads it: with some noughts at its end."""
    bits = bytearray(-(-row.entries // 8))
    for place in places:
        bits[place >> 3] |= 128 >> (place & 7)
    return f"x{bits.hex()}"


def _best(words: Iterable[str], row: _Row, having: int) -> tuple[list[int], int]:
    """The statements that any of the words rank highest, those that each of them does among the first; and how many
    are first: all that a search for any of the words shows on its first pages.

    The word that is typed is worth more than others of its stem (search/ranking.py).
    """
    forms = sorted(words)
    most = BEST if having >= DEEP else BEST_OF_EACH
    rank, params = rank_of(forms, row.average)
    several = forms[:MOST_FORMS] if len(forms) > 1 else []
    has = "".join(f", words @@ %s::tsquery AS has_{number}" for number in range(len(several)))
    highest = "(SELECT statement_id FROM hit WHERE {} ORDER BY rank DESC, statement_id DESC LIMIT {})"
    each = [highest.format("true", most), *(highest.format(f"has_{n}", BEST_OF_EACH) for n in range(len(several)))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED (SELECT statement_id, {rank} AS rank{has} FROM statements_searchentry"
            f" WHERE words @@ %s::tsquery) SELECT {', '.join(f'ARRAY{ids}' for ids in each)}",
            [*params, *map(quoted, several), any_of(map(quoted, forms))],
        )
        highest_of_all, *of_each = cursor.fetchone()
    first = list(dict.fromkeys(chain(highest_of_all[:BEST_OF_EACH], *of_each)))
    return list(dict.fromkeys([*first, *highest_of_all])), len(first)


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
