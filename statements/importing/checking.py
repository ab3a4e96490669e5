"""The dry run: what would become of each row, found in the very way in which it goes in. Nothing is written of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from statements.importing.names_read import MODELS, NamedRow, read_names
from statements.importing.plans_told import Shown, told
from statements.importing.register import Register
from statements.importing.work import RefusedRows, Work, its_file, sent
from statements.loading import Unreadable, new_rows
from statements.loading.files import File, Line, opened
from statements.loading.mentions import Hosts
from statements.loading.names import Bearers
from statements.loading.refusals import BadRow
from statements.loading.rows import Row
from statements.models import DataImport, Outlet, Speaker, Topic, Venue
from statements.models.named import Named

FIRST_ROWS = 10
NAMES_SHOWN = 100
NUMBERS_TOLD = 20
AT_ONCE = 50  # while they go in, nobody else makes a name


def check(work: Work) -> None:
    """Raises Unreadable where the file cannot go in, and Stopped."""
    one, report = work.one, RefusedRows(work.one)
    with its_file(one) as path:
        look = _statements if one.kind == DataImport.Kind.STATEMENTS else _names
        found = look(work, path, report)
    if report.sealed:
        work.let_go(_without(report.sealed))
        return
    with transaction.atomic():
        work.keep(**found, share=1, status=DataImport.Status.DONE)
        report.flush()


def _without(sealed: list[int]) -> str:
    """What the editor is to do about lines that hold what was sealed."""
    numbers = ", ".join(map(str, sealed[:NUMBERS_TOLD])) + (" …" if len(sealed) > NUMBERS_TOLD else "")
    told = _("It holds what was sealed (line %(numbers)s), so it was not kept. Send it in again without that.")
    return told % {"numbers": numbers}


def _statements(work: Work, path: Path, report: RefusedRows) -> dict[str, Any]:
    names = NewNames(work.one.outlet)
    shown: list[dict[str, Any]] = []
    new = 0
    for rows, share in new_rows(path, report, sent(work.one)):
        new += len(rows)
        names.look_at(rows)
        shown.extend(_as_shown(row) for row in rows[: FIRST_ROWS - len(shown)])
        work.tell(share)
    counts = {"new": new, "there": report.duplicate, "refused": report.failed}
    return {"found": {**counts, "names": names.unknown()}, "shown": shown}


class NewNames:
    """The names in rows that nobody bears yet: they come with the statements."""

    def __init__(self, outlet: str) -> None:
        self._outlet = outlet
        self._names: dict[type[Named], dict[str, None]] = {Speaker: {}, Venue: {}, Topic: {}, Outlet: {}}
        self._names[Outlet].update(dict.fromkeys([outlet] if outlet else []))

    def look_at(self, rows: list[Row]) -> None:
        for row in rows:
            self._names[Topic].update(dict.fromkeys(row.topics))
            if row.speaker:
                self._names[Speaker][row.speaker] = None
            if row.sitting and row.sitting.venue:
                self._names[Venue][row.sitting.venue] = None
            if row.host and not self._outlet:
                self._names[Outlet][row.host] = None

    def unknown(self) -> dict[str, dict[str, Any]]:
        """By noun: how many, and the first of them."""
        found = {}
        for model, names in self._names.items():
            bearers = Hosts(model) if model is Outlet and not self._outlet else Bearers(model)
            unknown = bearers.unknown(names)
            noun = model._meta.model_name or ""
            found[noun] = {"number": len(unknown), "first": sorted(unknown[:NAMES_SHOWN])}
        return found


def _as_shown(row: Row) -> dict[str, Any]:
    sitting = row.sitting
    return {
        "line": row.number,
        "text": row.text[:300],
        "speaker": row.speaker or f"“{row.attribution}”",
        "date": row.said.edtf,
        "occasion": sitting.title if sitting else "",
        "venue": sitting.venue if sitting else "",
        "place": sitting.place if sitting else "",
        "topics": "; ".join(row.topics),
        "source": row.source[:200],
    }


def _names(work: Work, path: Path, report: RefusedRows) -> dict[str, Any]:
    model = MODELS[work.one.kind]
    register, shown = Register(model, lock=False), Shown()
    counts = {"new": 0, "changed": 0, "there": 0}
    for rows, share in names_in_file(work.one, path, model, report):
        register.look_up(rows)
        for row in rows:
            try:
                plan = register.plan(row)
            except BadRow as bad:
                report.refused(Line(row.number, row.line, dict), str(bad))
                continue
            counts[plan.outcome] += 1
            shown.add(told(plan))
        work.tell(share)
    return {"found": {**counts, "refused": report.failed}, "shown": shown.rows}


def names_in_file(
    one: DataImport, path: Path, model: type[Named], report: RefusedRows, after_line: int = 0
) -> Iterator[tuple[list[NamedRow], float]]:
    """The rows after a line that can be read, some at a time, with the share of the file that was read.

    Raises Unreadable, at the end, where the file is damaged.
    """
    layout = sent(one).layout
    with opened(path, layout, one.columns) as file:
        rows = _good(file, model, report, after_line)
        while some := list(islice(rows, AT_ONCE)):
            yield some, file.share_read
        if file.cut_short:
            raise Unreadable(_("The file is damaged, and could be read only in part: %s.") % file.cut_short)


def _good(file: File, model: type[Named], report: RefusedRows, after_line: int) -> Iterator[NamedRow]:
    for line in file.lines(report.without_sealed):
        if line.number <= after_line:
            continue
        try:
            yield read_names(model, line)
        except BadRow as bad:
            report.refused(line, str(bad))
