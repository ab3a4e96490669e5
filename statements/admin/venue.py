"""Venues, with their other names."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import Numbered, linked_number
from statements.admin.names import AliasInline, NamedAdmin
from statements.models import Occasion, Venue, VenueAlias


class VenueAliasInline(AliasInline):
    model = VenueAlias


@admin.register(Venue)
class VenueAdmin(Numbered, NamedAdmin):
    leading_here = "venue"
    list_display = ["name", "kind", "occasions"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]
    inlines = [VenueAliasInline]

    def rows(self) -> QuerySet[Occasion]:
        return Occasion.objects.all()

    @admin.display(description=_("occasions"))
    def occasions(self, venue: Venue) -> str:
        return linked_number(venue, "occasion", "venue__id__exact")
