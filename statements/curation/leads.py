"""Which wording leads a statement: the one that an editor chose, else the official one, a direct one, the earliest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from statements.curation.corrections import correct
from statements.curation.decisions import Editor
from statements.curation.refusals import Refused
from statements.models import Decision, Form, Quotation, State, Statement


@transaction.atomic
def choose_lead(statement: Statement, wording: Quotation | None, by: Editor, reason: str = "") -> bool:
    """Let a wording of a statement lead it, whatever comes beside it later; None: the one that leads by itself.

    Whether anything changed.
    """
    state = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk).state
    if state not in {State.PROPOSED, State.PUBLISHED}:
        told = _("It is %(state)s: only of what is proposed or published is it chosen which wording leads.")
        raise Refused(told % {"state": State(state).label})
    own = list(wordings_of(statement))
    if wording is not None and wording not in own:
        raise Refused(_("This is no wording of the statement any more: choose one of those that are."))
    lead = wording or leading(own)
    reason = reason.strip()
    return correct(statement, by, act=Decision.Act.LEAD, reason=reason, lead=lead, lead_chosen=wording is not None)


def leading(wordings: Iterable[Quotation]) -> Quotation:
    """The one of these (one at least) that leads by itself; the earliest is what was published first, else what came in
    first."""
    return min(wordings, key=_rank)


def wordings_of(statement: Statement) -> models.QuerySet[Quotation]:
    """With what it takes to see which of them leads."""
    related = statement.quotations.select_related("text__article__outlet", "record__outlet")
    return related.defer("text__text", "record__line").order_by("pk")


def _rank(wording: Quotation) -> tuple[bool, bool, date, int]:
    outlet, article = wording.outlet, wording.article
    published = (article.published_earliest if article else None) or date.max
    return (not (outlet and outlet.official), wording.form != Form.DIRECT, published, wording.pk)
