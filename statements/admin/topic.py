"""Topics."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import linked_number, number_of
from statements.admin.names import NamedAdmin
from statements.models import Topic, TopicAssignment


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    list_display = ["name", "description", "statements"]
    fields = ["name", "slug", "description", "rule"]
    search_fields = ["name", "description"]
    search_help_text = _("A name, or words of the description.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).annotate(number=number_of(TopicAssignment.objects.standing(), "topic"))  # type: ignore[no-any-return]

    @admin.display(description=_("statements"))
    def statements(self, topic: Topic) -> str:
        return linked_number(topic, "statement", "topic_assignments__topic__id__exact")
