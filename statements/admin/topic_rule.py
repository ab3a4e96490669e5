"""The page on which a topic's rule is changed: first what the changed rule would do, then it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.found import FoundStatement, found_statements
from statements.admin.keys import keys_in
from statements.admin.pages import page
from statements.admin.recorded import editor_of
from statements.admin.refusals import Refusal, in_words
from statements.models import Topic
from statements.search.budgets import OverBudget, within
from statements.search.question import Question
from statements.search.understanding import meaning, notes
from statements.topics.difference import to_add, to_drop
from statements.topics.rule import Rule, Rules, typed_rules

MOST = 5_000  # statements that are counted
LOOK = 8  # that are shown
PATIENCE = 200  # milliseconds for each question


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule would add, or drop. `number`: None where there was no time to count."""

    number: int | None
    look: list[FoundStatement]

    @property
    def is_more(self) -> bool:
        return self.number is not None and self.number > MOST

    @property
    def most(self) -> int:
        return min(self.number or 0, MOST)


def rule_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic, pk=pk)
    if not room.has_change_permission(request, topic):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, topic)
    typed = request.GET.get("rule")
    context = {
        "title": _("Rule of “%(topic)s”") % {"topic": topic},
        "original": topic,
        "change_url": "admin:statements_topic_change",
        "version": curation.version_of(topic),
        "typed": topic.rule if typed is None else typed,
        "is_tried": typed is not None,
        "others": [rule for rule in typed_rules(topic, "") if rule != topic.rule.strip()],
        **({} if typed is None else _would(topic, typed.strip())),
    }
    return page(room, request, "topic/rule", context)


def _would(topic: Topic, typed: str) -> dict[str, Any]:
    """What the rule would do, as far as it can be one."""
    rule = Rule(typed)
    if typed and rule.problems:
        return {"problems": rule.problems}
    rules = Rules.of(typed_rules(topic, typed))
    question = Question(QueryDict(urlencode({"q": typed})))
    before = Rule(topic.rule)
    return {
        "is_same": typed == topic.rule.strip(),
        "meaning": meaning(question) if typed else "",
        "notes": notes(question) if typed else [],
        "search": f"{reverse('search')}?{urlencode({'q': typed})}" if typed else "",
        "added": _part(lambda: to_add(topic, rules, MOST + 1), rule),
        "dropped": _part(lambda: to_drop(topic, rules, MOST + 1), before),
    }


def _part(find: Callable[[], list[int]], marked_by: Rule) -> Part:
    try:
        with within(PATIENCE):
            keys = find()
    except OverBudget:
        return Part(None, [])
    return Part(len(keys), found_statements(sorted(keys, reverse=True)[:LOOK], marked_by.asked_at_desk))


def _save(request: HttpRequest, topic: Topic) -> HttpResponse:
    typed = request.POST.get("rule", "").strip()
    here = reverse("admin:statements_topic_rule", args=[topic.pk])
    problems = Rule(typed).problems if typed else []
    try:
        if problems:
            raise curation.Refused(" ".join(problems))
        with transaction.atomic():
            curation.expect(topic, next(iter(keys_in([request.POST.get("version", "")])), None))
            changed = curation.correct(topic, editor_of(request), rule=typed)
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
        return HttpResponseRedirect(f"{here}?{urlencode({'rule': typed})}")
    if changed:
        messages.success(request, _("The rule is saved. It is tried on the whole archive now; this page says how far."))
    return HttpResponseRedirect(reverse("admin:statements_topic_change", args=[topic.pk]))
