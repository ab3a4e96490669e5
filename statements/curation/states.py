"""From proposal to published statement and off the site again: the only writer of states but where data is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, difference, snapshot
from statements.curation.refusals import Refused
from statements.models import Checked, Decision, State, Statement
from statements.models.decision import one_act

Seen = Mapping[int, int | None]


@transaction.atomic
def publish(statements: Iterable[Statement], by: Editor, *, seen: Seen | None = None) -> int:
    """Publish the proposed ones among them; how many that were. Raises Refused where a statement has no source.

    `seen` says by statement of which finding the words were that the editor saw. Raises Refused where the software has
    read the article again since: nobody publishes words that they have not seen.
    """
    waiting = locked(statements, State.PROPOSED)
    for statement in waiting:
        if statement.lead and seen and seen.get(statement.pk, statement.lead.finding_id) != statement.lead.finding_id:
            again = _("“%(words)s” was read again since you opened this page: open it anew, and publish it then.")
            raise Refused(again % {"words": _words(statement)})
        if not statement.said_by:
            raise Refused(_("Say who said “%(words)s” before you publish it.") % {"words": _words(statement)})
        if statement.publish_at and statement.publish_at > timezone.now():
            later = _("“%(words)s” is to be published at a set time. Take that time away to publish it now.")
            raise Refused(later % {"words": _words(statement)})
    _refuse_sealed(waiting)
    return move(waiting, State.PUBLISHED, Decision.Act.PUBLISH, by, published_at=timezone.now())


@transaction.atomic
def reject(statements: Iterable[Statement], by: Editor, reason: str = "") -> int:
    """Reject the proposed ones among them; they are kept, so that nothing proposes them again. How many."""
    return move(locked(statements, State.PROPOSED), State.REJECTED, Decision.Act.REJECT, by, reason=reason)


@transaction.atomic
def reopen(statements: Iterable[Statement], by: Editor) -> int:
    """Make proposals of the rejected ones among them again. How many."""
    rejected = locked(statements, State.REJECTED)
    _refuse_sealed(rejected)
    return move(rejected, State.PROPOSED, Decision.Act.REOPEN, by, reason="")


@transaction.atomic
def withdraw(statements: Iterable[Statement], by: Editor, reason: str) -> int:
    """Take published ones off the site. Their addresses answer with the reason, which readers see. How many."""
    if not reason.strip():
        raise Refused(_("Give a reason: readers who come by the old address will see it."), "reason")
    return move(locked(statements, State.PUBLISHED), State.WITHDRAWN, Decision.Act.WITHDRAW, by, reason=reason.strip())


@transaction.atomic
def restore(statements: Iterable[Statement], by: Editor) -> int:
    """Publish the withdrawn ones among them again, under their old addresses. How many."""
    withdrawn = locked(statements, State.WITHDRAWN)
    _refuse_sealed(withdrawn)
    return move(withdrawn, State.PUBLISHED, Decision.Act.RESTORE, by, reason="")


def locked(statements: Iterable[Statement], state: State) -> list[Statement]:
    """Those of the statements that are in the state now, locked, in one order, so that two editors cannot deadlock."""
    ids = [statement.pk for statement in statements]
    return list(
        Statement.objects.filter(pk__in=ids, state=state)
        .select_for_update(of=("self",))
        .select_related("speaker", "lead")
        .order_by("pk")
    )


@one_act()
def move(statements: list[Statement], state: State, act: Decision.Act, by: Editor, **columns: object) -> int:
    """Write state and columns of all of them at once, with a decision for each. How many."""
    columns = {"state": state, "checked": Checked.EDITOR, "publish_at": None, "publish_zone": "", **columns}
    decisions = []
    for statement in statements:
        before = snapshot(statement)
        for name, value in columns.items():
            setattr(statement, name, value)
        decisions.append(difference(act, statement, by, before, snapshot(statement), str(columns.get("reason", ""))))
    Statement.objects.filter(pk__in=[statement.pk for statement in statements]).update(**columns)
    Decision.objects.bulk_create(decisions)
    return len(statements)


def _refuse_sealed(statements: list[Statement]) -> None:
    """Whose words were sealed has nothing to be published; PostgreSQL refuses it, too (sealing.sql)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT are_sealed(%s)", [[statement.pk for statement in statements]])
        (sealed,) = cursor.fetchone()
    if sealed:
        raise Refused(_("The original of these words was sealed: nothing of it can be published, or wait to be."))


def _words(statement: Statement) -> str:
    return statement.lead.content[:80] if statement.lead else statement.public_id
