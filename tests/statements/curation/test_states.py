"""Statements are published, rejected, reopened and withdrawn, and each time there is a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from statements import curation
from statements.models import Checked, Decision, SearchEntry, State, Statement
from tests.statements import making
from tests.statements.curation.deciding import at_the_same_time, decisions, last

pytestmark = pytest.mark.django_db


def test_publishing_a_proposal_makes_it_public_and_says_who_did_it(ana: User) -> None:
    proposal = making.proposal()
    assert curation.publish([proposal], ana) == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.checked) == (State.PUBLISHED, Checked.EDITOR)
    assert proposal.published_at is not None
    assert SearchEntry.objects.filter(statement=proposal).exists()
    decision = last(proposal)
    assert (decision.act, decision.by) == ("publish", ana)
    assert (decision.before["state"], decision.after["state"]) == ("proposed", "published")


def test_publishing_many_asks_no_more_of_the_database_than_publishing_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    proposals = [making.proposal(f"The river rose {number} times") for number in range(30)]
    with django_assert_max_num_queries(6):
        assert curation.publish(proposals, None) == 30
    assert SearchEntry.objects.count() == 30
    assert Decision.objects.filter(act=Decision.Act.PUBLISH).count() == 30


def test_publishing_a_second_time_does_nothing_and_leaves_no_decision(ana: User) -> None:
    proposal = making.proposal()
    curation.publish([proposal], ana)
    before = len(decisions(proposal))
    assert curation.publish([proposal], ana) == 0
    assert len(decisions(proposal)) == before


def test_a_statement_nobody_said_is_not_published_and_neither_are_the_others(ana: User) -> None:
    good = making.proposal()
    nameless = making.proposal("Nobody was there", unnamed_source="")
    with pytest.raises(curation.Refused, match="Say who said “Nobody was there”"):
        curation.publish([good, nameless], ana)
    good.refresh_from_db()
    assert good.state == State.PROPOSED
    assert [decision.act for decision in decisions(good)] == ["add"]


def test_an_unnamed_source_is_enough_to_publish(ana: User) -> None:
    assert curation.publish([making.proposal(unnamed_source="a senior official")], ana) == 1


def test_rejecting_keeps_the_statement_and_its_reason(ana: User) -> None:
    proposal = making.proposal()
    assert curation.reject([proposal], ana, "not said by her") == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (State.REJECTED, "not said by her")
    assert last(proposal).reason == "not said by her"


def test_a_published_statement_cannot_be_rejected(ana: User) -> None:
    published = making.statement()
    assert curation.reject([published], ana) == 0
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


def test_a_rejected_statement_can_be_reopened_and_then_published(ana: User) -> None:
    proposal = making.proposal()
    curation.reject([proposal], ana, "too fast")
    assert curation.reopen([proposal], ana) == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (State.PROPOSED, "")
    assert curation.publish([proposal], ana) == 1
    assert [decision.act for decision in decisions(proposal)] == ["add", "reject", "reopen", "publish"]


def test_withdrawing_says_why_and_takes_it_out_of_the_search(ana: User) -> None:
    published = making.statement()
    assert curation.withdraw([published], ana, " The outlet corrected it. ") == 1
    published.refresh_from_db()
    assert (published.state, published.reason) == (State.WITHDRAWN, "The outlet corrected it.")
    assert not SearchEntry.objects.filter(statement=published).exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_withdrawing_without_a_reason_is_refused(ana: User, reason: str) -> None:
    published = making.statement()
    with pytest.raises(curation.Refused, match="Give a reason"):
        curation.withdraw([published], ana, reason)


def test_a_proposal_cannot_be_withdrawn(ana: User) -> None:
    proposal = making.proposal()
    assert curation.withdraw([proposal], ana, "why not") == 0
    proposal.refresh_from_db()
    assert proposal.state == State.PROPOSED


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_who_publish_at_the_same_moment_leave_one_decision() -> None:
    proposal = making.proposal()
    done = at_the_same_time(lambda: curation.publish([proposal], None))
    assert sorted(done) == [0] * 19 + [1]
    assert [decision.act for decision in decisions(proposal)] == ["add", "publish"]


@pytest.mark.django_db(transaction=True)
def test_publishing_and_rejecting_the_same_ones_in_any_order_never_blocks_for_ever() -> None:
    article = making.article()
    one = making.proposal(inside=article)
    other = making.proposal("any dam was planned", inside=article)
    acts: Iterator[Callable[..., object]] = iter([curation.publish, curation.reject] * 10)
    at_the_same_time(lambda: next(acts)([other, one], None))
    states = set(Statement.objects.values_list("state", flat=True))
    assert states in ({"published"}, {"rejected"})
    assert Decision.objects.exclude(act="add").count() == 2
