"""The last act of this editor in this article is taken back; press again for the one before."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.triage.turn import Then, Turn, act
from statements.models import Decision, Quotation, Statement


@act("change_statement")
def undo(turn: Turn) -> Then:
    decisions = curation.undo(turn.article, turn.by)
    turn.tell(_("Taken back: %(act)s.") % {"act": decisions[-1].get_act_display()})
    return Then(_statement_of(decisions))


def _statement_of(decisions: list[Decision]) -> Statement | None:
    """Where the act began."""
    for decision in reversed(decisions):
        if decision.noun == "statement":
            return Statement.objects.get(pk=decision.object_id)
        if decision.noun == "quotation":
            return Quotation.objects.select_related("statement").get(pk=decision.object_id).statement
    return None
