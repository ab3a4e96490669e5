"""Two entries for one thing become one: nothing is lost, counts and addresses follow, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, models, transaction
from django.http import QueryDict
from django.test import Client

from statements import curation
from statements.curation import Refused
from statements.curation.merging.belongings import BELONGINGS
from statements.models import (
    Article,
    Decision,
    Merge,
    Occasion,
    Outlet,
    OutletAlias,
    Quotation,
    Record,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Statement,
    Topic,
    TopicAssignment,
    Venue,
)
from statements.search import search
from tests.statements import making

pytestmark = pytest.mark.django_db
WHY = "Both are the same."


def everything() -> dict[str, Any]:
    """All that mergers touch, row by row, but the days since when addresses are public, which never end."""
    nouns: list[type[models.Model]] = [Speaker, SpeakerAlias, SpeakerRole, Venue, Occasion, Outlet, OutletAlias, Topic]
    nouns += [TopicAssignment, Statement, Quotation, Article, Record, Article.occasions.through]
    return {
        noun.__name__: [
            {name: value for name, value in curation.snapshot(row).items() if name not in {"public_since", "id"}}
            for row in noun._base_manager.order_by("pk")
        ]
        for noun in nouns
    }


def counts(parameter: str) -> dict[str, int]:
    [facet] = [one for one in search(QueryDict("")).facets if one.name == parameter]
    return {choice.label: choice.count for choice in facet.choices}


def two_speakers() -> tuple[Speaker, Speaker]:
    one, other = making.speaker("BG Torvane"), making.speaker("Ilva Torvane")
    for speaker in (one, other):
        making.statement(by=speaker)
        SpeakerAlias.objects.create(speaker=speaker, name="the President")
    SpeakerAlias.objects.create(speaker=one, name="Brigadier Torvane")
    SpeakerRole.objects.create(speaker=one, office="Brigadier", since="1999")
    return one, other


def two_occasions() -> tuple[Occasion, Occasion]:
    one, other = making.occasion("Opening"), making.occasion("Opening session", place="Lisk")
    both, first = making.article(), making.article()
    for article, occasion in ((both, one), (both, other), (first, one)):
        article.occasions.add(occasion)
    making.statement(inside=making.article("We open the gates."), words="We open the gates", occasion=one)
    return one, other


def two_venues() -> tuple[Venue, Venue]:
    one, other = making.venue("Forum of Ondra"), making.venue()
    making.statement(occasion=making.occasion(venue=one))
    return one, other


def two_outlets() -> tuple[Outlet, Outlet]:
    one, other = making.outlet("The Gazette"), making.outlet()
    making.statement(inside=making.article(outlet=one))
    statement = making.imported()
    assert statement.lead is not None
    Record.objects.filter(quotation=statement.lead).update(outlet=one)
    curation.publish([statement], None)
    return one, other


def two_topics() -> tuple[Topic, Topic]:
    one, other = making.topic("Waters"), making.topic("Water")
    making.statement("We wait", topics=(one,))
    making.assign(making.statement(topics=(one,)), other, TopicAssignment.By.RULE)
    return one, other


PAIRS: dict[str, Callable[[], tuple[Any, Any]]] = {
    "speaker": two_speakers,
    "occasion": two_occasions,
    "venue": two_venues,
    "outlet": two_outlets,
    "topic": two_topics,
}


@pytest.mark.parametrize("noun", PAIRS)
def test_a_merger_moves_all_tells_readers_and_is_undone_to_the_exact_state_before(noun: str) -> None:
    ana = User.objects.create_user("ana")
    taken, into = PAIRS[noun]()
    before, address = everything(), taken.get_absolute_url()
    merger = curation.merge(taken, into, ana, WHY)
    into.refresh_from_db()
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, into.get_absolute_url())
    assert answer["Cache-Control"] == "no-cache"
    if noun != "occasion":
        assert list(counts(noun).values()) == [sum(counts(noun).values())]
        assert into.name in counts(noun)
    assert not any(curation.preview(taken).moves[part] for part in merger.moved["moved"] if not part.endswith("alias"))
    curation.undo_merge(merger, ana)
    assert everything() == before
    assert Client().get(address).status_code == 200
    merger.refresh_from_db()
    assert merger.undone_by == ana


def test_whatever_belongs_to_what_can_be_merged_goes_with_it() -> None:
    """An upload says which outlet was given with it, which stays so; its articles go with the outlet. How far the rules
    of a topic were tried stays with it: those of both are tried for the one that stays."""
    stays = {("upload", "outlet_id"), ("sweep", "topic_id")}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model in BELONGINGS and field.name != "merged_into":
                goes = {(one.part, one.column) for one in BELONGINGS[field.related_model]}
                assert (model._meta.model_name, field.attname) in goes | stays, (model, field)


def test_the_name_of_what_is_taken_in_becomes_another_name_of_what_stays() -> None:
    taken, into = two_speakers()
    curation.merge(taken, into, None, WHY)
    assert set(into.aliases.values_list("name", flat=True)) == {"BG Torvane", "Brigadier Torvane", "the President"}
    assert into.roles.get().office == "Brigadier"


def test_a_merger_stands_in_the_history_of_all_that_it_moved() -> None:
    ana = User.objects.create_user("ana")
    taken, into = two_speakers()
    curation.merge(taken, into, ana, WHY)
    decision = Decision.objects.get(act=Decision.Act.MERGE)
    assert (decision.object_id, decision.after, decision.reason) == (into.pk, {"merged": [taken.pk]}, WHY)
    assert set(decision.revisions.values_list("noun", "by")) == {("speaker", ana.pk), ("statement", ana.pk)}


def test_what_was_changed_after_the_merger_stays_when_it_is_undone() -> None:
    taken, into = two_speakers()
    own, other = Statement.objects.filter(speaker=taken).get(), making.speaker("Josun Hardavel")
    second = making.statement("We wait", by=taken)
    merger = curation.merge(taken, into, None, WHY)
    curation.correct(own, None, speaker=other)
    came_later = making.statement("It was wet", by=into)
    curation.undo_merge(merger, None)
    speakers = dict(Statement.objects.values_list("pk", "speaker"))
    assert (speakers[own.pk], speakers[second.pk], speakers[came_later.pk]) == (other.pk, taken.pk, into.pk)


def test_mergers_in_a_row_are_undone_in_order() -> None:
    one, two = two_speakers()
    three, address = making.speaker("I. Torvane"), one.get_absolute_url()
    before = everything()
    first = curation.merge(one, two, None, WHY)
    second = curation.merge(two, three, None, WHY)
    assert Client().get(address)["Location"] == three.get_absolute_url()
    with pytest.raises(Refused, match=r"“Ilva Torvane” was merged into “I\. Torvane” since"):
        curation.undo_merge(first, None)
    curation.undo_merge(second, None)
    curation.undo_merge(first, None)
    assert everything() == before
    with pytest.raises(Refused, match="has undone this merger already"):
        curation.undo_merge(first, None)


def test_nothing_is_merged_into_itself_or_into_what_is_merged_or_without_a_reason() -> None:
    one, other, third = making.speaker("A. Moren"), making.speaker("Ansel Moren"), making.speaker("Moren")
    curation.merge(one, other, None, WHY)
    for taken, into in ((other, one), (one, third), (third, one), (other, other), (other, making.venue())):
        with pytest.raises(Refused):
            curation.merge(taken, into, None, WHY)
    with pytest.raises(Refused, match="Give a reason"):
        curation.merge(third, other, None, " ")


def test_who_still_names_what_was_merged_names_what_took_it_in() -> None:
    taken, into = two_speakers()
    venue, forum = making.venue(), making.venue("The Forum")
    curation.merge(taken, into, None, WHY)
    curation.merge(venue, forum, None, WHY)
    statement = making.proposal("We wait", by=taken, occasion=making.occasion(venue=venue))
    statement.refresh_from_db()
    assert statement.speaker == into
    assert statement.occasion
    assert statement.occasion.venue == forum
    curation.correct(statement, None, speaker=making.speaker("Josun Hardavel"))
    curation.correct(statement, None, speaker=taken)
    statement.refresh_from_db()
    assert statement.speaker == into


def test_an_address_that_was_public_leads_to_a_page_that_is() -> None:
    taken, into = making.speaker("BG Torvane"), making.speaker("Ilva Torvane")
    curation.withdraw([making.statement(by=taken)], None, "Never said.")
    curation.merge(taken, into, None, WHY)
    assert Client().get(taken.get_absolute_url(), follow=True).status_code == 200


def test_what_is_written_down_of_a_merger_stays() -> None:
    merger = curation.merge(making.speaker("A. Moren"), making.speaker("Ansel Moren"), None, WHY)
    for act in ("UPDATE statements_merge SET reason = 'x'", "DELETE FROM statements_merge"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(act)
    curation.undo_merge(merger, None)
    with pytest.raises(DatabaseError, match="stays undone"), transaction.atomic():
        Merge.objects.update(undone_at=None)


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_merge_at_once_one_is_told() -> None:
    one, other = making.speaker("A. Moren"), making.speaker("Ansel Moren")
    making.statement(by=one)
    ready, told = Barrier(2), list[str]()

    def merge(taken: Speaker, into: Speaker) -> None:
        try:
            ready.wait()
            curation.merge(taken, into, None, WHY)
        except Refused as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=merge, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Merge.objects.count() == 1
    [message] = told
    assert "was merged into" in message
