"""What a statement takes over from the article it stands in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements.curation.decisions import Columns
from statements.models import ArticleText, Quotation, State, Statement, dated


def circumstances_at(text: ArticleText, start: int) -> Columns:
    """Occasion and day of a statement that was missed at a place: those on which the statements before and after it
    agree, else those of the one occasion that the article reports. Who said it is for the editor to say."""
    near = Quotation.objects.filter(text=text, statement__state__in=[State.PROPOSED, State.PUBLISHED])
    near = near.select_related("statement__occasion")
    before = near.filter(start__lte=start).order_by("-start").first()
    after = near.filter(start__gt=start).order_by("start").first()
    told = {_circumstances(one.statement): one.statement for one in (before, after) if one is not None}
    told.pop((None, ""), None)
    if len(told) == 1:
        (neighbour,) = told.values()
        evidence = neighbour.said_evidence or _("As the statements beside it.")
        return _columns(neighbour, neighbour.said_edtf, evidence)
    occasions = list(text.article.occasions.all()[:2])
    if len(occasions) == 1:
        (only,) = occasions
        return {"occasion": only, "said_evidence": only.evidence, **dated("said", only.held_edtf)}
    return {}


def _circumstances(statement: Statement) -> tuple[int | None, str]:
    return statement.occasion_id, statement.said_edtf


def _columns(neighbour: Statement, said: str, evidence: str) -> Columns:
    return {"occasion": neighbour.occasion, "said_evidence": evidence if said else "", **dated("said", said)}
