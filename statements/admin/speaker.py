"""Speakers, with their other names and their roles."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import Numbered, linked_number
from statements.admin.names import AliasInline, NamedAdmin
from statements.admin.recorded import TabularInline
from statements.models import Speaker, SpeakerAlias, SpeakerRole, Statement


class SpeakerAliasInline(AliasInline):
    model = SpeakerAlias


class SpeakerRoleInline(TabularInline):
    model = SpeakerRole
    extra = 0


@admin.register(Speaker)
class SpeakerAdmin(Numbered, NamedAdmin):
    leading_here = "speaker"
    list_display = ["name", "kind", "statements", "wikidata"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind", "wikidata"]
    inlines = [SpeakerAliasInline, SpeakerRoleInline]

    def rows(self) -> QuerySet[Statement]:
        return Statement.objects.all()

    @admin.display(description=_("statements"))
    def statements(self, speaker: Speaker) -> str:
        return linked_number(speaker, "statement", "speaker__id__exact")
