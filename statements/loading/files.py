"""A data file as its lines: JSON Lines or CSV, gzipped or not. Its content says which, never its name."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from statements.loading.layouts import Layout
from statements.loading.refusals import BadRow, Unreadable
from statements.loading.texts import FIRST_LINES, LONGEST_LINE, Texts

__all__ = ["LONGEST_LINE", "Fields", "File", "Header", "Line", "opened"]

DELIMITERS = ",;\t"
REASON = "why it was refused"
"""The column of a table of refused rows, which has an apostrophe before whatever begins as a formula."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A sheet takes what begins so for a formula, and works it out."""

Fields = dict[str, Any]


class Line(NamedTuple):
    """One row as it stands in the file. `read()` gives its keys and values, or raises BadRow.

    In a CSV file a row can go over several lines: it has the number of the first. `text` is as `Texts` has it.
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
def opened(path: Path, layout: Layout | None = None, columns: Mapping[str, str] | None = None) -> Iterator[File]:
    """Within, the data file is open. Raises Unreadable where there is none.

    `layout` says how it is written, where that is known; `columns` then, of each of its columns or keys that means
    something, what that is. The other columns are no keys of a line.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error
    with stream:
        yield File(path, stream, layout, columns)


class File:
    """An open data file. Raises Unreadable where it is not one."""

    def __init__(
        self, path: Path, stream: BinaryIO, layout: Layout | None = None, columns: Mapping[str, str] | None = None
    ) -> None:
        self.path = path
        self._stream = stream
        self._size = path.stat().st_size
        self._columns = columns
        self._texts = Texts(stream, layout.encoding if layout else "utf-8")
        self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        self.header = self._header_of(layout) if layout else self._header()

    @property
    def cut_short(self) -> str:
        """Why `lines()` stopped before the end of the file."""
        return self._texts.cut_short

    @property
    def share_read(self) -> float:
        """How much of the file has been read, of 1."""
        return self._stream.tell() / self._size

    def lines(self, without: Callable[[Iterator[Line]], Iterator[Line]] = iter) -> Iterator[Line]:
        """All rows from the first on; blank lines are none. Stops early where the file is damaged: see `cut_short`.

        `without` leaves lines out, and sees them with all their columns.
        """
        numbered = enumerate(self._texts, start=1)
        lines = without(_csv_lines(self.header, numbered) if self.header else _json_lines(numbered))
        return lines if self._columns is None else (_renamed(line, self._columns) for line in lines)

    def _header_of(self, layout: Layout) -> Header | None:
        if not layout.delimiter:
            return None
        return Header(next(iter(self._texts)).rstrip("\r\n"), list(layout.headers), layout.delimiter)

    def _header(self) -> Header | None:
        """The header of a CSV file; None for JSON Lines."""
        first = list(islice(self._texts, FIRST_LINES))
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


def _renamed(line: Line, columns: Mapping[str, str]) -> Line:
    def read() -> Fields:
        return {columns[name]: value for name, value in line.read().items() if name in columns}

    return line._replace(read=read)


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
        told = _("not JSON: %(what)s (character %(place)d)") % {"what": error.msg, "place": error.pos + 1}
        raise BadRow(told) from error
    except (ValueError, RecursionError) as error:
        raise BadRow(_("JSON that cannot be read: %s") % error) from error
    if not isinstance(fields, dict):
        raise BadRow(_("not a JSON object: write one {…} a line"))
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
        return partial(_refuse, _("not CSV: %s") % error)


def _named(columns: list[str], values: list[str]) -> Fields:
    if len(values) > len(columns):
        told = _("%(values)d values for %(columns)d columns: quote what holds a comma")
        raise BadRow(told % {"values": len(values), "columns": len(columns)})
    if columns[-1] == REASON:
        values = [value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value for value in values]
    return dict(zip(columns, values, strict=False))


def _refuse(reason: str) -> Fields:
    raise BadRow(reason)
