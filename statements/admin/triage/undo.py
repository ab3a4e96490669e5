"""The last act of this editor in this article is taken back; press again for the one before.

Where what they did last was refused, there is nothing of it to take back: they are told, and nothing older goes.
"""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.triage.turn import Then, Turn, act
from statements.models import Decision, Quotation, Statement


@act("change_statement", is_undo=True)
def undo(turn: Turn) -> Then:
    if turn.was_refused:
        messages.warning(turn.request, _told_of_what_was_refused(turn))
        return Then(_here(turn))
    decisions = curation.undo(turn.article, turn.by)
    turn.tell(_("Taken back: %(act)s.") % {"act": decisions[-1].get_act_display()})
    return Then(_statement_of(decisions))


def _told_of_what_was_refused(turn: Turn) -> str:
    told = _("What you did last was refused and changed nothing: nothing was taken back.")
    before = curation.last_act(turn.article, turn.by)
    if not before:
        return told
    then = _("Undo once more takes back what you did before it: %(act)s, “%(thing)s”.")
    thing = str(_statement_of(before) or turn.article)[:80]
    return f"{told} " + then % {"act": before[-1].get_act_display(), "thing": thing}


def _here(turn: Turn) -> Statement | None:
    return Statement.objects.filter(pk__in=keys_in([turn.given("statement")])).first()


def _statement_of(decisions: list[Decision]) -> Statement | None:
    """Where the act began."""
    for decision in reversed(decisions):
        if decision.noun == "statement":
            return Statement.objects.get(pk=decision.object_id)
        if decision.noun == "quotation":
            return Quotation.objects.select_related("statement").get(pk=decision.object_id).statement
    return None
