"""Earlier versions come back: all of a thing, and nothing that acts of their own decide."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from statements import curation
from statements.curation import Refused
from statements.models import Decision, Revision, SpeakerAlias, SpeakerRole, Statement, TopicAssignment, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def now() -> int:
    """The number that the next revision has at least."""
    latest = Revision.objects.values_list("pk", flat=True).first()
    return (latest or 0) + 1


def seen(thing: Any) -> dict[str, Any]:
    """All of a thing that editors curate, with what hangs on it."""
    current = type(thing).objects.get(pk=thing.pk)
    hanging: dict[str, Any] = {}
    for name in ("aliases", "roles", "topic_assignments", "quotations"):
        if hasattr(current, name):
            hanging[name] = [curation.snapshot(row) for row in getattr(current, name).order_by("pk")]
    if hasattr(current, "occasions") and hasattr(current, "headline"):
        hanging["occasions"] = sorted(current.occasions.values_list("pk", flat=True))
    return {**curation.snapshot(current), **hanging}


def test_a_statement_comes_back_with_its_words_its_day_and_its_topics() -> None:
    ana, water, fish = User.objects.create_user("ana"), making.topic("Water"), making.topic("Fish")
    statement = making.statement(inside=making.article("“The river belongs to both banks,” she said."), said="2019-06")
    making.assign(statement, water)
    was, version = seen(statement), now()
    assert statement.lead is not None
    curation.correct(statement, None, speaker=making.speaker("Josun Hardavel"), **dated("said", "2019-06-12"))
    curation.correct_spans(statement.lead, [(5, 10)], None)
    curation.set_topics(statement, [fish], None)
    curation.revert(statement, version, ana, reason="It was right before.")
    assert seen(statement) == was
    decision = Decision.objects.filter(act=Decision.Act.REVERT).get()
    assert (decision.by, decision.reason, decision.before["said_edtf"]) == (ana, "It was right before.", "2019-06-12")
    assert set(decision.revisions.values_list("part", flat=True)) == {"statement", "quotation", "topicassignment"}


def test_what_was_brought_back_can_be_taken_back() -> None:
    speaker = making.speaker(kind="body")
    curation.correct(speaker, None, name="Ilva Torvane-Brandt")
    renamed, version = seen(speaker), now()
    curation.revert(speaker, 0, None)
    assert seen(speaker)["name"] == "Ilva Torvane"
    assert seen(speaker)["aliases"] == []
    curation.revert(speaker, version, None)
    assert {**seen(speaker), "aliases": None} == {**renamed, "aliases": None}
    assert [row["name"] for row in seen(speaker)["aliases"]] == ["Ilva Torvane"]


def test_other_names_and_roles_that_were_taken_away_come_back() -> None:
    speaker = making.speaker()
    SpeakerAlias.objects.create(speaker=speaker, name="the President")
    SpeakerRole.objects.create(speaker=speaker, office="President", since="2010")
    was, version = seen(speaker), now()
    SpeakerRole.objects.update(office="Minister", until="2012")
    SpeakerAlias.objects.all().delete()
    SpeakerAlias.objects.create(speaker=speaker, name="the Minister")
    curation.revert(speaker, version, None)
    assert seen(speaker) == was


def test_an_article_comes_back_with_its_occasions() -> None:
    article, occasion = making.article(), making.occasion()
    article.occasions.add(occasion)
    was, version = seen(article), now()
    curation.set_occasions(article, [making.occasion("Second session")], None)
    curation.correct(article, None, headline="Talks go on")
    curation.revert(article, version, None)
    assert seen(article) == was


def test_a_topic_that_came_with_its_statement_comes_back_as_it_came() -> None:
    statement = making.imported()
    making.assign(statement, making.topic(), TopicAssignment.By.IMPORTED)
    version = now()
    curation.set_topics(statement, [], None)
    curation.revert(statement, version, None)
    assert TopicAssignment.objects.get().by == TopicAssignment.By.IMPORTED


def test_a_published_statement_stays_published() -> None:
    statement = making.proposal(said="2019")
    version = now()
    curation.correct(statement, None, **dated("said", "2019-06"))
    curation.publish([statement], None)
    curation.revert(statement, version, None)
    statement.refresh_from_db()
    assert (statement.state, statement.said_edtf) == ("published", "2019")


def test_where_only_its_state_was_different_nothing_is_brought_back() -> None:
    statement = making.proposal()
    version = now()
    curation.publish([statement], None)
    with pytest.raises(Refused, match="acts of their own"):
        curation.revert(statement, version, None)


def test_a_published_statement_does_not_lose_its_speaker() -> None:
    statement = making.proposal(unnamed_source="")
    version = now()
    curation.correct(statement, None, speaker=making.speaker())
    curation.publish([statement], None)
    with pytest.raises(IntegrityError, match="published_statement_has_a_source"), transaction.atomic():
        curation.revert(statement, version, None)


def test_nobody_brings_back_what_another_changed_meanwhile() -> None:
    speaker = making.speaker()
    curation.correct(speaker, None, kind="body")
    looked_at = curation.latest_revision(speaker)
    curation.correct(speaker, None, wikidata="Q42")
    with pytest.raises(Refused, match="changed since you opened"):
        curation.revert(speaker, 0, None, seen=looked_at)


def test_what_moved_elsewhere_is_left_there() -> None:
    statement, other = making.statement(), making.proposal("She denied it")
    version = now()
    Statement.objects.filter(pk=other.pk).update(lead=None)
    other.quotations.update(statement=statement)
    curation.correct(statement, None, said_evidence="Monday of that week.")
    curation.revert(statement, version, None)
    assert statement.quotations.count() == 2
