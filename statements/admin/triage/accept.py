"""Accepted is published: a proposal, or what was taken back a moment ago."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from statements import curation
from statements.admin.triage.turn import Then, Turn, act
from statements.models import Decision, State, Statement


@act("change_statement")
def accept(turn: Turn) -> Then:
    statement = turn.statement()
    if statement.state == State.WITHDRAWN and _may_restore(turn, statement):
        done = curation.restore([statement], turn.by)
    else:
        done = curation.publish([statement], turn.by)
    if not done:
        raise curation.Refused(_("It is decided about already, and stays as it is."))
    return Then(statement, on=True)


def _may_restore(turn: Turn, statement: Statement) -> bool:
    """Who took their publication back, by which it is withdrawn now, or whoever may withdraw."""
    if turn.by.has_perm("statements.withdraw_statement"):
        return True
    moves = Decision.objects.filter(noun="statement", object_id=statement.pk, after__has_key="state")
    last = moves.select_related("undoes").order_by("-pk").first()
    if last is None or last.undoes is None or last.by_id != turn.by.pk:
        return False
    return bool(last.undoes.after.get("state") == State.PUBLISHED)


@act("change_statement")
def accept_all(turn: Turn) -> Then:
    """All that are left in the article and say who said them; the editor hears how many do not."""
    left = list(Statement.objects.in_article(turn.article).proposed().filter(publish_at=None).select_related("speaker"))
    named = [statement for statement in left if statement.said_by]
    done = curation.publish(named, turn.by)
    turn.tell(ngettext("%(number)s statement published.", "%(number)s statements published.", done) % {"number": done})
    nameless = [statement for statement in left if not statement.said_by]
    if nameless:
        stay = ngettext(
            "%(number)s proposal stays: say first who said it.",
            "%(number)s proposals stay: say first who said them.",
            len(nameless),
        )
        turn.tell(stay % {"number": len(nameless)})
        return Then(nameless[0])
    return Then(left[-1], on=True) if left else Then()
