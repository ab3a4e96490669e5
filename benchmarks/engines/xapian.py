"""Xapian: a search library in C++, as Debian packages it for the Python of the system."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

try:
    import xapian
except ImportError:
    sys.path.append("/usr/lib/python3/dist-packages")  # of use where this Python is of the same version
    try:
        import xapian
    finally:
        sys.path.pop()

from benchmarks.engines import FACETS, PAGE, Answer, top
from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement

SLOTS = {facet: slot for slot, facet in enumerate(FACETS)}
BETWEEN = "\x1f"  # several values of one slot
LONGEST = 240  # bytes of a term


class Engine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder / "index"

    def build(self, statements: Iterable[Statement]) -> None:
        database = xapian.WritableDatabase(str(self.folder), xapian.DB_CREATE)
        for statement in statements:
            database.replace_document(statement.number, _document(statement))
        database.commit()
        database.close()

    def open(self) -> None:
        self.database = xapian.Database(str(self.folder))
        self.total = self.database.get_doccount()

    def answer(self, query: Query) -> Answer:
        chosen = {facet for facet, _value in query.filters}
        enquire, spies = self._enquire(query, [facet for facet in FACETS if facet not in chosen])
        found = enquire.get_mset(0, PAGE, self.total)
        facets = {facet: _counts(spy, facet) for facet, spy in spies.items()}
        for facet in chosen:
            enquire, alone = self._enquire(query.without(facet), [facet])
            enquire.get_mset(0, 0, self.total)
            facets[facet] = _counts(alone[facet], facet)
        return Answer([match.docid for match in found], found.get_matches_estimated(), facets)

    def backends(self) -> list[int]:
        return []

    def _enquire(self, query: Query, facets: list[str]) -> tuple[xapian.Enquire, dict[str, xapian.ValueCountMatchSpy]]:
        enquire = xapian.Enquire(self.database)
        enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0.5))
        enquire.set_query(_query(query))
        spies = {facet: xapian.ValueCountMatchSpy(SLOTS[facet]) for facet in facets}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        return enquire, spies


def _document(statement: Statement) -> xapian.Document:
    document = xapian.Document()
    for stem, times in Counter(statement.stems).items():
        document.add_term(_term("S", stem), times)
    for place, word in enumerate(statement.words):
        document.add_posting(_term("W", word), place)
    for facet, slot in SLOTS.items():
        values = statement.values(facet)
        document.add_value(slot, BETWEEN.join(values))
        for value in values:
            document.add_boolean_term(_term(f"X{slot}", value))
    return document


def _counts(spy: xapian.ValueCountMatchSpy, facet: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for together in spy.values():
        for value in together.term.decode().split(BETWEEN):
            counts[value] += together.termfreq
    counts.pop("", None)
    return top(counts.items(), facet)


def _query(query: Query) -> xapian.Query:
    asked = _node(query.node)
    for facet, value in query.filters:
        asked = xapian.Query(xapian.Query.OP_FILTER, asked, xapian.Query(_term(f"X{SLOTS[facet]}", value)))
    return asked


def _node(node: Node) -> xapian.Query:
    match node:
        case Word(_text, stems):
            return xapian.Query(xapian.Query.OP_SYNONYM, [_term("S", stem) for stem in stems])
        case Phrase(words):
            return xapian.Query(xapian.Query.OP_PHRASE, [_term("W", word) for word in words])
        case Any(parts):
            return xapian.Query(xapian.Query.OP_OR, [_node(part) for part in parts])
        case All(parts):
            wanted = xapian.Query(xapian.Query.OP_AND, [_node(part) for part in parts if not isinstance(part, Not)])
            for part in parts:
                if isinstance(part, Not):
                    wanted = xapian.Query(xapian.Query.OP_AND_NOT, wanted, _node(part.part))
            return wanted
        case Not(part):
            return xapian.Query(xapian.Query.OP_AND_NOT, xapian.Query.MatchAll, _node(part))


def _term(prefix: str, text: str) -> bytes:
    return f"{prefix}{text}".encode()[:LONGEST]
