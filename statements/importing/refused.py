"""The refused rows as a table of their own, each with its reason: to be mended there, and sent in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any

from statements.loading.files import FORMULA, REASON
from statements.models import DataImport, RefusedRow

LINE = "line"


class _Echo:
    def write(self, text: str) -> str:
        return text


def as_csv(one: DataImport) -> Iterator[str]:
    """Line by line: the columns of the file (or the line, if it is JSON Lines), its number in it, and the reason."""
    writer: Any = csv.writer(_Echo())
    headers = _own(one.headers) if one.delimiter else ["row"]
    yield "\ufeff" + writer.writerow(map(defused, [*headers, LINE, REASON]))
    for row in one.refused.iterator(chunk_size=500):
        cells = (_cells(row, one.delimiter) if one.delimiter else [row.line])[: len(headers)]
        cells += [""] * (len(headers) - len(cells))
        yield writer.writerow(map(defused, chain(cells, [str(row.line_number), row.reason])))


def _own(headers: list[str]) -> list[str]:
    """Those of the file, without the two that such a table had been given before it was mended and sent in."""
    return headers[:-2] if headers[-2:] == [LINE, REASON] else headers


def _cells(row: RefusedRow, delimiter: str) -> list[str]:
    """What is no CSV stands whole in the first column."""
    try:
        return next(csv.reader(row.line.splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error:
        return [row.line]


def defused(cell: str) -> str:
    """What a sheet would work out as a formula gets an apostrophe; reading takes that away again."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
