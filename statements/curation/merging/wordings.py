"""What belongs to a statement: its wordings and its topics."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from statements.curation.leads import leading, wordings_of
from statements.curation.refusals import Refused
from statements.models import Quotation, State, Statement, TopicAssignment

MERGED = {State.PROPOSED, State.PUBLISHED}


def refuse_unlike(taken: Statement, into: Statement) -> None:
    """Only what waits or is published is merged; and an address that is public leads to no other than a public one."""
    for one in (taken, into):
        if one.state not in MERGED:
            told = _("“%(one)s” is %(state)s: only proposed and published statements can be merged.")
            raise Refused(told % {"one": one, "state": State(one.state).label})
    if taken.state == State.PUBLISHED and into.state != State.PUBLISHED:
        told = _(
            "Readers know the address of “%(one)s”: publish “%(other)s” before this leads there, or merge it into this."
        )
        raise Refused(told % {"one": taken, "other": into})


def move_wordings(taken: Statement, into: Statement) -> dict[str, Any]:
    """Give the wordings and the topics of the one to the other; what it takes to move just these back.

    Of a topic that both have, each keeps its own. A wording that came leads where it is better than the one that does,
    and no editor chose that one, or where an editor had chosen it and nobody that one.
    """
    wordings = list(taken.quotations.order_by("pk").values_list("pk", flat=True))
    held = set(into.topic_assignments.values_list("topic", flat=True))
    topics = taken.topic_assignments.exclude(topic__in=held).order_by("pk").values_list("pk", flat=True)
    moved: dict[str, Any] = {"wordings": wordings, "topics": list(topics), "state": taken.state}
    moved |= {"lead": taken.lead_id, "lead_there": into.lead_id, "chosen_there": into.lead_chosen}
    Statement.objects.filter(pk=taken.pk).update(state=State.MERGED, merged_into=into, lead=None)
    Quotation.objects.filter(pk__in=wordings).update(statement=into)
    TopicAssignment.objects.filter(pk__in=moved["topics"]).update(statement=into)
    if not into.lead_chosen:
        rivals = {taken.lead_id} if taken.lead_chosen else {*wordings, into.lead_id}
        came = [wording for wording in wordings_of(into) if wording.pk in rivals]
        lead_by(into, leading(came), chosen=taken.lead_chosen)
    return moved


def move_wordings_back(taken: Statement, into: Statement, moved: dict[str, Any]) -> None:
    """Move back what was moved, as far as it is still there; both need a wording then."""
    back = list(into.quotations.filter(pk__in=moved["wordings"]).values_list("pk", flat=True))
    if not back:
        told = _("None of its wordings is at “%(into)s” any more: they were moved on since. Undo that first.")
        raise Refused(told % {"into": into})
    staying = list(wordings_of(into).exclude(pk__in=back))
    if not staying:
        told = _("“%(into)s” would have no wording left: its own were moved on since. Undo that first.")
        raise Refused(told % {"into": into})
    if into.lead_id in back:
        there = next((wording for wording in staying if wording.pk == moved["lead_there"]), None)
        lead_by(into, there or leading(staying), chosen=there is not None and moved.get("chosen_there", False))
    Quotation.objects.filter(pk__in=back).update(statement=taken)
    held = taken.topic_assignments.values("topic")
    topics = into.topic_assignments.filter(pk__in=moved["topics"]).exclude(topic__in=held)
    topics.update(statement=taken)
    led = moved["lead"] in back
    lead = moved["lead"] if led else leading(wordings_of(taken)).pk
    Statement.objects.filter(pk=taken.pk).update(
        state=moved["state"], merged_into=None, lead=lead, lead_chosen=led and taken.lead_chosen
    )


def lead_by(statement: Statement, wording: Quotation, *, chosen: bool) -> None:
    others = Statement.objects.filter(pk=statement.pk).exclude(lead=wording, lead_chosen=chosen)
    others.update(lead=wording, lead_chosen=chosen)
