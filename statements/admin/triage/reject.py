"""Rejected, with a reason or without: it is kept, so that nothing proposes it again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.triage.turn import Then, Turn, act


@act("change_statement")
def reject(turn: Turn) -> Then:
    statement = turn.statement()
    if not curation.reject([statement], turn.by, turn.given("reason")):
        raise curation.Refused(_("It is no proposal any more. What was public can only be withdrawn."))
    return Then(statement, on=True)
