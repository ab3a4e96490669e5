"""What a topic would be given by its rules, and what would be taken from it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from statements.models import State, Topic, TopicAssignment
from statements.topics.rule import Rules

OPEN = [State.PROPOSED, State.PUBLISHED]
"""The states of statements that rules are tried on."""


def to_add(topic: Topic, rules: Rules, most: int) -> list[int]:
    """Statements that the rules find and that have not got the topic: nor was it refused for them."""
    held = TopicAssignment.objects.filter(topic=topic, statement=OuterRef("pk"))
    new = [found.filter(~Exists(held)).order_by() for found in (rules.published(), rules.waiting())]
    published = list(new[0].values_list("pk", flat=True)[:most])
    return [*published, *new[1].values_list("pk", flat=True)[: most - len(published)]]


def to_drop(topic: Topic, rules: Rules, most: int) -> list[int]:
    """Statements that have the topic by rule, and that no rule of it finds any more."""
    by_rule = TopicAssignment.objects.by_rule().filter(topic=topic, statement__state__in=OPEN)
    for found in (rules.published(), rules.waiting()):
        by_rule = by_rule.filter(~Exists(found.filter(pk=OuterRef("statement"))))
    return list(by_rule.order_by().values_list("statement", flat=True)[:most])
