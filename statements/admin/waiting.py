"""What waits for an editor: the articles with proposals, and how many.

A hundred thousand may wait. Their statements are walked along the index of those that wait (`statement_waiting`), in
the order in which they came in, as far as is needed. In which article each waits is in its desk entry.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Exists, IntegerField, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements import curation
from statements.models import Article, DeskEntry, Statement

_WALKED = 2_000  # proposals that are looked at for the first page


def with_numbers(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Each with `waiting`: the proposals that it leads."""
    own = DeskEntry.objects.filter(waiting_in=OuterRef("pk")).order_by().values("waiting_in")
    counted = own.annotate(number=Count("pk")).values("number")
    return articles.annotate(waiting=Coalesce(Subquery(counted), 0, output_field=IntegerField()))


def waiting_articles(most: int) -> list[Article]:
    """Those with proposals, the one whose proposals have waited longest at the head."""
    first = _waiting().values("pk")[:_WALKED]
    found = Statement.objects.filter(pk__in=first).values("lead__text__article").annotate(since=Min("pk"))
    keys = [row["lead__text__article"] for row in found.order_by("since")[:most]]
    articles = with_numbers(Article.objects.filter(pk__in=keys)).select_related("outlet")
    return sorted(articles, key=lambda article: keys.index(article.pk))


def next_article(after: Article | None, editor: User) -> Article | None:
    """The article with proposals whose turn it is after another, and at whose desk nobody else sits."""
    waiting = _waiting().exclude(lead__text__article__in=curation.presence.held_by_others(editor))
    if after is None:
        return _article_of(waiting.first())
    others = waiting.exclude(lead__text__article=after)
    first = Statement.objects.filter(quotations__text__article=after).aggregate(first=Min("pk"))["first"] or 0
    return _article_of(others.filter(pk__gt=first).first() or others.first())


def _waiting() -> QuerySet[Statement]:
    """Proposals of articles for which no time is set at which they are published."""
    proposals = Statement.objects.proposed().filter(lead__text__isnull=False, publish_at__isnull=True)
    return proposals.select_related("lead__text__article").only("lead__text__article").order_by("pk")


def _article_of(statement: Statement | None) -> Article | None:
    return statement.lead.article if statement and statement.lead else None


class WaitingFilter(admin.SimpleListFilter):
    title = _("proposals")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("waiting")), ("no", _("none left"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        proposals = Exists(DeskEntry.objects.filter(waiting_in=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(proposals)
        return queryset.exclude(proposals) if self.value() == "no" else queryset
