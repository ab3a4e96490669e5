"""How a data file is written: its encoding, and which columns or keys it has. Its content says so, never its name."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from statements.loading.refusals import Unreadable
from statements.loading.texts import FIRST_LINES, Texts
from statements.reading.decoding import CODE_PAGES, decode
from statements.reading.reading import Unreadable as NoText

ENCODINGS = ("utf-8", "utf-16", *CODE_PAGES)
DELIMITERS = ",;\t|"
MOST_COLUMNS = 200
LONGEST_HEADER = 200
_SAMPLE = 200  # lines that are not UTF-8
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


class Layout(NamedTuple):
    """`delimiter` is empty for JSON Lines; `headers` are the columns, or the keys of the first lines."""

    encoding: str
    delimiter: str
    headers: tuple[str, ...]


def layout_of(path: Path, encoding: str = "") -> Layout:
    """How the file is written; `encoding`, if somebody said so. Raises Unreadable, with what to do."""
    with path.open("rb") as stream:
        beginning = stream.read(4)
        if not beginning:
            raise Unreadable(_("The file is empty."))
        if beginning.startswith(_BINARY):
            raise Unreadable(_("This is no table of text: save the sheet as CSV in UTF-8, and send that."))
        encoding = encoding or ("utf-16" if beginning.startswith(_MARKS) else _encoding_of(Texts(stream)))
        texts = Texts(stream, encoding)
        first = list(islice(texts, FIRST_LINES))
    if not any(text.strip("\ufeff \t\r\n") for text in first):
        raise Unreadable(
            _("The file is damaged: %s. Make it again.") % texts.cut_short if texts.cut_short else _("It has no rows.")
        )
    if "\0" in first[0]:
        raise Unreadable(_("This is no table of text: save the sheet as CSV in UTF-8, and send that."))
    return _of_json(encoding, first) or _of_csv(encoding, first[0])


def _encoding_of(lines: Texts) -> str:
    """UTF-8, where most lines that could be something else are; else what is likeliest for the others."""
    beyond = other = 0
    sample: list[bytes] = []
    for line in lines:
        if line.isascii():
            continue
        beyond += 1
        with suppress(UnicodeEncodeError):
            line.encode()
            continue
        other += 1
        if len(sample) < _SAMPLE:
            sample.append(line.encode(errors="surrogateescape"))
    if other * 2 <= beyond:
        return "utf-8"
    try:
        return decode(b"".join(sample)).encoding
    except NoText as error:
        raise Unreadable(_("The letters of this file cannot be told: save it as CSV in UTF-8.")) from error


def _of_json(encoding: str, first: Iterable[str]) -> Layout | None:
    keys: list[str] = []
    starts = [text.lstrip("\ufeff \t") for text in first]
    if next((start for start in starts if start.strip()), "").startswith("["):
        raise Unreadable(_("This is one JSON list: send JSON Lines, with an object {…} a line, or CSV."))
    if not any(start.startswith("{") for start in starts):
        return None
    for start in starts:
        with suppress(ValueError, RecursionError):
            found = json.loads(start)
            keys.extend(found if isinstance(found, dict) else ())
    known = [key for key in dict.fromkeys(keys) if key == _storable(key)]
    return Layout(encoding, "", tuple(known[:MOST_COLUMNS]))


def _of_csv(encoding: str, first: str) -> Layout:
    text = first.removeprefix("\ufeff").rstrip("\r\n")
    rows = {delimiter: list(_cells(text, delimiter)) for delimiter in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda one: len(rows[one]))
    headers = [_storable(cell.strip()) for cell in rows[delimiter]]
    if len(headers) > MOST_COLUMNS:
        raise Unreadable(_("It has more than %s columns: keep those that are needed.") % MOST_COLUMNS)
    if not any(headers):
        raise Unreadable(_("The first line names no column: put the names of the columns there."))
    twice = [name for name, times in Counter(name.casefold() for name in headers if name).items() if times > 1]
    if twice:
        raise Unreadable(_("Two columns are called “%s”: rename or remove one of them.") % twice[0][:80])
    return Layout(encoding, delimiter, tuple(headers))


def _storable(header: str) -> str:
    """As PostgreSQL can keep it."""
    return header[:LONGEST_HEADER].replace("\0", "?").encode(errors="replace").decode()


def _cells(text: str, delimiter: str) -> Iterator[str]:
    with suppress(csv.Error):
        yield from next(csv.reader([text], delimiter=delimiter))
