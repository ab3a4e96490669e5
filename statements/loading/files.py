"""A data file as its lines: JSON Lines or CSV, gzipped or not. Its content says which, never its name."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from statements.loading.refusals import BadRow, Unreadable

LONGEST_LINE = 1_000_000  # bytes; what is longer is no statement
DELIMITERS = ",;\t"
FIRST_LINES = 100  # one of them begins an object, if the file is JSON Lines

Fields = dict[str, Any]


class Line(NamedTuple):
    """One row as it stands in the file. `read()` gives its keys and values, or raises BadRow.

    In a CSV file a row can go over several lines: it has the number of the first. What is not UTF-8 in `text` comes as
    lone surrogates. A line longer than LONGEST_LINE is cut off there.
    """

    number: int
    text: str
    read: Callable[[], Fields]


class Header(NamedTuple):
    """The first line of a CSV file, and the columns it names."""

    text: str
    columns: list[str]
    delimiter: str


@contextmanager
def opened(path: Path) -> Iterator[File]:
    """Within, the data file is open. Raises Unreadable where there is none."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error
    with stream:
        yield File(path, stream)


class File:
    """An open data file. Raises Unreadable where it is not one."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self.path = path
        self.cut_short = ""  # why `lines()` stopped before the end of the file
        self._stream = stream
        self._size = path.stat().st_size
        self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        self.header = self._header()

    @property
    def share_read(self) -> float:
        """How much of the file has been read, of 1."""
        return self._stream.tell() / self._size

    def lines(self) -> Iterator[Line]:
        """All rows from the first on; blank lines are none. Stops early where the file is damaged: see `cut_short`."""
        numbered = enumerate(self._texts(), start=1)
        return _csv_lines(self.header, numbered) if self.header else _json_lines(numbered)

    def _texts(self) -> Iterator[str]:
        self.cut_short = ""
        self._stream.seek(0)
        is_gzip = self._stream.read(2) == b"\x1f\x8b"
        self._stream.seek(0)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=self._stream)) if is_gzip else self._stream
        try:
            while raw := stream.readline(LONGEST_LINE + 1):
                yield raw.decode(errors="surrogateescape")
                while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
                    raw = stream.readline(LONGEST_LINE + 1)
        except (OSError, EOFError, zlib.error) as error:
            self.cut_short = str(error)

    def _header(self) -> Header | None:
        """The header of a CSV file; None for JSON Lines."""
        first = list(islice(self._texts(), FIRST_LINES))
        if not first:
            raise Unreadable(f"{self.path} is {f'damaged: {self.cut_short}' if self.cut_short else 'empty'}.")
        if header := _header_in(first[0]):
            return header
        if any(text.lstrip("\ufeff \t").startswith("{") for text in first):
            return None
        raise Unreadable(
            f"{self.path} is neither JSON Lines, with an object {{…}} a line,"
            " nor CSV, with a column “text” named in the first line."
        )


def _header_in(text: str) -> Header | None:
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            named = next(csv.reader([text.removeprefix("\ufeff")], delimiter=delimiter))
            columns = [column.strip().lower() for column in named]
            if "text" in columns:
                return Header(text.rstrip("\r\n"), columns, delimiter)
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
        raise BadRow(f"not JSON: {error.msg} (character {error.pos + 1})") from error
    except (ValueError, RecursionError) as error:
        raise BadRow(f"JSON that cannot be read: {error}") from error
    if not isinstance(fields, dict):
        raise BadRow("not a JSON object: write one {…} a line")
    return fields


def _csv_lines(header: Header, numbered: Iterator[tuple[int, str]]) -> Iterator[Line]:
    """The csv module asks for as many lines as a row needs: what it took is the text of the row."""
    taken: list[tuple[int, str]] = []

    def take() -> Iterator[str]:
        for each in numbered:
            taken.append(each)
            yield each[1]

    next(numbered)
    rows = csv.reader(take(), delimiter=header.delimiter)
    while row := _next_row(rows, header.columns):
        if taken and taken[0][1].strip():
            yield Line(taken[0][0], "".join(text for _, text in taken).rstrip("\r\n"), row)
        taken.clear()


def _next_row(rows: Iterator[list[str]], columns: list[str]) -> Callable[[], Fields] | None:
    """How to read the next row, or to hear why it cannot be; None after the last."""
    try:
        return partial(_named, columns, next(rows))
    except StopIteration:
        return None
    except csv.Error as error:
        return partial(_refuse, f"not CSV: {error}")


def _named(columns: list[str], values: list[str]) -> Fields:
    if len(values) > len(columns):
        raise BadRow(f"{len(values)} values for {len(columns)} columns: quote what holds a comma")
    return dict(zip(columns, values, strict=False))


def _refuse(reason: str) -> Fields:
    raise BadRow(reason)
