"""What readers reported is accepted or declined. An accepted report is a correction: its answer is public."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, record
from statements.curation.refusals import Refused
from statements.models import Decision, Report


def accept(report: Report, by: Editor, answer: str) -> None:
    """Say in public what was corrected, and why. The statement itself is corrected, or withdrawn, like any other."""
    _answer(report, Report.Outcome.ACCEPTED, Decision.Act.ACCEPT, by, answer)


def decline(report: Report, by: Editor, answer: str) -> None:
    """Say why nothing was wrong; readers do not see it."""
    _answer(report, Report.Outcome.DECLINED, Decision.Act.DECLINE, by, answer)


@transaction.atomic
def _answer(report: Report, outcome: Report.Outcome, act: Decision.Act, by: Editor, answer: str) -> None:
    if not answer.strip():
        raise Refused(_("Give an answer: of what is accepted readers see it."), "answer")
    current = Report.objects.select_for_update().get(pk=report.pk)
    if not current.is_open:
        raise Refused(_("Another editor has answered this report already."))
    current.outcome, current.answer, current.decided_at, current.email = outcome, answer.strip(), timezone.now(), ""
    current.save(update_fields=["outcome", "answer", "decided_at", "email"])
    told = {"outcome": outcome.value, "statement_id": current.statement_id}
    record(act, current, by, before={"outcome": Report.Outcome.OPEN.value}, after=told, reason=current.answer)
