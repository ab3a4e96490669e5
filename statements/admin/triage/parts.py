"""A proposal is split at a place in its words; it is joined with the next one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.triage.turn import Then, Turn, act


@act("change_statement")
def split(turn: Turn) -> Then:
    statement = turn.statement()
    at = keys_in([turn.given("at")])
    if not at:
        raise curation.Refused(_("Say where to cut: choose a place, or select the words with which the second begins."))
    curation.split(statement, at[0], turn.by)
    turn.tell(_("Split in two."))
    return Then(statement)


@act("change_statement")
def join(turn: Turn) -> Then:
    kept = curation.join(turn.statement(), turn.statement("other"), turn.by)
    turn.tell(_("Joined with the next one."))
    return Then(kept)
