"""A zip: its articles one by one, or what is wrong with it. Nothing that a zip says about itself is believed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from os import SEEK_END
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from statements.arrivals import Arrival, Refused, is_passed_over, is_zip, no_article, one_file, printable
from statements.arrivals.csv_files import is_their_csv, with_csvs

MOST_UNPACKED_BYTES = 50_000_000
MOST_UNPACKED_FILES = 1_000
_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class _NothingOfIt(Exception):
    """Nothing of this zip is taken; the message is the reason."""


def in_zip(name: str, file: IO[bytes]) -> Iterator[Arrival]:
    """The files of a zip, named after their path in it; or the zip, refused before any of it was handed out."""
    if file.seek(0, SEEK_END) > MOST_UNPACKED_BYTES:
        yield Refused(name, _("This zip is larger than 50 MB: send it in parts."))
        return
    try:
        archive = zipfile.ZipFile(file)
        judged = _judge(archive)
    except _NothingOfIt as refusal:
        yield Refused(name, str(refusal))
    except _BROKEN:
        yield Refused(name, _("This zip is damaged, or no zip at all: make it again."))
    else:
        arrivals = (
            Refused(f"{name}/{path}", reason) if reason else one_file(f"{name}/{path}", archive.open(member))
            for path, member, reason in judged
            if not is_passed_over(path)
        )
        csvs = {
            f"{name}/{path}": archive.read(member)
            for path, member, reason in judged
            if is_their_csv(path) and not reason
        }
        yield from with_csvs(arrivals, csvs)


def _judge(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo, str]]:
    """Each file by its path, with why it is refused or an empty text. Everything is unpacked, and nothing kept."""
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len(members) > MOST_UNPACKED_FILES:
        raise _NothingOfIt(_("This zip holds more than 1,000 files: send it in parts."))
    left = MOST_UNPACKED_BYTES
    paths: set[str] = set()
    judged = []
    for member in members:
        path = printable(member.filename.replace("\\", "/"))
        reason = _objection(member, path, paths)
        try:
            left -= 0 if member.flag_bits & _LOCKED else _size(archive, member, left)
        except _BROKEN:
            reason = reason or _("This file of the zip is damaged: make the zip again.")
        if left < 0:
            raise _NothingOfIt(_("This zip unpacks to more than 50 MB: send it in parts."))
        judged.append((path, member, reason))
        paths.add(path)
    return judged


_LOCKED = 0x1


def _objection(member: zipfile.ZipInfo, path: str, before: set[str]) -> str:
    if path.startswith("/") or re.match("[A-Za-z]:", path) or ".." in PurePosixPath(path).parts:
        return _("Its path leads out of the zip: make the zip again, of files in one folder.")
    if member.flag_bits & _LOCKED:
        return _("It is locked with a password: make the zip again without one.")
    if path in before:
        return _("The zip holds another file of this name: rename one, and send this one again.")
    if is_zip(path):
        return _("A zip within a zip is not opened: send it by itself.")
    return "" if is_their_csv(path) else no_article(path)


def _size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    """How many bytes come out, counted no further than one chunk beyond `most`."""
    size = 0
    with archive.open(member) as file:
        while size <= most and (chunk := file.read(_CHUNK)):
            size += len(chunk)
    return size
