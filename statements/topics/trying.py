"""All rules, tried on what is new: PostgreSQL lists which statements have changed (statements/database/desk.sql)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from statements.curation import assign_by_rule, drop_by_rule, unoccupied
from statements.models import Statement, Topic, TopicAssignment
from statements.search.budgets import OverBudget, within
from statements.topics.difference import OPEN
from statements.topics.rule import Rules, all_typed_rules
from statements.topics.sweeping import begin_all

BATCH = 500
PATIENCE = 2_000  # milliseconds for one rule on them
MANY = 20_000  # with so many, it is quicker to try each rule on the whole archive

TAKE = """
    DELETE FROM statements_untried
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM statements_untried LIMIT %s FOR UPDATE SKIP LOCKED)) RETURNING statement_id
"""
HOW_MANY = "SELECT count(*) FROM (SELECT FROM statements_untried LIMIT %s) AS few"
LEAVE = "INSERT INTO statements_untried SELECT unnest(%s::bigint[])"

Ruled = list[tuple[Topic, Rules]]
Pairs = list[tuple[int, int]]  # a statement and a topic, each by its number


def trying() -> Iterator[None]:
    """Try the rules on what has changed, batch by batch; each is committed for itself."""
    rules: Ruled | None = None
    while _is_any():
        rules = _rules() if rules is None else rules
        if not _try_some(rules):  # somebody is at all of them: the next turn comes soon
            return
        yield


def _is_any() -> bool:
    """Whether there is anything to try; where it is very much, sweeps take it over."""
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY, [MANY])
        (number,) = cursor.fetchone()
    if number == MANY:
        _sweep_instead()
    return bool(0 < number < MANY)


@transaction.atomic
def _sweep_instead() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM statements_untried")
    begin_all()


def _rules() -> Ruled:
    typed = {pk: rules for pk, rules in all_typed_rules().items() if rules}
    topics = Topic.objects.in_bulk(typed)
    ruled = [(topics[pk], Rules.of(rules)) for pk, rules in typed.items()]
    return [(topic, rules) for topic, rules in ruled if not rules.problems]


@transaction.atomic
def _try_some(rules: Ruled) -> int:
    """Those that would change and at which somebody is stay on the list. How many were tried.

    While the rules are tried nothing is locked: editors may wait for these statements. What somebody changes meanwhile
    is on the list again.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [BATCH])
        keys = {key for (key,) in cursor}
    new, gone = _changes(keys, rules)
    concerned = {statement for statement, _topic in [*new, *gone]}
    free = set(unoccupied(concerned)) if concerned else set()
    if occupied := concerned - free:
        with connection.cursor() as cursor:
            cursor.execute(LEAVE, [list(occupied)])
    for topic, _rules in rules:
        drop_by_rule(topic, {statement for statement, of in gone if of == topic.pk and statement in free})
    assign_by_rule([pair for pair in new if pair[0] in free])
    return len(keys - occupied)


def _changes(statements: Collection[int], rules: Ruled) -> tuple[Pairs, Pairs]:
    """What the rules would give to these statements, and what they would take away."""
    held = TopicAssignment.objects.filter(statement__in=statements, topic__in=[topic for topic, _rules in rules])
    by = {(assignment.statement_id, assignment.topic_id): assignment.by for assignment in held}
    tried = set(Statement.objects.filter(pk__in=statements, state__in=OPEN).values_list("pk", flat=True))
    new: Pairs = []
    gone: Pairs = []
    for topic, those in rules:
        try:
            with within(PATIENCE):
                found = {key for each in (those.published(), those.waiting()) for key in _among(each, statements)}
        except OverBudget:  # its sweep tells the editors
            continue
        new += [(key, topic.pk) for key in found if (key, topic.pk) not in by]
        gone += [(key, topic.pk) for key in tried - found if by.get((key, topic.pk)) == TopicAssignment.By.RULE]
    return new, gone


def _among(found: QuerySet[Any], statements: Collection[int]) -> Iterator[int]:
    return iter(found.filter(pk__in=statements).order_by().values_list("pk", flat=True))
