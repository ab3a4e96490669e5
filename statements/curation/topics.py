"""What a statement is about."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from statements.curation.decisions import Editor, record
from statements.models import Decision, Revision, Statement, Topic, TopicAssignment


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
