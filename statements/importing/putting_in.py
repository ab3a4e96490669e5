"""An import goes in: statements by the way of `loading`, names as the register plans them. Killed at any moment, it
goes on where it was: what was written says so itself, in the same transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from statements.curation import note_published, note_taken_up, take_up_more, take_up_new
from statements.importing.checking import names_in_file
from statements.importing.names_read import MODELS, NamedRow
from statements.importing.plans_told import Shown, told
from statements.importing.register import Plan, Register
from statements.importing.work import RefusedRows, Work, its_file, sent
from statements.loading import load
from statements.loading.files import Line
from statements.loading.refusals import BadRow
from statements.models import DataImport
from statements.models.decision import one_act
from statements.naming import take_turns


def put_in(work: Work) -> None:
    """Raises Unreadable where it cannot go in to its end, and Stopped."""
    with its_file(work.one) as path:
        counts = _statements(work, path) if work.one.kind == DataImport.Kind.STATEMENTS else _names(work, path)
    work.keep(put=counts, share=1, status=DataImport.Status.DONE, content=None)


# ---- statements ----


class Going(RefusedRows):
    """What is put in counts with the transaction that puts it in."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.one)
        self._work = work
        self._before = work.one.put.get("new", 0)

    def writing(self, statements: list[int]) -> None:
        now = self._work.hold()
        note_published(now, statements)
        self._work.keep(put={"new": now.put.get("new", 0) + len(statements)})

    def wrote(self, rows: int, share_read: float) -> None:
        super().wrote(rows, share_read)
        self._work.tell(share_read)

    def counts(self) -> dict[str, int]:
        """What went in before this try is no double."""
        new = DataImport.objects.get(pk=self._work.one.pk).put.get("new", 0)
        return {"new": new, "there": self.duplicate - self._before, "refused": self.failed}


def _statements(work: Work, path: Path) -> dict[str, int]:
    one, going = work.one, Going(work)
    try:
        load(path, going, outlet=one.outlet, language=one.language, sent=sent(one))
    finally:
        going.flush()
    return going.counts()


# ---- names ----


def _names(work: Work, path: Path) -> dict[str, int]:
    """All of a batch is in, with the line up to which it is, or nothing."""
    one = work.one
    model, report = MODELS[one.kind], RefusedRows(one, after_line=one.line)
    put = {"new": 0, "changed": 0, "there": 0, **one.put}
    for rows, share in names_in_file(one, path, model, report, after_line=one.line):
        with transaction.atomic(), one_act():
            work.hold()
            take_turns()
            shown = Shown(one.shown)
            register = Register(model, lock=True)
            register.look_up(rows)
            taken = [_take_up(one, register, row, report, put, shown) for row in rows]
            note_taken_up(one, filter(None, taken))
            report.flush()
            work.keep(put={**put, "refused": one.refused.count()}, shown=shown.rows, line=rows[-1].number, share=share)
    report.flush()
    return {**put, "refused": one.refused.count()}


def _take_up(
    one: DataImport, register: Register, row: NamedRow, report: RefusedRows, put: dict[str, Any], shown: Shown
) -> int | None:
    """The number of the thing of which the row says something new."""
    try:
        plan = register.plan(row)
    except BadRow as bad:
        report.refused(Line(row.number, row.line, dict), str(bad))
        return None
    if plan.outcome != "there":
        _write(one, register, plan)
    put[plan.outcome] += 1
    shown.add(told(plan))
    return plan.entry.pk if plan.outcome != "there" else None


def _write(one: DataImport, register: Register, plan: Plan) -> None:
    entry = plan.entry
    columns = {name: after for name, (_before, after) in plan.columns.items()}
    reason = _("imported from %(file)s, line %(line)s") % {"file": one.name, "line": plan.row.number}
    roles = [role.role._asdict() for role in plan.roles]
    if plan.is_new:
        columns["name"] = entry.name
        entry.pk, made = take_up_new(
            register.model, one.asked_by, reason, columns=columns, aliases=plan.aliases, roles=roles
        )
    else:
        fuller: dict[int, dict[str, str]] = {role.pk: role.role._asdict() for role, _said in plan.fuller if role.pk}
        made = take_up_more(
            register.model._base_manager.get(pk=entry.pk),
            one.asked_by,
            reason,
            columns=columns,
            aliases=plan.aliases,
            roles=roles,
            fuller=fuller,
        )
    for role, pk in zip(plan.roles, made, strict=True):
        role.pk = pk
