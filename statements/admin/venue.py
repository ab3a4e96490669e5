"""Venues, with their other names."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import linked_number, number_of
from statements.admin.names import AliasInline, NamedAdmin
from statements.models import Occasion, Venue, VenueAlias


class VenueAliasInline(AliasInline):
    model = VenueAlias


@admin.register(Venue)
class VenueAdmin(NamedAdmin):
    list_display = ["name", "kind", "occasions"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]
    inlines = [VenueAliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Venue]:
        return super().get_queryset(request).annotate(number=number_of(Occasion.objects.all(), "venue"))  # type: ignore[no-any-return]

    @admin.display(description=_("occasions"))
    def occasions(self, venue: Venue) -> str:
        return linked_number(venue, "occasion", "venue__id__exact")
