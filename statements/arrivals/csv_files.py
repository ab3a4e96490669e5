"""The CSV that tells for many files at once what is known about them."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from statements.arrivals import Absent, Arrival, Received, Refused, printable
from statements.arrivals.given import COLUMNS, Given, checked
from statements.reading.decoding import decode
from statements.reading.reading import Unreadable

CSV_NAME = "articles.csv"
"""The CSV that is used by itself where it lies in a folder or a zip."""


class BadCsv(Exception):
    """This CSV cannot be used; the message says where it is wrong and what to do."""


def is_their_csv(name: str) -> bool:
    """Whether a file in a folder or a zip is the CSV about the others."""
    return PurePosixPath(name).name.lower() == CSV_NAME


def with_csvs(arrivals: Iterable[Arrival], csvs: Mapping[str, bytes]) -> Iterator[Arrival]:
    """The arrivals with what each CSV says of its folder; of two, the one in the nearer folder counts first."""
    for name in sorted(csvs, key=lambda name: len(PurePosixPath(name).parts), reverse=True):
        arrivals = with_csv(arrivals, name, csvs[name])
    return iter(arrivals)


def with_csv(arrivals: Iterable[Arrival], name: str, content: bytes) -> Iterator[Arrival]:
    """The arrivals with what a CSV says of those in its folder and below, by their path from there or their bare name.

    Beside a CSV that cannot be used, everything is refused: an article is read once, and with what was given then.
    """
    folder = PurePosixPath(name).parent
    try:
        told = rows(content)
    except BadCsv as error:
        yield Refused(name, str(error))
        yield from (_left_out(arrival, name) if _lies_in(folder, arrival) else arrival for arrival in arrivals)
        return
    unused = set(told)
    for arrival in arrivals:
        row = _row_about(arrival, folder, told)
        unused.discard(row)
        yield _with_row(arrival, told[row]) if row else arrival
    for missing in sorted(unused):
        yield Absent(
            printable(missing), _("“%s” speaks of this file, but it did not come: look after its name.") % name
        )


def _lies_in(folder: PurePosixPath, arrival: Arrival) -> bool:
    return PurePosixPath(arrival.name).is_relative_to(folder)


def _row_about(arrival: Arrival, folder: PurePosixPath, told: Container[str]) -> str:
    """Of "zip/march/a.txt" this is "zip/march/a.txt", "march/a.txt" or "a.txt", whichever the CSV has first."""
    if not isinstance(arrival, Received) or not _lies_in(folder, arrival):
        return ""
    parts = PurePosixPath(arrival.name).relative_to(folder).parts
    names = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((name for name in names if name in told), "")


def _with_row(arrival: Arrival, row: Given | ValueError) -> Arrival:
    if isinstance(row, ValueError):
        return Refused(arrival.name, str(row))
    return replace(arrival, given=arrival.given.over(row)) if isinstance(arrival, Received) else arrival


def _left_out(arrival: Arrival, csv: str) -> Arrival:
    return Refused(arrival.name, _("It was left out, because “%s” cannot be used: mend that first.") % csv)


def rows(content: bytes) -> dict[str, Given | ValueError]:
    """What a CSV says of each file: a Given, or what is wrong with its row, which concerns that file only.

    Raises BadCsv where the table as a whole cannot be used.
    """
    told: dict[str, Given | ValueError] = {}
    for line, row in _table(content):
        name = _relative(row.pop("file"))
        if not name:
            raise BadCsv(_("Line %(line)s names no file: fill in its column “file”.") % {"line": line})
        if name in told:
            raise BadCsv(
                _("Line %(line)s is the second one about “%(name)s”: keep one of them.") % {"line": line, "name": name}
            )
        try:
            told[name] = checked(**row)
        except ValueError as error:
            told[name] = ValueError(_("The CSV, line %(line)s: %(error)s") % {"line": line, "error": error})
    return told


def _table(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by its columns, with the number of its last line."""
    try:
        text = decode(content).text.removeprefix("\ufeff")
    except Unreadable as error:
        raise BadCsv(str(error)) from error
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    try:
        names = [name.strip().casefold() for name in next(reader)]
        _check_header(names)
        for cells in reader:
            if len(cells) > len(names):
                raise BadCsv(
                    _("Line %(line)s has more cells than there are columns: put texts that hold a comma in quotes.")
                    % {"line": reader.line_num}
                )
            if any(cell.strip() for cell in cells):
                padded = cells + [""] * (len(names) - len(cells))
                yield reader.line_num, dict(zip(names, padded, strict=True))
    except csv.Error as error:
        raise BadCsv(
            _("Line %(line)s is no CSV (%(error)s): save the table again as CSV in UTF-8.")
            % {"line": reader.line_num, "error": error}
        ) from error


def _check_header(names: list[str]) -> None:
    may = ", ".join(["file", *COLUMNS])
    if "file" not in names:
        raise BadCsv(_("The first line names the columns, and one of them must be “file”. Known are: %s.") % may)
    for name in names:
        if name not in {"file", *COLUMNS}:
            raise BadCsv(
                _("No column is called “%(name)s”: rename or remove it. Known are: %(may)s.")
                % {"name": name, "may": may}
            )
        if names.count(name) > 1:
            raise BadCsv(_("There are two columns called “%s”: keep one of them.") % name)


def _relative(name: str) -> str:
    return str(PurePosixPath(name.strip().replace("\\", "/"))) if name.strip() else ""
