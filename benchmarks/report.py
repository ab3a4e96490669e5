"""The tables that are printed, and the goals that the project set itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.engines import Answer
from benchmarks.figures import percentile
from benchmarks.measuring import Measured
from benchmarks.query import Query
from benchmarks.reference import Reference
from benchmarks.workload import NUMBERS

KINDS = ["all", *NUMBERS]
OURS, FLOOR = "on_record", "tantivy"
NAMES = {
    "on_record": "On Record",
    "xapian": "Xapian",
    "fts5": "SQLite FTS5",
    "duckdb": "DuckDB",
    "common_django": "the common Django way",
}
# Of the floor's time: kind, percentile, at most.
GOALS = [
    ("all", 0.5, 4),
    ("all", 0.95, 8),
    ("rare", 0.95, 5),
    ("filtered", 0.95, 5),
    ("phrase", 0.95, 10),
    ("common", 0.95, 10),
    ("boolean", 0.95, 10),
]
GROWTH, RELEVANCE, SIZE = 0.7, 0.97, 5

Figures = dict[str, tuple[float, float]]  # of a kind, p50 and p95 in milliseconds


def figures(measured: Sequence[Measured], queries: Sequence[Query]) -> dict[str, dict[str, Figures]]:
    """Of each engine, by CPU and by wall time: each question counts once, with the median of its rounds."""
    return {
        clock: {engine: _by_kind(costs, queries) for engine, costs in _costs(measured, clock).items()}
        for clock in ("cpu", "wall")
    }


def _costs(measured: Sequence[Measured], clock: str) -> dict[str, dict[int, float]]:
    rounds: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in measured:
        if one.round:
            rounds[one.engine][one.query].append(getattr(one, clock))
    return {engine: {query: median(costs) for query, costs in found.items()} for engine, found in rounds.items()}


def _by_kind(costs: dict[int, float], queries: Sequence[Query]) -> Figures:
    of_kind = {kind: [costs[n] for n, query in enumerate(queries) if kind in ("all", query.kind)] for kind in KINDS}
    return {kind: (percentile(values, 0.5), percentile(values, 0.95)) for kind, values in of_kind.items()}


def table(found: dict[str, Figures]) -> Iterator[str]:
    """Each engine with its times, and with what they are of the floor's."""
    yield _line("ms, p50/p95", KINDS)
    for engine, by_kind in found.items():
        yield _line(NAMES.get(engine, engine), [f"{_short(low)}/{_short(high)}" for low, high in by_kind.values()])
        if FLOOR in found and engine != FLOOR:
            yield _line("   of tantivy's", [_ratio(by_kind[kind], found[FLOOR][kind]) for kind in KINDS])


def _line(name: str, columns: Sequence[str]) -> str:
    return f"{name:22}" + "".join(f"{column:>12}" for column in columns)


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _ratio(one: tuple[float, float], other: tuple[float, float]) -> str:
    return "/".join(f"{mine / floor:.1f}" for mine, floor in zip(one, other, strict=True))


def goals(found: dict[str, Figures]) -> Iterator[str]:
    """Each with what it came to."""
    ours = found[OURS]
    if FLOOR in found:
        for kind, share, most in GOALS:
            place = 0 if share == 0.5 else 1
            yield goal(f"{kind}, p{share * 100:.0f} of tantivy's", ours[kind][place] / found[FLOOR][kind][place], most)
    for engine, theirs in found.items():
        if engine not in (OURS, FLOOR):
            behind = [
                f"{kind} p{percent}"
                for kind in KINDS
                for percent, mine, their in zip((50, 95), ours[kind], theirs[kind], strict=True)
                if mine >= their
            ]
            yield _verdict(f"ahead of {NAMES[engine]} everywhere", not behind, ", ".join(behind))


def goal(name: str, value: float, limit: float, *, at_least: bool = False) -> str:
    reached = value >= limit if at_least else value <= limit
    return _verdict(name, reached, f"{value:.3g}, wanted {'at least' if at_least else 'at most'} {limit}")


def _verdict(name: str, reached: bool, told: str) -> str:
    return f"{'reached' if reached else 'NOT reached':12}{name}{f': {told}' if told else ''}"


def disagreements(
    measured: Sequence[Measured], queries: Sequence[Query], right: dict[str, list[Reference]]
) -> Iterator[str]:
    """Whose total, or whose counts of what can be chosen, are not what the statements say."""
    for one in measured:
        if one.round == 0:
            reference = right[one.engine][one.query]
            for told in differences(one.answer, reference):
                yield f"{NAMES.get(one.engine, one.engine)}: {queries[one.query].shown}: {told}"


def differences(answer: Answer, reference: Reference) -> Iterator[str]:
    if answer.total != reference.total:
        yield f"{answer.total:,} in all and not {reference.total:,}"
    for facet, counts in reference.facets.items():
        given = answer.facets.get(facet, {})
        if any(counts[value] != n for value, n in given.items()) or bool(counts) != bool(given):
            yield f"the counts by {facet}"
