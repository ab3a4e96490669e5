"""The list of decisions: to read, never to write."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from statements.admin.recorded import ModelAdmin
from statements.models import Decision


@admin.register(Decision)
class DecisionAdmin(ModelAdmin):
    list_display = ["at", "by", "act", "about", "reason"]
    list_display_links = None
    list_filter = ["act", "noun", ("by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["reason", "by__username", "=object_id"]
    search_help_text = _("Words of a reason, a user name, or the number of what it is about.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    @admin.display(description=_("about"))
    def about(self, decision: Decision) -> str:
        noun = Decision._meta.apps.get_model("statements", decision.noun)._meta.verbose_name
        label = f"{noun} {decision.object_id}"
        try:
            return format_html('<a href="{}">{}</a>', _address(decision), label)
        except NoReverseMatch:
            return label


def _address(decision: Decision) -> str:
    return reverse(f"admin:statements_{decision.noun}_change", args=[decision.object_id])
