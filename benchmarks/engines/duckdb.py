"""DuckDB, with inverted tables of our own: each stem with its statements, each word with its places.

Its extension for full-text search is downloaded at first use, and has neither phrases nor nearness: not that.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import duckdb

from benchmarks.engines import FACETS, PAGE, Answer, top
from benchmarks.figures import K1, B
from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement

TABLES = {
    "statement": ("number INTEGER, speaker VARCHAR, venue VARCHAR, year VARCHAR, length INTEGER", "number"),
    "about": ("number INTEGER, topic VARCHAR", "number"),
    "posting": ("term INTEGER, number INTEGER, times INTEGER", "term, number"),
    "place": ("term INTEGER, number INTEGER, place INTEGER", "term, number, place"),
    "term": ("id INTEGER, text VARCHAR, frequency INTEGER", "id"),
}

CSV = """auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n'"""


class Engine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, statements: Iterable[Statement]) -> None:
        """By way of files, which DuckDB reads faster than rows one by one."""
        paths = {name: self.folder / f"{name}.csv" for name in TABLES}
        self._write(paths, statements)
        database = self._connect()
        for name, (columns, order) in TABLES.items():
            types = dict(column.split() for column in columns.split(", "))
            database.execute(
                f"CREATE TABLE {name} AS SELECT * FROM read_csv(?, {CSV}, columns = {types}) ORDER BY {order}",
                [str(paths[name])],
            )
            paths[name].unlink()
        database.close()

    def _write(self, paths: dict[str, Path], statements: Iterable[Statement]) -> None:
        ids: dict[str, int] = {}
        having: Counter[str] = Counter()
        files = {name: path.open("w") for name, path in paths.items()}
        tables = {name: csv.writer(file) for name, file in files.items()}
        for statement in statements:
            number, times = statement.number, Counter(statement.stems)
            having.update(times.keys())
            row = (number, statement.speaker, statement.venue, statement.year, len(statement.stems))
            tables["statement"].writerow(row)
            tables["about"].writerows((number, topic) for topic in statement.topics)
            tables["posting"].writerows((ids.setdefault(stem, len(ids)), number, n) for stem, n in times.items())
            tables["place"].writerows(
                (ids.setdefault(word, len(ids)), number, place) for place, word in enumerate(statement.words)
            )
        tables["term"].writerows((key, text, having[text]) for text, key in ids.items())
        for file in files.values():
            file.close()

    def open(self) -> None:
        self.database = self._connect()
        self.ids = dict(self.database.execute("SELECT text, id FROM term").fetchall())
        self.total, self.length = self.database.execute("SELECT count(*), avg(length) FROM statement").fetchall()[0]

    def answer(self, query: Query) -> Answer:
        run = self.database.execute
        hits = self._hits(query.node)
        run(f"CREATE OR REPLACE TEMP TABLE hit AS SELECT * FROM ({hits}) JOIN statement USING (number)")
        narrowed, values = _narrowed(query)
        ((total,),) = run(f"SELECT count(*) FROM hit {narrowed}", values).fetchall()
        ids = self._page(query)
        return Answer(ids, total, {facet: self._counts(query.without(facet), facet) for facet in FACETS})

    def backends(self) -> list[int]:
        return []

    def _connect(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(self.folder / "statements.duckdb"), config={"memory_limit": "4GB"})

    def _page(self, query: Query) -> list[int]:
        """The best by BM25; phrases count as words do."""
        narrowed, values = _narrowed(query)
        terms = [self.ids[stem] for word in query.words for stem in word.stems if stem in self.ids]
        longer = f"{1 - B} + {B} * length / {self.length}"
        scored = f"SELECT number, sum(idf * times * {K1 + 1} / (times + {K1} * ({longer}))) AS score"
        if terms:
            found = (
                f"{scored} FROM (SELECT * FROM hit {narrowed}) JOIN posting USING (number)"
                f" JOIN (SELECT id, ln(1 + ({self.total} - frequency + 0.5) / (frequency + 0.5)) AS idf FROM term"
                f" WHERE id IN {_list(terms)}) ON id = term WHERE term IN {_list(terms)} GROUP BY number"
            )
        else:
            found = f"{scored} FROM (SELECT number, length, 1 AS times, 1 AS idf FROM hit {narrowed}) GROUP BY number"
        ranked = self.database.execute(f"{found} ORDER BY score DESC, number DESC LIMIT {PAGE}", values).fetchall()
        return [number for number, _score in ranked]

    def _counts(self, query: Query, facet: str) -> dict[str, int]:
        narrowed, values = _narrowed(query)
        of = "hit JOIN about USING (number)" if facet == "topic" else "hit"
        counts = self.database.execute(
            f"SELECT {facet}, count(*) FROM {of} {narrowed} GROUP BY 1 HAVING {facet} <> '' ORDER BY 2 DESC"
            f" LIMIT {FACETS[facet]}",
            values,
        ).fetchall()
        return top(counts, facet)

    def _hits(self, node: Node) -> str:
        match node:
            case Word(_text, stems):
                terms = _list([self.ids.get(stem, -1) for stem in stems])
                return f"SELECT {'DISTINCT ' * (len(stems) > 1)}number FROM posting WHERE term IN {terms}"
            case Phrase(words):
                return self._in_a_row(words)
            case Any(parts):
                return " UNION ".join(f"({self._hits(part)})" for part in parts)
            case All(parts):
                wanted = " INTERSECT ".join(f"({self._hits(part)})" for part in parts if not isinstance(part, Not))
                refused = (f" EXCEPT ({self._hits(part.part)})" for part in parts if isinstance(part, Not))
                return f"({wanted}){''.join(refused)}"
            case Not(part):
                return f"(SELECT number FROM statement) EXCEPT ({self._hits(part)})"

    def _in_a_row(self, words: tuple[str, ...]) -> str:
        places = [
            f"(SELECT * FROM place WHERE term = {self.ids.get(word, -1)}) AS p{n}" for n, word in enumerate(words)
        ]
        together = [f" AND p{n}.number = p0.number AND p{n}.place = p0.place + {n}" for n in range(1, len(words))]
        return f"SELECT DISTINCT p0.number FROM {', '.join(places)} WHERE true{''.join(together)}"


def _narrowed(query: Query) -> tuple[str, list[str]]:
    conditions = [
        "number IN (SELECT number FROM about WHERE topic = ?)" if facet == "topic" else f"{facet} = ?"
        for facet, _value in query.filters
    ]
    return f"WHERE {' AND '.join(['true', *conditions])}", [value for _facet, value in query.filters]


def _list(terms: list[int]) -> str:
    return f"({', '.join(map(str, terms))})"
