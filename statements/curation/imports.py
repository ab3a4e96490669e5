"""Imports: an editor lets one go in, stops it, takes it back; and what went in with it, it leaves as decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, record
from statements.curation.refusals import Refused
from statements.curation.states import locked, move
from statements.models import Checked, DataImport, Decision, Quotation, State, Statement
from statements.models.decision import one_act

Step, Status, Act = DataImport.Step, DataImport.Status, Decision.Act


@transaction.atomic
def arrange(data_import: DataImport, by: Editor, **layout: Any) -> None:
    """Say how the file is written and which column is which (encoding, delimiter, headers, columns): it is looked at
    again. Raises Refused once it is let in."""
    one = _locked(data_import)
    if one.step != Step.CHECK:
        raise Refused(_("It was let in as it is. Take it back first, and send the file in again."))
    _refuse_without_bytes(one)
    before = {name: getattr(one, name) for name in ("encoding", "columns")}
    for name, value in layout.items():
        setattr(one, name, value)
    after = {name: getattr(one, name) for name in before}
    record(Act.CORRECT, one, by, before=before, after=after)
    _begin(one, Step.CHECK, by)


@transaction.atomic
def let_in(data_import: DataImport, by: Editor) -> None:
    """What the dry run found goes in. Raises Refused where there was none, or it found nothing."""
    one = _locked(data_import)
    if (one.step, one.status) != (Step.CHECK, Status.DONE):
        raise Refused(_("This is not ready to go in: wait for the dry run, or see what became of it."))
    if not one.found.get("new") and not one.found.get("changed"):
        raise Refused(_("Nothing in it is new: there is nothing to go in."))
    _refuse_without_bytes(one)
    record(Act.CONFIRM, one, by, after=_counts(one.found))
    _begin(one, Step.LOAD, by)


@transaction.atomic
def stop(data_import: DataImport, by: Editor) -> None:
    """No more of it goes in; what is being written at this moment does. Raises Refused where nothing is left."""
    one = _locked(data_import)
    if one.step not in (Step.CHECK, Step.LOAD) or one.status not in (
        [Status.WAITING, Status.DONE] if one.step == Step.CHECK else [Status.WAITING]
    ):
        raise Refused(_("Nothing is left to stop: see what became of it."))
    record(Act.CANCEL, one, by, before={"step": one.step, "status": one.status})
    one.status = Status.CANCELLED
    one.save(update_fields=["status"])


@transaction.atomic
def go_on(data_import: DataImport, by: Editor) -> None:
    """What failed or was stopped is gone on with. Raises Refused where it was not."""
    one = _locked(data_import)
    if one.status not in (Status.FAILED, Status.CANCELLED) or (
        one.content is None and one.step in (Step.CHECK, Step.LOAD)
    ):
        raise Refused(_("There is nothing to go on with: see what became of it."))
    record(Act.TRY_AGAIN, one, by, before={"step": one.step, "status": one.status})
    one.status, one.tries, one.reason, one.asked_by = Status.WAITING, 0, "", by
    one.save(update_fields=["status", "tries", "reason", "asked_by"])


@transaction.atomic
def take_import_back(data_import: DataImport, by: Editor, reason: str) -> None:
    """What came with it is to be withdrawn or undone, but for what somebody decided about since. Raises Refused."""
    one = _locked(data_import)
    if one.step not in (Step.LOAD, Step.BRING_BACK) or one.status == Status.WAITING:
        raise Refused(_("This cannot be taken back now: see what became of it."))
    if not reason.strip():
        if one.kind == DataImport.Kind.STATEMENTS:
            raise Refused(_("Give a reason: readers who come by the old addresses will see it."))
        raise Refused(_("Give a reason: whoever wonders about this later will need it."))
    record(Act.TAKE_BACK, one, by, reason=reason.strip())
    _begin(one, Step.TAKE_BACK, by, reason=reason.strip())


@transaction.atomic
def bring_import_back(data_import: DataImport, by: Editor) -> None:
    """What was taken back is to be as it was with it, but for what was decided since. Raises Refused."""
    one = _locked(data_import)
    if one.step != Step.TAKE_BACK or one.status == Status.WAITING:
        raise Refused(_("This import is not taken back (any more)."))
    record(Act.BRING_BACK, one, by)
    _begin(one, Step.BRING_BACK, by)


# ---- what is done with it, some at a time ----


def note_published(data_import: DataImport, statements: Sequence[int]) -> None:
    """Write down that these went in with it. In the transaction that writes them."""
    record(Act.PUBLISH, data_import, data_import.asked_by, after={"statements": list(statements)})


def went_in(data_import: DataImport, *, batches: int | None = None) -> list[int]:
    """The statements that went in with it, by their numbers; or with so many of the first batches."""
    return _noted(data_import, Act.PUBLISH, batches)


def withdraw_imported(data_import: DataImport, statements: Iterable[int]) -> int:
    """Withdraw those among them that nobody decided about since; how many."""

    def untouched(found: list[Statement]) -> Collection[int]:
        mine = {one.pk for one in found if one.checked == Checked.IMPORTED}
        wordings = dict(Quotation.objects.filter(statement__in=found).values_list("pk", "statement_id"))
        about = Q(noun="statement", object_id__in=mine) | Q(noun="quotation", object_id__in=wordings)
        others = Decision.objects.filter(about).exclude(made_with(data_import))
        decided = others.values_list("noun", "object_id")
        return mine - {pk if noun == "statement" else wordings[pk] for noun, pk in decided}

    return _turn(data_import, statements, (State.PUBLISHED, State.WITHDRAWN), Act.WITHDRAW, untouched)


def restore_imported(data_import: DataImport, statements: Iterable[int]) -> int:
    """Publish those among them again that were withdrawn with it and not decided about since; how many."""

    def unchanged(found: list[Statement]) -> Collection[int]:
        about = Decision.objects.filter(noun="statement", object_id__in=[one.pk for one in found])
        last = about.order_by("object_id", "-pk").distinct("object_id")
        mine = set(Decision.objects.filter(made_with(data_import), pk__in=last).values_list("object_id", flat=True))
        sealed = Quotation.objects.filter(statement__in=found, record__sealed_at__isnull=False)
        return mine - {*sealed.values_list("statement_id", flat=True), *_in_again(found)}

    return _turn(data_import, statements, (State.WITHDRAWN, State.PUBLISHED), Act.RESTORE, unchanged)


def withdrawn_with(data_import: DataImport) -> list[int]:
    """The statements that were withdrawn with it the last time, by their numbers."""
    return _noted(data_import, Act.WITHDRAW)


def _turn(
    data_import: DataImport,
    statements: Iterable[int],
    states: tuple[State, State],
    act: Decision.Act,
    those: Callable[[list[Statement]], Collection[int]],
) -> int:
    was, becomes = states
    asked = was_asked(data_import, Act.TAKE_BACK if becomes == State.WITHDRAWN else Act.BRING_BACK)
    with transaction.atomic(), one_act(asked.together):  # readers are told of all batches as of one act
        found = locked(Statement.objects.filter(pk__in=list(statements)), was)
        keys = those(found)
        moved = [one for one in found if one.pk in keys]
        reason = asked.reason if becomes == State.WITHDRAWN else ""
        move(moved, becomes, act, data_import.asked_by, reason=reason, checked=Checked.IMPORTED)
        if moved:
            after = {"statements": [one.pk for one in moved]}
            record(act, data_import, data_import.asked_by, after=after)
        return len(moved)


def was_asked(data_import: DataImport, act: Decision.Act) -> Decision:
    """What the editor said last. What the import says itself may be by now why a worker could not do it."""
    return Decision.objects.filter(noun="dataimport", object_id=data_import.pk, act=act).latest("pk")


def _in_again(statements: list[Statement]) -> set[int]:
    """Those whose line came in again, with the same file or another, and is not withdrawn."""
    same = Quotation.objects.filter(record__line=OuterRef("record__line")).exclude(
        record__file=OuterRef("record__file")
    )
    there = Exists(same.exclude(statement__state=State.WITHDRAWN))
    return set(Quotation.objects.filter(there, statement__in=statements).values_list("statement_id", flat=True))


def made_with(data_import: DataImport) -> Q:
    """The decisions that were made with the import: they are of one act with one about it."""
    about = Decision.objects.filter(noun="dataimport", object_id=data_import.pk, together__isnull=False)
    return Q(together__in=about.values("together"))


def _noted(data_import: DataImport, act: Decision.Act, batches: int | None = None) -> list[int]:
    notes = Decision.objects.filter(noun="dataimport", object_id=data_import.pk, act=act).order_by("pk")
    return sorted({pk for after in notes.values_list("after", flat=True)[:batches] for pk in after["statements"]})


def _refuse_without_bytes(one: DataImport) -> None:
    if one.content is None:
        raise Refused(_("Its bytes went with something that was sealed: send it in again, without what was sealed."))


def _begin(one: DataImport, step: str, by: Editor, *, reason: str = "") -> None:
    one.step, one.status, one.asked_by, one.tries, one.reason = step, Status.WAITING, by, 0, reason
    one.share, one.line = 0, 0
    if step == Step.CHECK:
        one.found, one.shown = {}, []
    elif step == Step.LOAD:
        one.put, one.shown = {}, []
    one.save()


def _counts(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("new", "changed", "there", "refused") if name in found}


def _locked(data_import: DataImport) -> DataImport:
    return DataImport.objects.select_for_update(of=("self",)).get(Q(pk=data_import.pk))
