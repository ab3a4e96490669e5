"""What a statement is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from statements.curation.decisions import Editor, record
from statements.models import Decision, Revision, Statement, Topic, TopicAssignment
from statements.models.decision import one_act


@transaction.atomic
def set_topics(statement: Statement, topics: Iterable[Topic], by: Editor) -> bool:
    """Let the statement have exactly these topics. One that a rule or a file had given, and is not among them, is
    kept as refused. Whether anything changed."""
    wanted = {topic.pk for topic in topics}
    before = assign(statement, wanted)
    if wanted == before:
        return False
    record(Decision.Act.CORRECT, statement, by, before={"topics": sorted(before)}, after={"topics": sorted(wanted)})
    return True


@transaction.atomic
def change_topics(statement: Statement, shown: Collection[int], topics: Collection[int], by: Editor) -> bool:
    """Give it the topics that were not among those shown, and take from it those that were and are not any more. What a
    rule gave or took since stays so: nobody refuses what they have not seen. Whether anything changed."""
    now = set(statement.topic_assignments.standing().values_list("topic", flat=True))
    wanted = now - (set(shown) - set(topics)) | (set(topics) - set(shown))
    return set_topics(statement, Topic.objects.filter(pk__in=wanted), by)


def are_as_decided(statement: Statement, decision: Decision) -> bool:
    """Whether nobody but a rule has changed the topics of a statement since a decision about them."""
    held = list(TopicAssignment.objects.filter(statement=statement))
    came = {one.topic_id for one in held if one.by in {TopicAssignment.By.EDITOR, TopicAssignment.By.IMPORTED}}
    by = {one.pk: one.by for one in held}
    changed = Revision.objects.filter(decision=decision, part="topicassignment").order_by("pk")
    left = {row.part_id: row.after for row in changed}
    stays = all(by.get(pk) == (None if row is None else row.get("by", by.get(pk))) for pk, row in left.items())
    return stays and came <= set(decision.after["topics"])


def assign_as_before(statement: Statement, decision: Decision, topics: set[int]) -> None:
    """Let the statement have the topics again that it had before a decision, each by whom it had been given then."""
    for row in Revision.objects.filter(decision=decision, part="topicassignment").order_by("-pk"):
        assignment = TopicAssignment.objects.filter(pk=row.part_id, statement=statement)
        was, became = row.before or {}, row.after or {}
        if "by" in was:
            assignment.update(by=was["by"])
        elif became.get("by") == TopicAssignment.By.EDITOR:  # it came by this decision
            assignment.delete()
    assign(statement, topics)


def assign(statement: Statement, wanted: set[int]) -> set[int]:
    """The same without a decision; the topics it had before."""
    held = {a.topic_id: a for a in TopicAssignment.objects.select_for_update().filter(statement=statement)}
    before = {pk for pk, assignment in held.items() if assignment.by != TopicAssignment.By.REFUSED}
    for pk in before - wanted:
        held[pk].by = TopicAssignment.By.REFUSED
        held[pk].save(update_fields=["by"])
    for pk in wanted - before:
        TopicAssignment.objects.update_or_create(
            statement=statement, topic_id=pk, defaults={"by": TopicAssignment.By.EDITOR}
        )
    return before


@transaction.atomic
@one_act()
def confirm_topic(topic: Topic, statements: Iterable[int], by: Editor) -> int:
    """Let an editor vouch for what a rule proposed for these statements. How many that were."""
    return _decide(topic, statements, by, TopicAssignment.By.EDITOR)


@transaction.atomic
@one_act()
def refuse_topic(topic: Topic, statements: Iterable[int], by: Editor) -> int:
    """Take away what a rule proposed for these statements; no rule proposes it again. How many that were."""
    return _decide(topic, statements, by, TopicAssignment.By.REFUSED)


def _decide(topic: Topic, statements: Iterable[int], by: Editor, how: TopicAssignment.By) -> int:
    keys = list(
        Statement.objects.filter(pk__in=statements).order_by("pk").select_for_update().values_list("pk", flat=True)
    )
    proposed = TopicAssignment.objects.by_rule().filter(topic=topic, statement__in=keys)
    decided = set(proposed.values_list("statement", flat=True))
    before: dict[int, list[int]] = {key: [] for key in keys if key in decided}
    held = TopicAssignment.objects.standing().filter(statement__in=decided).order_by("topic")
    for statement, other in held.values_list("statement", "topic"):
        before[statement].append(other)
    proposed.update(by=how)
    gone = {topic.pk} if how == TopicAssignment.By.REFUSED else set()
    Decision.objects.bulk_create(
        Decision(
            act=Decision.Act.CORRECT if gone else Decision.Act.CONFIRM,
            noun="statement",
            object_id=statement,
            by=by,
            before={"topics": topics},
            after={"topics": [pk for pk in topics if pk not in gone]},
        )
        for statement, topics in before.items()
    )
    return len(before)


# ---- by rule: the software's own ----


def unoccupied(statements: Collection[int]) -> list[int]:
    """Lock those of the statements that nobody is at, until the transaction ends: no editor waits for them all."""
    free = Statement.objects.filter(pk__in=statements).order_by("pk")
    return list(free.select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True))


@transaction.atomic
def assign_by_rule(wanted: Collection[tuple[int, int]]) -> int:
    """Give statements topics by rule, each by its number, where they are neither held nor refused. How many were given;
    those at which somebody is are passed over."""
    free = set(unoccupied({statement for statement, _topic in wanted}))
    held = set(TopicAssignment.objects.filter(statement__in=free).values_list("statement", "topic"))
    given = [
        TopicAssignment(statement_id=statement, topic_id=topic, by=TopicAssignment.By.RULE)
        for statement, topic in sorted(wanted)
        if statement in free and (statement, topic) not in held
    ]
    return len(TopicAssignment.objects.bulk_create(given, ignore_conflicts=True))


@transaction.atomic
def drop_by_rule(topic: Topic, statements: Collection[int]) -> int:
    """Take the topic away where nobody but a rule had given it. How many that were."""
    if not statements:
        return 0
    by_rule = TopicAssignment.objects.by_rule().filter(topic=topic, statement__in=unoccupied(statements))
    dropped, _each = by_rule.delete()
    return dropped
