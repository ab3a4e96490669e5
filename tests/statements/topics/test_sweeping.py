"""Topics propose themselves: a rule gives a topic to what it finds, and takes back only what it gave."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from statements import curation
from statements.models import (
    Decision,
    Revision,
    SearchEntry,
    Sweep,
    Topic,
    TopicAssignment,
)
from statements.topics import sweeping, trying
from statements.topics.rule import Rule, typed_rules
from statements.topics.sweeping import begin_all, latest_sweep
from statements.topics.turns import turn
from tests.statements import making

pytestmark = pytest.mark.django_db


def ruled(rule: str, name: str = "Water") -> Topic:
    topic = making.topic(name)
    curation.correct(topic, None, rule=rule)
    return topic


def given(topic: Topic) -> dict[str, str]:
    """The words of the statements that have the topic, with who says so."""
    rows = TopicAssignment.objects.filter(topic=topic).select_related("statement__lead")
    return {str(row.statement.lead): row.by for row in rows}


def test_a_rule_gives_its_topic_to_what_is_published_and_to_what_waits() -> None:
    making.statement("The river belongs to both banks")
    making.proposal("Nobody dams rivers here")  # a form that nothing published has
    making.proposal("We open the road")
    curation.reject([making.proposal("A river of promises")], None)
    topic = ruled("river")
    assert turn()
    assert given(topic) == {"The river belongs to both banks": "rule", "Nobody dams rivers here": "rule"}
    sweep = latest_sweep(topic)
    assert sweep is not None
    assert (sweep.added, sweep.dropped, sweep.finished_at is not None) == (2, 0, True)
    assert SearchEntry.objects.get().circumstances.topic_ids == [topic.pk]


def test_a_changed_rule_drops_what_it_gave_itself_and_nothing_else(ana: User) -> None:
    by = {word: making.statement(f"The {word} is near the river") for word in ("rule", "editor", "imported", "refused")}
    topic = ruled("")
    for how in ("editor", "imported", "refused"):
        making.assign(by[how], topic, how)
    curation.correct(topic, ana, rule="river")
    turn()
    everything = {f"The {how} is near the river": how for how in by}
    assert given(topic) == everything
    curation.correct(topic, ana, rule="lake OR road")
    turn()
    del everything["The rule is near the river"]
    assert given(topic) == everything
    curation.revert(topic, Revision.objects.filter(noun="topic", object_id=topic.pk).latest("pk").pk, ana)
    turn()
    assert given(topic)["The rule is near the river"] == "rule"


def test_what_a_rule_did_belongs_to_the_decision_of_who_saved_it(ana: User) -> None:
    statement = making.statement("The river is wide")
    topic = making.topic()
    curation.correct(topic, ana, rule="river")
    turn()
    saved = Decision.objects.get(noun="topic", act="correct", by=ana)
    change = Revision.objects.get(noun="statement", object_id=statement.pk, part="topicassignment")
    assert (change.decision, change.by) == (saved, ana)


def test_the_rules_are_tried_on_what_comes_in_later_and_on_what_is_corrected() -> None:
    topic = ruled("river -lake")
    turn()
    proposal = making.proposal("The river rises")
    turn()
    assert given(topic) == {"The river rises": "rule"}
    assert proposal.lead
    making.statement("The lake and the river rise")
    curation.correct_spans(proposal.lead, [(0, 3)], None)
    turn()
    assert given(topic) == {}
    assert Sweep.objects.count() == 1


def test_rules_go_by_whom_where_and_when_as_the_search_does() -> None:
    making.statement("The lock opens", by=making.speaker("Josun Hardavel"), said="2019-06-12")
    making.proposal("The lock closes", by=making.speaker("Josun Hardavel"), said="2021")
    making.proposal("The lock waits", by=making.speaker("Ilva Torvane"), said="2019")
    topic = ruled('speaker:hardavel before:2020 ("the lock" OR gate*)')
    turn()
    assert given(topic) == {"The lock opens": "rule"}
    curation.correct(topic, None, rule='speaker:hardavel "the lock" after:2020')
    turn()
    assert given(topic) == {"The lock closes": "rule"}


def test_a_merged_topic_brings_its_rule_along_and_takes_it_back() -> None:
    making.statement("The river rises")
    making.statement("The lake falls")
    rivers, lakes = ruled("river", "Rivers"), ruled("lake", "Lakes")
    turn()
    merger = curation.merge(lakes, rivers, None, "All water.")
    making.statement("Another lake falls")
    turn()
    assert given(rivers) == {"The river rises": "rule", "The lake falls": "rule", "Another lake falls": "rule"}
    assert typed_rules(rivers) == ["river", "lake"]
    curation.undo_merge(merger, None)
    begin_all()
    turn()
    assert given(rivers) == {"The river rises": "rule"}
    assert given(lakes) == {"The lake falls": "rule", "Another lake falls": "rule"}


@pytest.mark.parametrize(
    ("rule", "problem"), [("topic:water", "cannot go by topics"), ("(()", "nothing in it"), ("a " * 40, "first 32")]
)
def test_what_cannot_be_a_rule_says_why_and_changes_nothing(rule: str, problem: str) -> None:
    assert problem in " ".join(Rule(rule).problems)
    statement = making.statement("A river")
    topic = ruled(rule)
    making.assign(statement, topic)
    turn()
    assert given(topic) == {"A river": "rule"}
    sweep = latest_sweep(topic)
    assert sweep is not None
    assert problem in sweep.problem


def test_a_sweep_that_is_broken_off_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "BATCH", 1)
    for number in range(4):
        making.proposal(f"River {number}")
    topic = ruled("river")
    assert not turn(seconds=0)
    sweep = latest_sweep(topic)
    assert sweep is not None
    assert (len(given(topic)), sweep.added, sweep.finished_at) == (1, 1, None)
    assert turn()
    sweep.refresh_from_db()
    assert (len(given(topic)), sweep.added, sweep.finished_at is not None) == (4, 4, True)


def test_after_a_large_load_the_rules_are_tried_on_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = ruled("river")
    turn()
    monkeypatch.setattr(trying, "MANY", 2)
    making.statement("The river rises")
    turn()
    assert given(topic) == {"The river rises": "rule"}
    assert Sweep.objects.count() == 2


def test_an_editor_confirms_or_refuses_what_a_rule_proposed_and_takes_it_back(ana: User) -> None:
    topic = ruled("river")
    inside = making.article("“The river rises.” “The river falls.”")
    rises, falls = (making.proposal(f"The river {word}", inside=inside) for word in ("rises", "falls"))
    turn()
    assert curation.confirm_topic(topic, [rises.pk], ana) == 1
    assert curation.refuse_topic(topic, [rises.pk, falls.pk], ana) == 1
    assert given(topic) == {"The river rises": "editor", "The river falls": "refused"}
    begin_all()
    turn()
    assert given(topic)["The river falls"] == "refused"
    curation.undo(inside, ana)
    curation.undo(inside, ana)
    assert set(given(topic).values()) == {"rule"}


def test_a_rule_that_takes_too_long_is_broken_off_and_its_topic_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (sweeping, trying):
        monkeypatch.setattr(room, "PATIENCE", 1)
    common = "the of and to in a is"
    topic = ruled(" OR ".join(f'"{common} that"~{most}' for most in range(1, 21)))
    for _ in range(2):
        making.statement(f"{common} " * 1_000 + "far " * 30 + "that")
        assert turn()
    sweep = latest_sweep(topic)
    assert sweep
    assert sweep.finished_at
    assert "too long" in sweep.problem


def test_no_editor_waits_while_rules_are_tried() -> None:
    ruled("river")
    turn()
    making.statement("The road ends")
    river = making.statement("The river rises")
    with CaptureQueriesContext(connection) as asked:
        turn()
    locking = [
        one["sql"] for one in asked if 'FROM "statements_statement"' in one["sql"] and "FOR NO KEY" in one["sql"]
    ]
    assert {int(key) for sql in locking for key in re.findall(r"IN \((.+?)\)", sql)} == {river.pk}


def test_what_a_rule_gave_since_is_no_hindrance_to_taking_an_act_back_and_stays(ana: User) -> None:
    inside = making.article("“The river rises.”")
    rises, fish = making.proposal("The river rises", inside=inside), making.topic("Fish")
    curation.set_topics(rises, [fish], ana)
    topic = ruled("river")
    turn()
    curation.undo(inside, ana)
    assert given(topic) == {"The river rises": "rule"}
    assert given(fish) == {}
    curation.confirm_topic(topic, [rises.pk], ana)
    curation.set_topics(rises, [], None)
    with pytest.raises(curation.Refused, match="changed again since"):
        curation.undo(inside, ana)
    assert given(topic) == {"The river rises": "refused"}
