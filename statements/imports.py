"""A table that an editor sends in is kept, and with it the job that will look at it: both, or nothing. So it is with
whatever is to be done with it later."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from statements import curation
from statements.arrivals import printable
from statements.curation import Editor, Refused
from statements.importing import FIELDS, Unreadable, missing, proposed
from statements.importing.work import its_file
from statements.loading.layouts import Layout, layout_of
from statements.models import DataImport, Decision
from statements.tasks import defer_work

MOST_BYTES = 64_000_000
MOST_UNPACKED = 512_000_000
_PIECE = 1_000_000
_FAST = 3  # of gzip: half the time of the usual, and little larger


def receive(name: str, file: IO[bytes], kind: str, by: Editor, *, outlet: str = "", language: str = "") -> DataImport:
    """Keep a table. Raises Unreadable, with what to do, where it is none."""
    with NamedTemporaryFile(prefix="import-") as copy:
        sha256, packed = _copied(file, copy)
        layout = layout_of(Path(copy.name))
    columns = proposed(kind, layout.headers)
    with transaction.atomic():
        one = DataImport.objects.create(
            by_id=by.pk if by else None,
            asked_by_id=by.pk if by else None,
            kind=kind,
            name=printable(name),
            sha256=sha256,
            content=packed,
            outlet=outlet.strip(),
            language=language.strip(),
            **_as_columns(layout),
            **{"columns": columns, **_how_far(kind, columns)},
        )
        curation.record(Decision.Act.ADD, one, by, after={"kind": kind, "name": one.name, "sha256": sha256})
        _defer(one)
    return one


@transaction.atomic
def arrange(one: DataImport, by: Editor, encoding: str, columns: Mapping[str, str]) -> None:
    """Look at it again with these columns (of each that means something, the field) in this encoding.

    Raises Refused, also where two columns are said to hold the same.
    """
    kept = {header: field for header, field in columns.items() if field in FIELDS[one.kind]}
    twice = [field for field in kept.values() if list(kept.values()).count(field) > 1]
    if twice:
        raise Refused(_("Two columns are said to hold “%s”: choose one.") % twice[0])
    layout = Layout(one.encoding, one.delimiter, tuple(one.headers))
    if encoding != one.encoding:
        with its_file(one) as path:
            layout = layout_of(path, encoding)
        kept = proposed(one.kind, layout.headers)
    curation.arrange(one, by, columns=kept, **_as_columns(layout))
    one.refresh_from_db()
    for name, value in _how_far(one.kind, kept).items():
        setattr(one, name, value)
    one.save(update_fields=["status", "reason"])
    _defer(one)


@transaction.atomic
def let_in(one: DataImport, by: Editor) -> None:
    """Raises Refused."""
    curation.let_in(one, by)
    defer_work(one)


@transaction.atomic
def go_on(one: DataImport, by: Editor) -> None:
    """Raises Refused."""
    if left := missing(one.kind, one.columns):
        raise Refused(_("No column is known to hold “%s”: say below which one does.") % "”, “".join(left))
    curation.go_on(one, by)
    defer_work(one)


@transaction.atomic
def take_back(one: DataImport, by: Editor, reason: str) -> None:
    """Raises Refused."""
    if one.kind != DataImport.Kind.STATEMENTS and not curation.taken_up(one):
        raise Refused(_("It is not known what came with it: go by the history of each name."))
    curation.take_import_back(one, by, reason)
    defer_work(one)


@transaction.atomic
def bring_back(one: DataImport, by: Editor) -> None:
    """Raises Refused."""
    curation.bring_import_back(one, by)
    defer_work(one)


def _defer(one: DataImport) -> None:
    if one.status == DataImport.Status.WAITING:
        defer_work(one)


def _how_far(kind: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Where a column is missing without which nothing can go in, an editor is asked for it first."""
    if left := missing(kind, columns):
        reason = _("No column is known to hold “%s”: say below which one does.") % "”, “".join(left)
        return {"status": DataImport.Status.FAILED, "reason": reason}
    return {"status": DataImport.Status.WAITING, "reason": ""}


def _as_columns(layout: Layout) -> dict[str, object]:
    return {"encoding": layout.encoding, "delimiter": layout.delimiter, "headers": list(layout.headers)}


def _copied(file: IO[bytes], copy: IO[bytes]) -> tuple[str, bytes]:
    """Its SHA-256, and all of it gzipped. Raises Unreadable where it is too large."""
    packed, digest, size = io.BytesIO(), hashlib.sha256(), 0
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=_FAST, mtime=0) as archive:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise Unreadable(
                    _("The file is larger than 64 MB: gzip it, send it in parts, or use manage.py load_statements.")
                )
            for target in (copy, archive):
                target.write(piece)
            digest.update(piece)
    copy.flush()
    _refuse_a_bomb(Path(copy.name))
    return digest.hexdigest(), packed.getvalue()


def _refuse_a_bomb(path: Path) -> None:
    with path.open("rb") as stream:
        if stream.read(2) != b"\x1f\x8b":
            return
        stream.seek(0)
        unpacked = 0
        try:
            with gzip.GzipFile(fileobj=stream) as content:
                while piece := content.read(_PIECE):
                    unpacked += len(piece)
                    if unpacked > MOST_UNPACKED:
                        raise Unreadable(_("Unpacked, this is more than 512 MB: send it in parts."))
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable(_("The file is damaged: %s. Make it again.") % error) from error
