"""One wording of several turns out to be of something else that was said: it becomes a statement of its own."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.because import because_of
from statements.curation.decisions import Editor, record
from statements.curation.leads import leading
from statements.curation.refusals import Refused
from statements.models import Decision, Quotation, State, Statement, TopicAssignment

COPIED = ("speaker_id", "unnamed_source", "occasion_id", "checked")
OF_ITS_STANDING = ("standing", "disputed_by", "standing_note", "standing_source")
DATED = ("said_edtf", "said_earliest", "said_latest", "said_evidence")


@transaction.atomic
def take_out(wording: Quotation, by: Editor, reason: str) -> Statement:
    """Take a wording out of its statement, into a new one that is like it in all else. To undo it, merge them."""
    if not reason.strip():
        raise Refused(_("Give a reason: whoever wonders about this later will need it."), "reason")
    whole = Statement.objects.select_for_update(of=("self",)).get(quotations=wording)
    if whole.state not in {State.PROPOSED, State.PUBLISHED}:
        told = _(
            "“%(statement)s” is %(state)s: only from proposed and published statements a wording can be taken out."
        )
        raise Refused(told % {"statement": whole, "state": State(whole.state).label})
    others = list(whole.quotations.exclude(pk=wording.pk).select_related("text__article__outlet", "record__outlet"))
    if not others:
        raise Refused(_("It is the only wording of this statement, and stays: a statement has one at least."))
    like_it = {name: getattr(whole, name) for name in (*COPIED, *OF_ITS_STANDING, *DATED)}
    new = Statement.objects.create(**like_it)
    decision = record(
        Decision.Act.TAKE_OUT,
        whole,
        by,
        before={"quotations": [wording.pk]},
        after={"apart": new.pk},
        reason=reason.strip(),
    )
    with because_of(decision):
        if whole.lead_id == wording.pk:
            Statement.objects.filter(pk=whole.pk).update(lead=leading(others), lead_chosen=False)
        Quotation.objects.filter(pk=wording.pk).update(statement=new)
        led = whole.lead_id == wording.pk
        Statement.objects.filter(pk=new.pk).update(lead=wording, lead_chosen=led and whole.lead_chosen)
        topics = whole.topic_assignments.values_list("topic", "by")
        TopicAssignment.objects.bulk_create(
            TopicAssignment(statement=new, topic_id=topic, by=how) for topic, how in topics
        )
        if whole.state == State.PUBLISHED:
            Statement.objects.filter(pk=new.pk).update(state=State.PUBLISHED, published_at=timezone.now())
    new.refresh_from_db()
    return new
