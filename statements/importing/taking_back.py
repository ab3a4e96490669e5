"""What went in with an import is taken back, some at a time, and brought back: statements are withdrawn and published
again, what was said of names is undone and said again."""

from __future__ import annotations

from functools import partial

from statements.curation import (
    bring_names_back,
    restore_imported,
    take_names_back,
    taken_up,
    went_in,
    withdraw_imported,
    withdrawn_with,
)
from statements.importing.work import Work, in_batches
from statements.models import DataImport

AT_ONCE = 500
NAMES_AT_ONCE = 50
_OUTCOMES = {"withdrawn", "undone", "stay"}


def take_back(work: Work) -> None:
    """Raises Stopped."""
    one = work.one
    outcome = _of_statements(work) if one.kind == DataImport.Kind.STATEMENTS else _of_names(work)
    work.keep(put={**one.put, **outcome}, share=1, status=DataImport.Status.DONE)


def bring_back(work: Work) -> None:
    """Raises Stopped."""
    one = work.one
    if one.kind == DataImport.Kind.STATEMENTS:
        in_batches(withdrawn_with(one), AT_ONCE, partial(restore_imported, one), work.tell)
    else:
        in_batches(taken_up(one), NAMES_AT_ONCE, partial(bring_names_back, one), work.tell)
    put = {name: number for name, number in one.put.items() if name not in _OUTCOMES}
    work.keep(put=put, share=1, status=DataImport.Status.DONE)


def _of_statements(work: Work) -> dict[str, object]:
    one = work.one
    gone = in_batches(went_in(one), AT_ONCE, partial(withdraw_imported, one), work.tell)
    return {"withdrawn": one.put.get("withdrawn", 0) + gone}


def _of_names(work: Work) -> dict[str, object]:
    """Of how many it was undone; which of them stay as they are, by their numbers."""
    one, stay = work.one, list[int]()

    def undone(things: list[int]) -> int:
        staying = take_names_back(one, things)
        stay.extend(staying)
        return len(things) - len(staying)

    return {"undone": in_batches(taken_up(one), NAMES_AT_ONCE, undone, work.tell), "stay": stay}
