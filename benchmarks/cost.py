"""What a page computes, in Python and in PostgreSQL, and which part of a search takes it, on the loaded archive.

    .venv/bin/python benchmarks/cost.py [--rounds 3]

In one process, without gunicorn: CPU time of this process and of its backend, which says something also on a machine
that has other things to do. Of each address the median of its rounds, after one that warms up.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from time import process_time_ns
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.pages import PERMALINK, SEARCH, prepare

MILLISECOND = 1_000_000  # nanoseconds
WHOLE = "whole page"
Cost = tuple[float, float]  # milliseconds of Python and of PostgreSQL
EVERY = 3  # of the addresses of benchmarks/visits.py


def main() -> None:
    parser = argparse.ArgumentParser(description="What a page computes.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    prepare()
    from django.conf import settings

    from benchmarks.visits import visits

    settings.SEARCHES_PER_MINUTE = 0
    asked = visits()
    print(f"{'CPU, milliseconds':24}{'Python p50':>12}{'p95':>8}{'PostgreSQL p50':>16}{'p95':>8}")
    report(PERMALINK, asked.permalinks[:: EVERY * 3], rounds, {})
    report(SEARCH, asked.searches[::EVERY], rounds, parts_of_a_search())


def parts_of_a_search() -> dict[str, tuple[Any, str]]:
    """Where the functions are that do a part each."""
    from statements import search
    from statements.views import search as view

    return {
        "the question": (search, "Question"),
        "counting": (search.facets, "count"),
        "the order": (search.answering, "page"),
        "the hits": (search, "_hits"),
        "their choices": (search.choices, "facets"),
        "names among the words": (search, "instead"),
        "HTML": (view, "render"),
    }


def report(kind: str, addresses: Iterable[str], rounds: int, parts: dict[str, tuple[Any, str]]) -> None:
    from django.test import Client

    reader, costs = Client(HTTP_HOST="localhost"), defaultdict[str, list[Cost]](list)
    now: dict[str, list[Cost]] = {}
    for name, (room, function) in parts.items():
        setattr(room, function, measured(getattr(room, function), name, now))
    for address in addresses:
        several = []
        for _round in range(rounds + 1):
            now.clear()
            measured(reader.get, WHOLE, now)(address)
            several.append({name: (sum(p for p, _ in found), sum(d for _, d in found)) for name, found in now.items()})
        for name in several[-1]:
            each = [one[name] for one in several[1:] if name in one]
            costs[name].append((median(python for python, _ in each), median(other for _, other in each)))
    print(kind)
    for name in [WHOLE, *parts]:
        line(name, costs[name])


def measured(function: Callable[..., Any], name: str, costs: dict[str, list[Cost]]) -> Callable[..., Any]:
    """The same function; what it computes is added to the costs."""

    def call(*args: Any, **kwargs: Any) -> Any:
        python, other = process_time_ns(), of_postgresql()
        try:
            return function(*args, **kwargs)
        finally:
            cost = (process_time_ns() - python) / MILLISECOND, (of_postgresql() - other) / MILLISECOND
            costs.setdefault(name, []).append(cost)

    return call


def of_postgresql() -> int:
    """Nanoseconds that the backend of this process's connection has computed."""
    from django.db import connection

    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def line(title: str, costs: list[Cost]) -> None:
    python, other = zip(*costs, strict=True)
    figures = [value for several in (python, other) for value in (median(several), quantiles(several, n=20)[-1])]
    print("  {:22}{:12.1f}{:8.1f}{:16.1f}{:8.1f}".format(title, *figures), flush=True)


if __name__ == "__main__":
    main()
