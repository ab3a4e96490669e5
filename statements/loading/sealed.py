"""Lines of a data file that hold what was sealed stay out, in whatever file and column they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from statements.curation import any_sealed, print_of, print_of_line, sealed_among
from statements.loading.files import Line
from statements.loading.refusals import BadRow

AT_ONCE = 100
EVERY = 2_000
"""Lines after which it is asked again whether anything was sealed: a load takes its time."""


def sealed_of(lines: Iterator[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it holds what was sealed. Where nothing ever was, no line is looked into."""
    while first := next(lines, None):
        if any_sealed():
            yield from _looked_into([first, *islice(lines, AT_ONCE - 1)])
        else:
            yield first, False
            yield from ((line, False) for line in islice(lines, EVERY - 1))


def _looked_into(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    prints = [_prints(line) for line in lines]
    sealed = sealed_among(set().union(*prints))
    return ((line, bool(its & sealed)) for line, its in zip(lines, prints, strict=True))


def _prints(line: Line) -> set[str]:
    try:
        values = list(_texts(line.read().values()))
    except BadRow:
        values = [line.text]
    return {print_of_line(line.text), print_of(line.text), *map(print_of, values)} - {""}


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _texts(value.values())
        elif isinstance(value, list):
            yield from _texts(value)
