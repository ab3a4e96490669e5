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
    """Who took the publication back, or whoever may withdraw."""
    last = Decision.objects.filter(curation.about(statement)).order_by("-pk").first()
    taken_back = last is not None and (last.act, last.by_id) == (Decision.Act.UNDO, turn.by.pk)
    return taken_back or turn.by.has_perm("statements.withdraw_statement")


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
