"""What the software itself had proposed, proposed otherwise by a better reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models, transaction

from statements.curation.decisions import Columns, difference, snapshot
from statements.models import Decision, Quotation, Statement


@transaction.atomic
def propose_anew(proposals: Sequence[tuple[Quotation, Columns, Columns]], reason: str) -> int:
    """Let a better reader say otherwise what the software proposed; of how many an editor will see a difference.

    Each is the one wording of a proposal, which the caller has locked and nobody has touched, with the columns of its
    statement and its own. Of which finding it is now, is always kept; a decision is left where there is more to tell.
    """
    before = [(snapshot(wording.statement), snapshot(wording)) for wording, _, _ in proposals]
    _write(Statement, [(wording.statement, columns) for wording, columns, _ in proposals])
    _write(Quotation, [(wording, columns) for wording, _, columns in proposals])
    written = Quotation.objects.select_related("statement").in_bulk([wording.pk for wording, _, _ in proposals])
    differences = [
        _read_otherwise(written[wording.pk], *was, reason)
        for (wording, _, _), was in zip(proposals, before, strict=True)
    ]
    return len(Decision.objects.bulk_create(filter(None, differences)))


def _read_otherwise(wording: Quotation, before: Columns, worded: Columns, reason: str) -> Decision | None:
    of_statement = difference(Decision.Act.REREAD, wording.statement, None, before, snapshot(wording.statement), reason)
    of_wording = difference(Decision.Act.REREAD, wording, None, worded, snapshot(wording))
    if not of_statement.after and of_wording.after.keys() <= {"finding_id"}:
        return None
    of_statement.before["wording"], of_statement.after["wording"] = of_wording.before, of_wording.after
    return of_statement


def _write(model: type[models.Model], rows: Iterable[tuple[models.Model, Columns]]) -> None:
    """Write what differs, at once."""
    changed, names = [], set()
    for thing, columns in rows:
        if otherwise := {name for name, value in columns.items() if getattr(thing, name) != value}:
            changed.append(thing)
            names |= otherwise
        for name in otherwise:
            setattr(thing, name, columns[name])
    if changed:
        model._base_manager.bulk_update(changed, sorted(names))
