"""A path on this machine: a file, a zip, or a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from statements.arrivals import Arrival, Refused, is_passed_over, is_zip, no_article, one_file, printable
from statements.arrivals.csv_files import is_their_csv, with_csvs
from statements.arrivals.zips import in_zip


def in_path(path: Path) -> Iterator[Arrival]:
    """All that a path leads to, in the order of the names. A single file is taken whatever it is called."""
    return _in_folder(path) if path.is_dir() else _in_file(path, path.name)


def _in_folder(folder: Path) -> Iterator[Arrival]:
    files = {printable(file.relative_to(folder).as_posix()): file for file in sorted(folder.rglob("*"))}
    csvs = {name: file.read_bytes() for name, file in files.items() if is_their_csv(name) and file.is_file()}
    return with_csvs(_each(files), csvs)


def _each(files: dict[str, Path]) -> Iterator[Arrival]:
    for name, file in files.items():
        if is_passed_over(name) or not file.is_file():
            continue
        if not is_zip(name) and (reason := no_article(name)):
            yield Refused(name, reason)
        else:
            yield from _in_file(file, name)


def _in_file(path: Path, name: str) -> Iterator[Arrival]:
    try:
        with path.open("rb") as file:
            if is_zip(name):
                yield from in_zip(printable(name), file)
            else:
                yield one_file(name, file)
    except OSError as error:
        yield Refused(printable(name), _("It cannot be read (%s): look after its path.") % error.strerror)
