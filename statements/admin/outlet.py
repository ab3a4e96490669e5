"""Outlets, with the rights in their texts."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import linked_number, number_of
from statements.admin.names import AliasInline, NamedAdmin
from statements.models import Article, Outlet, OutletAlias


class OutletAliasInline(AliasInline):
    model = OutletAlias


@admin.register(Outlet)
class OutletAdmin(NamedAdmin):
    list_display = ["name", "rights", "official", "articles"]
    list_filter = ["rights", "official"]
    fields = ["name", "slug", "rights", "official", "website"]
    inlines = [OutletAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        return super().get_queryset(request).annotate(number=number_of(Article.objects.all(), "outlet"))  # type: ignore[no-any-return]

    @admin.display(description=_("articles"))
    def articles(self, outlet: Outlet) -> str:
        return linked_number(outlet, "article", "outlet__id__exact")
