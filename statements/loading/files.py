"""A data file as its lines: JSON Lines or CSV, gzipped or not. Its content says which, never its name."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from statements.loading.refusals import BadRow, Unreadable

LONGEST_LINE = 1_000_000  # bytes; what is longer is no statement
DELIMITERS = ",;\t"

Fields = dict[str, Any]


class Line(NamedTuple):
    """One row as it stands in the file. `read()` gives its keys and values, or raises BadRow.

    In a CSV file a row can go over several lines: it has the number of the first. What is not UTF-8 in `text` comes as
    lone surrogates. It ends where it grows longer than LONGEST_LINE.
    """

    number: int
    text: str
    read: Callable[[], Fields]


class File:
    """An opened data file. Raises Unreadable where it is not one."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.cut_short = ""  # why reading stopped before the end, known after `lines()`
        try:
            self.size = path.stat().st_size
            self._compressed = path.open("rb")
            self.sha256 = hashlib.file_digest(self._compressed, "sha256").hexdigest()
        except OSError as error:
            raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error
        self.header = self._header()

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        self._compressed.close()

    @property
    def share_read(self) -> float:
        return self._compressed.tell() / self.size if self.size else 1.0

    def lines(self) -> Iterator[Line]:
        """All rows from the first on; blank lines are none. Stops early where the file is damaged: see `cut_short`."""
        numbered = ((number, text) for number, text in enumerate(self._texts(), start=1))
        return _csv_lines(self.header, numbered) if self.header else _json_lines(numbered)

    def _texts(self) -> Iterator[str]:
        stream = self._rewound()
        try:
            while raw := stream.readline(LONGEST_LINE + 1):
                whole = raw
                while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
                    raw = stream.readline(LONGEST_LINE + 1)
                yield whole.decode(errors="surrogateescape")
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            self.cut_short = str(error)

    def _rewound(self) -> BinaryIO:
        self._compressed.seek(0)
        is_gzip = self._compressed.read(2) == b"\x1f\x8b"
        self._compressed.seek(0)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=self._compressed)) if is_gzip else self._compressed
        return stream

    def _header(self) -> Header | None:
        """The columns of a CSV file; None for JSON Lines."""
        first = list(islice(self._texts(), 100))
        if first and (header := _columns_in(first[0])):
            return header
        if any(text.lstrip("\ufeff \t").startswith("{") for text in first):
            return None
        raise Unreadable(
            f"{self.name} is neither JSON Lines (an object a line) nor CSV whose first line names a column “text”."
        )


class Header(NamedTuple):
    text: str
    columns: list[str]
    delimiter: str


def _columns_in(text: str) -> Header | None:
    for delimiter in DELIMITERS:
        columns = next(csv.reader([text.removeprefix("\ufeff")], delimiter=delimiter), [])
        columns = [column.strip().lower() for column in columns]
        if "text" in columns:
            return Header(text, columns, delimiter)
    return None


def _json_lines(numbered: Iterator[tuple[int, str]]) -> Iterator[Line]:
    for number, text in numbered:
        text = text.rstrip("\r\n")
        if text.strip():
            yield Line(number, text, partial(_json_object, text))


def _json_object(text: str) -> Fields:
    try:
        fields = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise BadRow(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise BadRow(f"not JSON that can be read: {error}") from error
    if not isinstance(fields, dict):
        raise BadRow("not a JSON object: write one {…} a line")
    return fields


def _csv_lines(header: Header, numbered: Iterator[tuple[int, str]]) -> Iterator[Line]:
    """The csv module takes as many lines as a row needs; what it took is the row's text."""
    next(numbered)
    taken: list[tuple[int, str]] = []
    rows = csv.reader((taken.append(line) or line[1] for line in numbered), delimiter=header.delimiter)  # type: ignore[func-returns-value]
    while True:
        taken.clear()
        read: Callable[[], Fields]
        try:
            values = next(rows)
            read = partial(_named, header.columns, values)
        except StopIteration:
            return
        except csv.Error as error:
            read = partial(_refuse, f"not CSV: {error}")
            values = [str(error)]
        if values:
            yield Line(taken[0][0], "".join(text for _, text in taken).rstrip("\r\n"), read)


def _named(columns: list[str], values: list[str]) -> Fields:
    if len(values) > len(columns):
        raise BadRow(f"{len(values)} values for {len(columns)} columns: put quotation marks around values with commas")
    return dict(zip(columns, values, strict=False))


def _refuse(reason: str) -> Fields:
    raise BadRow(reason)
