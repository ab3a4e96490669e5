"""Likenesses: the list of those that wait, and the page that shows what differs between two articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from statements import curation
from statements.admin.pages import page, thing_at
from statements.admin.paging import BoundedPaginator
from statements.admin.recorded import ModelAdmin, editor_of
from statements.models import Likeness
from statements.stories.differences import differences

REFUSE = "refuse"


@admin.register(Likeness)
class LikenessAdmin(ModelAdmin):
    list_display = ["article", "kind", "earlier", "similar", "verdict"]
    list_filter = ["verdict", "kind"]
    list_select_related = ["article__outlet", "article__original", "earlier__outlet", "earlier__original"]
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Likeness]:
        found: QuerySet[Likeness] = super().get_queryset(request)
        return found.defer("article__original__content", "earlier__original__content")

    @admin.display(description=gettext_lazy("similarity"), ordering="similarity")
    def similar(self, likeness: Likeness) -> str:
        return f"{likeness.percent} %"

    @method_decorator(require_safe)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The two beside each other; nothing is entered here but the verdict, which has an address of its own."""
        likeness = thing_at(self, request, object_id)
        context = {
            "title": _("The same story again?"),
            "likeness": likeness,
            "kinds": Likeness.Kind.choices,
            "pieces": differences(likeness.earlier.text.text, likeness.article.text.text),
            "may_decide": self.has_change_permission(request),
        }
        return page(self, request, "likeness", context)

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [path("<int:pk>/decide/", decide, name="statements_likeness_decide"), *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The verdict is the kind of likeness that it is, or "refuse"."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        likeness = get_object_or_404(Likeness, pk=pk)
        verdict = request.POST.get("verdict", "")
        if verdict == REFUSE:
            curation.refuse_likeness(likeness, editor_of(request))
            messages.success(request, _("Refused: these are two stories."))
        elif verdict in Likeness.Kind.values:
            curation.confirm_likeness(likeness, editor_of(request), verdict)
            messages.success(request, _("Confirmed: %(kind)s.") % {"kind": Likeness.Kind(verdict).label})
        return HttpResponseRedirect(reverse("admin:statements_article_change", args=[likeness.article_id]))
