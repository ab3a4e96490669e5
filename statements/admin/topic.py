"""Topics."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from statements.admin.listing import Numbered, linked_number
from statements.admin.names import NamedAdmin
from statements.admin.paging import BoundedPaginator
from statements.admin.topic_by_rule import ByRuleFilter, by_rule_view, with_latest
from statements.admin.topic_rule import rule_view
from statements.models import Topic, TopicAssignment
from statements.tasks import a_worker_lives
from statements.topics.rule import typed_rules
from statements.topics.sweeping import latest_sweep


@admin.register(Topic)
class TopicAdmin(Numbered, NamedAdmin):
    leading_here = "topic"
    change_form_template = "admin/statements/topic/change.html"
    list_display = ["name", "of_statements", "by_rule", "description", "rule"]
    list_filter = [ByRuleFilter]
    fields = ["name", "slug", "description"]  # the rule has a page of its own
    search_fields = ["name", "description"]
    search_help_text = _("A name, or words of the description.")

    def rows(self) -> QuerySet[TopicAssignment]:
        return TopicAssignment.objects.standing()

    @admin.display(description=_("statements"))
    def of_statements(self, topic: Topic) -> str:
        return linked_number(topic, "statement", "topic_assignments__topic__id__exact")

    @admin.display(description=_("proposed by rule"))
    def by_rule(self, topic: Any) -> str:
        if topic.latest_by_rule is None:
            return "–"
        address = reverse("admin:statements_topic_by_rule", args=[topic.pk])
        return format_html('<a href="{}">{}</a>', address, _("to be looked at"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return with_latest(super().get_queryset(request))

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        topic: Topic | None = context.get("original")
        if topic is not None:
            sweep = latest_sweep(topic)
            rules = typed_rules(topic)
            context |= {
                "rules": rules,
                "sweep": sweep,
                "is_swept": sweep is not None and sweep.finished_at is not None and sweep.rules == rules,
                "worker": a_worker_lives(),
                "by_rule": BoundedPaginator(TopicAssignment.objects.to_look_at(topic), 1),
                "may_change": self.has_change_permission(request, topic),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[Any]:
        rule, by_rule = (self.admin_site.admin_view(partial(view, self)) for view in (rule_view, by_rule_view))
        return [
            path("<int:pk>/rule/", rule, name="statements_topic_rule"),
            path("<int:pk>/by-rule/", by_rule, name="statements_topic_by_rule"),
            *super().get_urls(),
        ]
