"""The history that PostgreSQL keeps: of every change, whoever makes it, and nobody can change it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from statements import curation
from statements.models import Decision, Revision, Speaker, SpeakerAlias, Statement, TopicAssignment
from tests.statements import making

pytestmark = pytest.mark.django_db


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def written(noun: str, pk: int) -> list[tuple[str, object, object]]:
    """Part, before and after of each revision of a thing, the first first."""
    return list(Revision.objects.filter(noun=noun, object_id=pk).order_by("pk").values_list("part", "before", "after"))


def test_what_comes_in_is_its_own_first_version() -> None:
    making.imported()
    making.proposal(occasion=making.occasion(venue=making.venue()), inside=making.article(outlet=making.outlet()))
    assert {revision.part for revision in Revision.objects.all()} == {"article_occasions"}


def test_a_change_by_hand_is_kept_with_the_columns_that_changed_and_nothing_else() -> None:
    speaker = making.speaker()
    execute(f"UPDATE statements_speaker SET kind = 'body', name = name WHERE id = {speaker.pk}")
    [revision] = Revision.objects.all()
    assert (revision.noun, revision.object_id, revision.part) == ("speaker", speaker.pk, "speaker")
    assert (revision.before, revision.after) == ({"kind": "person"}, {"kind": "body"})
    assert (revision.by, revision.role, revision.decision) == (None, "on_record_app", None)


def test_a_change_that_changes_nothing_is_none() -> None:
    making.speaker()
    execute("UPDATE statements_speaker SET kind = kind")
    Speaker.objects.update(public_since="2019-06-12T00:00Z")
    assert not Revision.objects.exists()


def test_who_changes_something_by_hand_can_say_who_they_are() -> None:
    ana, speaker = User.objects.create_user("ana"), making.speaker()
    execute(
        f"SET LOCAL on_record.editor = '{ana.pk}'; UPDATE statements_speaker SET kind = 'body' WHERE id = {speaker.pk}"
    )
    assert Revision.objects.get().by == ana


def test_what_an_act_changed_belongs_to_its_decision_and_its_editor() -> None:
    ana, statement = User.objects.create_user("ana"), making.proposal()
    curation.publish([statement], ana)
    revision = Revision.objects.get(decision__act=Decision.Act.PUBLISH)
    assert (revision.by, revision.object_id) == (ana, statement.pk)
    assert revision.after is not None
    assert revision.after["state"] == "published"


def test_what_a_decision_about_something_else_changed_is_not_taken_from_it() -> None:
    one, other = making.speaker(), making.speaker("Josun Hardavel")
    execute(f"UPDATE statements_speaker SET kind = 'body' WHERE id = {one.pk}")
    curation.correct(other, None, kind="body")
    assert Revision.objects.get(object_id=one.pk).decision is None
    assert Revision.objects.get(object_id=other.pk).decision == Decision.objects.get()


def test_other_names_roles_topics_and_occasions_come_and_go_in_the_history_of_what_they_belong_to() -> None:
    statement = making.proposal(inside=(article := making.article()))
    alias = SpeakerAlias.objects.create(speaker=making.speaker(), name="the President")
    name = {"id": alias.pk, "name": "the President", "speaker_id": alias.speaker_id}
    SpeakerAlias.objects.all().delete()
    assert written("speaker", alias.speaker_id) == [("speakeralias", None, name), ("speakeralias", name, None)]
    making.assign(statement, making.topic("Water"))
    making.assign(statement, making.topic("Fish"), TopicAssignment.By.IMPORTED)
    [(_, before, after)] = [row for row in written("statement", statement.pk) if row[0] == "topicassignment"]
    assert before is None
    assert isinstance(after, dict)
    assert after["topic_id"] == making.topic("Water").pk
    article.occasions.add(making.occasion())
    article.occasions.clear()
    assert [part for part, _, _ in written("article", article.pk)] == ["article_occasions"] * 2


def test_what_moves_from_one_thing_to_another_is_in_the_history_of_both() -> None:
    alias = SpeakerAlias.objects.create(speaker=making.speaker(), name="the President")
    there = making.speaker("Josun Hardavel")
    SpeakerAlias.objects.update(speaker=there)
    moved = ("speakeralias", {"speaker_id": alias.speaker_id}, {"speaker_id": there.pk})
    assert written("speaker", there.pk) == [moved]
    assert moved in written("speaker", alias.speaker_id)


def test_many_rows_at_once_are_each_kept() -> None:
    statements = [making.proposal() for _ in range(3)]
    before = Revision.objects.count()
    Statement.objects.update(said_evidence="The day of the article.")
    assert Revision.objects.count() == before + len(statements)


@pytest.mark.parametrize("noun", ["revision", "decision"])
@pytest.mark.parametrize("act", ["UPDATE {} SET noun = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_nobody_changes_what_was_decided_or_what_was_changed(noun: str, act: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        execute(act.format(f"statements_{noun}"))


def test_nobody_makes_up_a_history() -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        execute("INSERT INTO statements_revision (noun) VALUES ('speaker')")
