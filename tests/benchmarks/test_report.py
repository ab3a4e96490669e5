from __future__ import annotations

from collections import Counter

from benchmarks.engines import Answer
from benchmarks.measuring import Measured
from benchmarks.query import Query, Word
from benchmarks.reference import Reference
from benchmarks.report import KINDS, disagreements, figures, goals, table
from benchmarks.workload import NUMBERS

QUERIES = [Query(kind, Word(kind, (kind,))) for kind in NUMBERS]


def measured(engine: str, cpu: float, turn: int = 1, total: int = 3) -> list[Measured]:
    answer = Answer([], total, {"year": {"1998": total}})
    return [Measured(engine, place, turn, cpu, cpu, answer) for place in range(len(QUERIES))]


def test_rounds_count_with_their_median_and_the_first_not_at_all() -> None:
    rounds = [*measured("fts5", 99, 0), *measured("fts5", 1, 1), *measured("fts5", 9, 2), *measured("fts5", 2, 3)]
    assert figures(rounds, QUERIES)["cpu"]["fts5"] == dict.fromkeys(KINDS, (2.0, 2.0))


def test_a_goal_is_reached_or_not() -> None:
    found = figures([*measured("tantivy", 1), *measured("on_record", 4.5), *measured("xapian", 4)], QUERIES)["cpu"]
    told = list(goals(found))
    assert "NOT reached all, p50 of tantivy's: 4.5, wanted at most 4" in told
    assert "reached     all, p95 of tantivy's: 4.5, wanted at most 8" in told
    assert told[-1].startswith("NOT reached ahead of Xapian everywhere: all p50, all p95, rare p50")
    assert "4.5/4.5" in "\n".join(table(found))


def test_a_wrong_total_and_wrong_counts_are_told() -> None:
    right = [Reference(total=3, facets={"year": Counter({"1998": 3})}) for _ in QUERIES]
    assert not list(disagreements(measured("fts5", 1, 0), QUERIES, {"fts5": right}))
    told = list(disagreements(measured("fts5", 1, 0, total=2), QUERIES, {"fts5": right}))
    assert told[:2] == ["SQLite FTS5: rare: 2 in all and not 3", "SQLite FTS5: rare: the counts by year"]
