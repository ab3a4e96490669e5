"""Occasions: one sitting of a venue, on its days, at its place."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.admin.left import WithoutVenueFilter
from statements.admin.listing import Numbered, day_in_words, linked_number
from statements.admin.recorded import RecordedAdmin
from statements.models import Occasion, Statement


@admin.register(Occasion)
class OccasionAdmin(Numbered, RecordedAdmin):
    leading_here = "occasion"
    change_form_template = "admin/statements/named.html"
    change_list_template = "admin/statements/merging/list.html"
    list_display = ["title", "held", "venue", "place", "statements"]
    list_filter = ["venue__kind", WithoutVenueFilter]
    list_select_related = ["venue"]
    search_fields = ["title", "place", "held_edtf", "venue__name", "venue__aliases__name"]
    search_help_text = _("Words of the title, a venue, a place, or a date such as 2019-06.")
    fields = ["title", "venue", "place", "held_edtf", "evidence"]
    suggesting = ("venue",)

    def rows(self) -> QuerySet[Statement]:
        return Statement.objects.all()

    @admin.display(description=_("held"), ordering="held_edtf")
    def held(self, occasion: Occasion) -> str:
        return day_in_words(occasion.held_edtf)

    @admin.display(description=_("statements"))
    def statements(self, occasion: Occasion) -> str:
        return linked_number(occasion, "statement", "occasion__id__exact")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "venue__id__exact" or super().lookup_allowed(lookup, value, request)
