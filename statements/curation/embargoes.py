"""Published at a time set beforehand. Until then a statement is a proposal like any other, and nobody sees it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, difference, record, snapshot
from statements.curation.refusals import Refused
from statements.curation.states import locked, publish
from statements.curation.versions import about
from statements.models import Decision, State, Statement

_THERE_AND_BACK = (Decision.Act.REJECT, Decision.Act.REOPEN, Decision.Act.BRING_BACK)


@transaction.atomic
def embargo(statements: Iterable[Statement], at: datetime, zone: str, by: Editor) -> int:
    """Let the proposed ones among them be published at a time, which was given in a zone ("Europe/Riga"). How many."""
    if at <= timezone.now():
        raise Refused(_("That time is past: choose a later one, or publish now."), "at")
    waiting = locked(statements, State.PROPOSED)
    for statement in waiting:
        if not statement.said_by:
            raise Refused(_("Say first who said it: it could not be published then."))
        _write(statement, Decision.Act.EMBARGO, by, at, zone)
    return len(waiting)


@transaction.atomic
def lift(statements: Iterable[Statement], by: Editor, reason: str = "") -> int:
    """Let the proposed ones among them wait for an editor again, without a time. How many had one."""
    timed = [statement for statement in locked(statements, State.PROPOSED) if statement.publish_at]
    for statement in timed:
        _write(statement, Decision.Act.LIFT, by, None, "", reason)
    return len(timed)


def give_back(statement: Statement, at: datetime, zone: str, by: Editor) -> None:
    """Let a proposal that came back have the time again that it had, which somebody else may have set.

    A time that passed meanwhile stays away: to go back publishes nothing, and the history says why it waits.
    """
    if at > timezone.now():
        _write(statement, Decision.Act.BRING_BACK, by, at, zone)
        return
    had = {"publish_at": at.astimezone(UTC).isoformat(), "publish_zone": zone}
    reason = _("Its time passed while it was away: publish it now, or set another.")
    record(Decision.Act.LIFT, statement, by, before=had, after={"publish_at": None, "publish_zone": ""}, reason=reason)


def publish_due() -> int:
    """Publish what is due, in the name of who set the time. How many. One that cannot be published waits for an editor
    again, who finds the reason in its history. Late it can be, never early."""
    due = Statement.objects.filter(state=State.PROPOSED, publish_at__lte=timezone.now()).order_by("publish_at", "pk")
    return sum(_publish(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _publish(pk: int) -> int:
    """It may have been put off, or taken up by another worker, since it was found due."""
    due = Statement.objects.filter(pk=pk, state=State.PROPOSED, publish_at__lte=timezone.now())
    for statement in due.select_for_update(skip_locked=True, of=("self",)):
        told = Decision.objects.filter(noun="statement", object_id=pk, act=Decision.Act.EMBARGO).first()
        try:
            _refuse_unseen(statement, told)
            with transaction.atomic():
                return publish([statement], told.by if told else None)
        except Refused as reason:
            lift([statement], None, str(reason))
    return 0


def _refuse_unseen(statement: Statement, told: Decision | None) -> None:
    """In the name of who set the time, nothing is published that another has changed since. That it was rejected, and
    came back with its time, is no change."""
    if told is None:
        return
    since = Decision.objects.filter(about(statement), pk__gt=told.pk).exclude(by=told.by)
    since = since.exclude(act__in=_THERE_AND_BACK).exclude(undoes__act=Decision.Act.REJECT)
    if who := ", ".join(sorted({str(one.by or _("the software")) for one in since.select_related("by")})):
        raise Refused(_("%(who)s changed it after its time was set: look at it again, and publish it.") % {"who": who})


def _write(
    statement: Statement, act: Decision.Act, by: Editor, at: datetime | None, zone: str, reason: str = ""
) -> None:
    before = snapshot(statement)
    statement.publish_at, statement.publish_zone = at and at.astimezone(UTC), zone
    statement.save(update_fields=["publish_at", "publish_zone"])
    difference(act, statement, by, before, snapshot(statement), reason).save()
