"""What went in with an import is withdrawn, some at a time, and published again."""

from __future__ import annotations

from functools import partial

from statements.curation import restore_imported, went_in, withdraw_imported, withdrawn_with
from statements.importing.work import Work, in_batches
from statements.models import DataImport

AT_ONCE = 500


def take_back(work: Work) -> None:
    """Raises Stopped."""
    one = work.one
    gone = in_batches(went_in(one), AT_ONCE, partial(withdraw_imported, one), work.tell)
    work.keep(put={**one.put, "withdrawn": one.put.get("withdrawn", 0) + gone}, share=1, status=DataImport.Status.DONE)


def bring_back(work: Work) -> None:
    """Raises Stopped."""
    one = work.one
    in_batches(withdrawn_with(one), AT_ONCE, partial(restore_imported, one), work.tell)
    put = {name: number for name, number in one.put.items() if name != "withdrawn"}
    work.keep(put=put, share=1, status=DataImport.Status.DONE)
