"""Outlets, with the rights in their texts."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import Numbered, linked_number
from statements.admin.names import AliasInline, NamedAdmin
from statements.models import Article, Outlet, OutletAlias


class OutletAliasInline(AliasInline):
    model = OutletAlias


@admin.register(Outlet)
class OutletAdmin(Numbered, NamedAdmin):
    leading_here = "outlet"
    list_display = ["name", "rights", "official", "articles"]
    list_filter = ["rights", "official"]
    fields = ["name", "slug", "rights", "official", "website"]
    inlines = [OutletAliasInline]

    def rows(self) -> QuerySet[Article]:
        return Article.objects.all()

    @admin.display(description=_("articles"))
    def articles(self, outlet: Outlet) -> str:
        return linked_number(outlet, "article", "outlet__id__exact")
