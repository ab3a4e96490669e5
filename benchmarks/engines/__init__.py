"""The engines that are compared, each behind the same three acts: build, open, answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from benchmarks.query import Query
from benchmarks.statement import Statement

PAGE = 20
FACETS = {"speaker": 10, "venue": 10, "topic": 10, "year": 40}  # each with how many of its values are given

Counts = dict[str, int]  # a value, and how many statements have it


@dataclass(frozen=True)
class Answer:
    """What every engine is asked for: one page by relevance, the exact total, what can be chosen next."""

    ids: list[int]
    total: int
    facets: dict[str, Counts]


class Engine(Protocol):
    def __init__(self, folder: Path) -> None:
        """Raises ImportError where what it needs is not installed."""

    def build(self, statements: Iterable[Statement]) -> None:
        """Into its folder, which is empty."""

    def open(self) -> None:
        """Before the first answer."""

    def answer(self, query: Query) -> Answer: ...

    def backends(self) -> list[int]:
        """The processes besides this one that compute its answers."""


# Each module of this folder has a class Engine; where it comes from.
ENGINES = {
    "tantivy": "uv sync --group benchmark",
    "on_record": "",
    "xapian": "apt-get install python3-xapian, for the Python of the system",
    "fts5": "",
    "duckdb": "uv sync --group benchmark",
    "common_django": "",
}


def engine(name: str, folder: Path) -> Engine:
    made: Engine = import_module(f"benchmarks.engines.{name}").Engine(folder / name)
    return made


def top(counts: Iterable[tuple[str, int]], facet: str) -> Counts:
    """The most frequent values, as all engines give them."""
    return dict(sorted(counts, key=lambda count: (-count[1], count[0]))[: FACETS[facet]])
