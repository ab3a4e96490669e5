"""What waits for an editor: the articles with proposals, and how many."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.models import Article, Quotation, State


def _proposals() -> QuerySet[Quotation]:
    return Quotation.objects.filter(statement__state=State.PROPOSED, text__isnull=False).order_by()


def with_numbers(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Each with `waiting`: its proposals."""
    own = _proposals().filter(text__article=OuterRef("pk")).values("text__article")
    counted = own.annotate(number=Count("statement", distinct=True)).values("number")
    return articles.annotate(waiting=Coalesce(Subquery(counted), 0, output_field=IntegerField()))


def waiting_articles(most: int) -> list[Article]:
    """Those with proposals, the one that came in first at the head."""
    waiting = Article.objects.filter(pk__in=_proposals().values("text__article"))
    return list(with_numbers(waiting).select_related("outlet").order_by("pk")[:most])


class WaitingFilter(admin.SimpleListFilter):
    title = _("proposals")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("waiting")), ("no", _("none left"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        proposals = _proposals().values("text__article")
        if self.value() == "yes":
            return queryset.filter(pk__in=proposals)
        return queryset.exclude(pk__in=proposals) if self.value() == "no" else queryset
