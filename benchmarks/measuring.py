"""What an answer costs: the time that all processes computed for it, and the time it took."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns, process_time_ns

from benchmarks.engines import Answer, Engine
from benchmarks.query import Query

MILLISECOND = 1_000_000  # nanoseconds


@dataclass(frozen=True)
class Measured:
    engine: str
    query: int  # its place in the workload
    round: int  # 0 warms up
    cpu: float  # milliseconds, as the next
    wall: float
    answer: Answer


def measure(engines: dict[str, Engine], queries: list[Query], rounds: int) -> Iterator[Measured]:
    """Ask all engines one question after another, so that whatever else this machine does is in everybody's way."""
    for number in range(rounds + 1):
        for place, query in enumerate(queries):
            for name, engine in engines.items():
                gc.collect()
                before, cpu, wall = _elsewhere(engine), process_time_ns(), perf_counter_ns()
                answer = engine.answer(query)
                wall, cpu = perf_counter_ns() - wall, process_time_ns() - cpu
                cpu += _elsewhere(engine) - before
                yield Measured(name, place, number, cpu / MILLISECOND, wall / MILLISECOND, answer)


def _elsewhere(engine: Engine) -> int:
    """Nanoseconds that PostgreSQL's backends of this engine have computed; /proc/PID/stat counts in steps of ten ms."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in engine.backends())
