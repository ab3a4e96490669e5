"""The list of decisions: to read, never to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from statements.admin.differences import Names, names_of
from statements.admin.paging import BoundedPaginator
from statements.admin.recorded import ModelAdmin
from statements.models import Decision

LONGEST = 80  # characters of a name, in a list


class NounFilter(admin.SimpleListFilter):
    """By what has a page here: the nouns that occur, only a look at every decision could tell."""

    title = _("about")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        ours = [one._meta for one in model_admin.admin_site._registry if one._meta.app_label == "statements"]
        return [(str(one.model_name), one.verbose_name) for one in ours if one.model is not Decision]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Decision]) -> models.QuerySet[Decision]:
        return queryset.filter(noun=self.value()) if self.value() else queryset


@admin.register(Decision)
class DecisionAdmin(ModelAdmin):
    list_display = ["at", "by", "act", "about", "reason"]
    list_display_links = None
    list_filter = ["act", NounFilter, "by"]
    sortable_by = ()
    list_select_related = ["by"]
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator
    search_fields = ["reason", "by__username", "=object_id"]
    search_help_text = _("Words of a reason, a user name, or the number of what it is about.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Named

    @admin.display(description=_("about"))
    def about(self, decision: Any) -> str:
        """What it is about by name, leading there."""
        about: About = decision.named
        label = f"{about.noun}: {about.name}"
        return format_html('<a href="{}">{}</a>', about.address, label) if about.address else label


class Named(ChangeList):
    """A page of decisions, each with what it is about in `named`."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        for decision, about in zip(self.result_list, about_what(self.result_list), strict=True):
            decision.named = about


@dataclass(frozen=True, slots=True)
class About:
    """`address` is empty where the admin has no page for it."""

    noun: str
    name: str
    address: str


def about_what(decisions: Sequence[Decision]) -> list[About]:
    """What each decision is about, in one query for each noun."""
    names = names_of({(decision.noun, decision.object_id) for decision in decisions})
    return [_about(decision, names) for decision in decisions]


def _about(decision: Decision, names: Names) -> About:
    model = Decision._meta.apps.get_model("statements", decision.noun)
    name = names.get((decision.noun, decision.object_id), str(decision.object_id))
    return About(str(model._meta.verbose_name), Truncator(name).chars(LONGEST), _address(decision))


def _address(decision: Decision) -> str:
    try:
        return reverse(f"admin:statements_{decision.noun}_change", args=[decision.object_id])
    except NoReverseMatch:
        return ""
