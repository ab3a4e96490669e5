"""What a rule proposed for a topic and no editor has looked at: confirmed or refused, many at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from statements import curation
from statements.admin.found import found_statements
from statements.admin.keys import keys_in
from statements.admin.pages import page
from statements.admin.recorded import editor_of
from statements.models import Topic, TopicAssignment
from statements.topics.rule import Rules, typed_rules

ON_ONE_PAGE = 50
ACTS = {"confirm": curation.confirm_topic, "refuse": curation.refuse_topic}


class ByRuleFilter(admin.SimpleListFilter):
    title = gettext_lazy("rule")
    parameter_name = "by_rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", gettext_lazy("to be looked at"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        return to_look_at(queryset) if self.value() == "waiting" else queryset


def to_look_at(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Those whose rules gave them something that no editor has looked at."""
    return with_latest(topics).filter(latest_by_rule__isnull=False)


def with_latest(topics: QuerySet[Topic]) -> QuerySet[Any]:
    """Each with `latest_by_rule`, the last of these; looked up topic by topic, as EXISTS may be planned to read all."""
    latest = TopicAssignment.objects.to_look_at(OuterRef("pk")).values("pk")[:1]
    return topics.annotate(latest_by_rule=Subquery(latest))


def by_rule_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The latest first; `?before=` the number of an assignment are the next."""
    topic = get_object_or_404(Topic, pk=pk)
    if not room.has_view_permission(request, topic):
        raise PermissionDenied
    if request.method == "POST":
        return _decide(request, topic)
    proposed = TopicAssignment.objects.to_look_at(topic)
    if before := keys_in([request.GET.get("before", "")]):
        proposed = proposed.filter(pk__lt=before[0])
    rows = list(proposed.values_list("pk", "statement")[: ON_ONE_PAGE + 1])
    shown = rows[:ON_ONE_PAGE]
    context = {
        "title": _("Proposed by rule for “%(topic)s”") % {"topic": topic},
        "original": topic,
        "change_url": "admin:statements_topic_change",
        "found": found_statements([statement for _pk, statement in shown], Rules.of(typed_rules(topic)).asked),
        "next": shown[-1][0] if len(rows) > len(shown) else None,
        "is_first": not before,
        "may_decide": _may_decide(request),
    }
    return page(room, request, "topic/by_rule", context)


def _may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm("statements.change_statement")


def _decide(request: HttpRequest, topic: Topic) -> HttpResponse:
    """ "confirm chosen", "refuse page", and so on."""
    if not _may_decide(request):
        raise PermissionDenied
    act, _space, which = request.POST.get("decide", "").partition(" ")
    keys = keys_in(request.POST.getlist("shown" if which == "page" else "statement"))
    if act not in ACTS or not keys:
        messages.warning(request, _("Tick the statements first."))
        return HttpResponseRedirect(request.get_full_path())
    number = ACTS[act](topic, keys, editor_of(request))
    messages.success(request, _told(act, number) % {"number": number})
    return HttpResponseRedirect(request.get_full_path())


def _told(act: str, number: int) -> str:
    if act == "confirm":
        return ngettext("Confirmed for %(number)s statement.", "Confirmed for %(number)s statements.", number)
    return ngettext("Refused for %(number)s statement.", "Refused for %(number)s statements.", number)
