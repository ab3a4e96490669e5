"""What holds for a whole article: its outlet, its dates, its occasions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from statements.curation.corrections import correct
from statements.curation.decisions import Editor, record
from statements.models import Article, Decision, Occasion, Statement, dated
from statements.models.decision import one_act


@transaction.atomic
@one_act()
def confirm(article: Article, by: Editor, *, occasions: Iterable[Occasion] | None = None, **changes: Any) -> None:
    """Outlet, dates and occasions of an article are right, after these changes.

    Its statements inherit them, except those with their own: where the article reports one occasion, proposals without
    any take it, unless they were said on another day; and what has no date yet takes the day of its occasion.
    """
    correct(article, by, **changes)
    if occasions is not None:
        set_occasions(article, occasions, by)
    current = Article.objects.select_for_update().get(pk=article.pk)
    if not current.confirmed:
        current.confirmed = article.confirmed = True
        current.save(update_fields=["confirmed"])
        record(Decision.Act.CONFIRM, article, by, before={"confirmed": False}, after={"confirmed": True})
    _inherit_occasion(article, by)
    _inherit_days(article, by)


@transaction.atomic
def set_occasions(
    article: Article,
    occasions: Iterable[Occasion],
    by: Editor,
    *,
    act: Decision.Act = Decision.Act.CORRECT,
    reason: str = "",
) -> bool:
    """Let an article report exactly these occasions. Whether anything changed."""
    Article.objects.select_for_update().get(pk=article.pk)
    wanted = {occasion.pk for occasion in occasions}
    before = set(article.occasions.values_list("pk", flat=True))
    if wanted == before:
        return False
    article.occasions.set(wanted)
    of_before, of_now = {"occasions": sorted(before)}, {"occasions": sorted(wanted)}
    record(act, article, by, before=of_before, after=of_now, reason=reason)
    return True


def _inherit_occasion(article: Article, by: Editor) -> None:
    occasions = list(article.occasions.all()[:2])
    if len(occasions) != 1:
        return
    (only,) = occasions
    for statement in Statement.objects.in_article(article).proposed().filter(occasion=None):
        if not statement.said_edtf or _overlap(statement, only):
            correct(statement, by, occasion=only)


def _overlap(statement: Statement, occasion: Occasion) -> bool:
    """Whether it can have been said there, as far as both days are known."""
    days = (statement.said_earliest, statement.said_latest, occasion.held_earliest, occasion.held_latest)
    earliest, latest, first, last = days
    if earliest is None or latest is None or first is None or last is None:
        return False
    return earliest <= last and first <= latest


def _inherit_days(article: Article, by: Editor) -> None:
    undated = Statement.objects.in_article(article).filter(said_edtf="", occasion__isnull=False)
    for statement in undated.exclude(occasion__held_edtf="").select_related("occasion"):
        assert statement.occasion is not None
        correct(
            statement,
            by,
            **dated("said", statement.occasion.held_edtf),
            said_evidence=_("The day of its occasion, confirmed by an editor."),
        )
