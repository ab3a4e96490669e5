"""What it costs to publish one statement, on the loaded archive.

    .venv/bin/python benchmarks/publishing.py [--statements 50]

Invented articles are taken in and their proposals published one by one, as an editor does: the act, its decision and
history, the search entry with its indexes, frequencies and versions. Milliseconds of wall time, and of CPU time of
Python and of PostgreSQL. All of it happens in one transaction that is rolled back, and what only its end does is asked
for after each act.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time_ns

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.cost import MILLISECOND, of_postgresql
from benchmarks.pages import prepare

GOAL = 20  # milliseconds
FIRST = 5  # that warm up


def main() -> None:
    parser = argparse.ArgumentParser(description="What it costs to publish one statement.")
    parser.add_argument("--statements", type=int, default=50)
    wanted = parser.parse_args().statements
    prepare()
    from django.db import transaction

    with transaction.atomic():
        times = published(wanted + FIRST)[FIRST:]
        transaction.set_rollback(True)
    for title, several in zip(("wall", "Python", "PostgreSQL"), zip(*times, strict=True), strict=True):
        print(f"{title:12} p50 {median(several):6.1f}  p95 {quantiles(several, n=20)[-1]:6.1f} ms")
    whole = [python + other for _wall, python, other in times]
    reached = "reached" if quantiles(whole, n=20)[-1] <= GOAL else "missed"
    print(f"CPU of both, p95: {quantiles(whole, n=20)[-1]:.1f} ms, {reached} ({GOAL} ms)")


def published(number: int) -> list[tuple[float, float, float]]:
    """Of each the wall time, and the CPU time of Python and of PostgreSQL."""
    from django.db import connection

    from drills.invented import article
    from statements import curation
    from statements.ingest import ingest
    from statements.models import Statement

    chance, times = Random(7), []
    for name in range(number):
        ingest(article(name, chance).encode(), f"{name}.txt")
    waiting = (
        Statement.objects.proposed().filter(lead__text__isnull=False).exclude(speaker=None).order_by("-pk")[:number]
    )
    for statement in list(waiting):
        wall, python, other = perf_counter(), process_time_ns(), of_postgresql()
        curation.publish([statement], None)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        spent = (process_time_ns() - python) / MILLISECOND, (of_postgresql() - other) / MILLISECOND
        times.append(((perf_counter() - wall) * 1000, *spent))
    return times


if __name__ == "__main__":
    main()
