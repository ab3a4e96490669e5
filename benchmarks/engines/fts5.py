"""SQLite with its FTS5: the index of the words in one table, what is counted in others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.engines import FACETS, PAGE, Answer, top
from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement

SCHEMA = """
    CREATE VIRTUAL TABLE text USING fts5(
        stems, words, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
    CREATE TABLE statement (number INTEGER PRIMARY KEY, speaker INTEGER, venue INTEGER, year INTEGER);
    CREATE TABLE about (number INTEGER, topic INTEGER, PRIMARY KEY (number, topic)) WITHOUT ROWID;
    CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
"""
SESSION = """
    PRAGMA cache_size = -262144; PRAGMA mmap_size = 8589934592; PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE hit (number INTEGER PRIMARY KEY, rank REAL);
    INSERT INTO hit VALUES (1, 0); ANALYZE temp;
"""  # or SQLite takes the hits for many, and reads all statements to spare itself looking up a few


class Engine:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "statements.sqlite"

    def build(self, statements: Iterable[Statement]) -> None:
        database = sqlite3.connect(self.path)
        database.executescript(SCHEMA)
        names: dict[str, int] = {}
        for statement in statements:
            speaker, venue, year, *topics = (
                names.setdefault(value, len(names)) if value else None
                for value in (statement.speaker, statement.venue, str(statement.year or ""), *statement.topics)
            )
            number = statement.number
            texts = (number, " ".join(statement.stems), " ".join(statement.words))
            database.execute("INSERT INTO text (rowid, stems, words) VALUES (?, ?, ?)", texts)
            database.execute("INSERT INTO statement VALUES (?, ?, ?, ?)", (number, speaker, venue, year))
            database.executemany("INSERT INTO about VALUES (?, ?)", ((number, topic) for topic in topics))
        database.executemany("INSERT INTO name VALUES (?, ?)", ((key, name) for name, key in names.items()))
        database.execute("INSERT INTO text (text) VALUES ('optimize')")
        database.commit()
        database.execute("ANALYZE")
        database.close()

    def open(self) -> None:
        self.database = sqlite3.connect(self.path)
        self.database.executescript(SESSION)
        self.ids = dict(self.database.execute("SELECT name, id FROM name"))
        self.names = {key: name for name, key in self.ids.items()}

    def answer(self, query: Query) -> Answer:
        run = self.database.execute
        run("DELETE FROM hit")
        run("INSERT INTO hit SELECT rowid, bm25(text) FROM text WHERE text MATCH ?", [_match(query.node)])
        narrowed, values = self._narrowed(query)
        ((total,),) = run(f"SELECT count(*) {narrowed}", values)
        page = run(f"SELECT number {narrowed} ORDER BY rank LIMIT {PAGE}", values)
        ids = [number for (number,) in page]
        return Answer(ids, total, {facet: self._counts(query.without(facet), facet) for facet in FACETS})

    def backends(self) -> list[int]:
        return []

    def _counts(self, query: Query, facet: str) -> dict[str, int]:
        narrowed, values = self._narrowed(query, needed=facet)
        counts = self.database.execute(
            f"SELECT {facet}, count(*) {narrowed} AND {facet} IS NOT NULL"
            f" GROUP BY 1 ORDER BY 2 DESC LIMIT {FACETS[facet]}",
            values,
        )
        return top(((self.names[key], n) for key, n in counts), facet)

    def _narrowed(self, query: Query, needed: str = "") -> tuple[str, list[int]]:
        columns = {needed, *(facet for facet, _value in query.filters if facet != "topic")} - {"", "topic"}
        joined = " CROSS JOIN statement USING (number)" * bool(columns)
        joined += " CROSS JOIN about USING (number)" * (needed == "topic")
        conditions = [
            "number IN (SELECT number FROM about WHERE topic = ?)" if facet == "topic" else f"{facet} = ?"
            for facet, _value in query.filters
        ]
        values = [self.ids[value] for _facet, value in query.filters]
        return f"FROM hit{joined} WHERE {' AND '.join(['true', *conditions])}", values


def _match(node: Node) -> str:
    match node:
        case Word(_text, stems):
            return f"stems : ({' OR '.join(map(_quoted, stems))})"
        case Phrase(words):
            return f"words : {_quoted(' '.join(words))}"
        case Any(parts):
            return " OR ".join(f"({_match(part)})" for part in parts)
        case All(parts):
            wanted = " AND ".join(f"({_match(part)})" for part in parts if not isinstance(part, Not))
            refused = "".join(f" NOT ({_match(part.part)})" for part in parts if isinstance(part, Not))
            return f"({wanted}){refused}"
        case Not():
            raise ValueError("FTS5 has no question that only refuses.")


def _quoted(text: str) -> str:
    return f'"{text}"'
