"""Importing: an editor's table of statements, speakers, venues, topics or outlets is looked at, and goes in.

Read in this order: columns (which is which), names_read (what a row says of a speaker …), register (the things as they
stand, and as rows before left them), plans_told, work (how far it is), checking (the dry run), putting_in, taking_back,
refused (the rows that stay out). Statements go the way of `loading/`; all else is planned by the register, in the dry
run and for good alike.
"""

from __future__ import annotations

from collections.abc import Callable

from statements.importing.checking import check
from statements.importing.columns import FIELDS, missing, proposed
from statements.importing.putting_in import put_in
from statements.importing.refused import as_csv
from statements.importing.taking_back import bring_back, take_back
from statements.importing.work import Stopped, Work
from statements.loading import Unreadable
from statements.models import DataImport

__all__ = ["FIELDS", "STEPS", "Stopped", "Unreadable", "Work", "as_csv", "missing", "proposed"]

STEPS: dict[DataImport.Step, Callable[[Work], None]] = {
    DataImport.Step.CHECK: check,
    DataImport.Step.LOAD: put_in,
    DataImport.Step.TAKE_BACK: take_back,
    DataImport.Step.BRING_BACK: bring_back,
}
"""What is done in each step. They raise Unreadable where the file cannot go in, and Stopped."""
