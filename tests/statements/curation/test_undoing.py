"""The last acts of an editor in an article are taken back, one after another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from statements import curation
from statements.curation.decisions import snapshot
from statements.models import Article, Decision, SearchEntry, State, Statement, TopicAssignment, dated
from tests.statements import making

pytestmark = pytest.mark.django_db

TEXT = "“Rivers have two banks. They have one bed,” she said. “And nobody owns either.”"


@pytest.fixture
def article() -> Article:
    return making.article(TEXT)


@pytest.fixture
def proposal(article: Article) -> Statement:
    return making.proposal("They have one bed", inside=article)


def state(statement: Statement) -> str:
    statement.refresh_from_db()
    return statement.state


def test_a_publication_taken_back_is_withdrawn_because_its_address_stays(
    ana: User, article: Article, proposal: Statement
) -> None:
    curation.publish([proposal], ana)
    (published,) = curation.undo(article, ana)
    assert state(proposal) == State.WITHDRAWN
    assert proposal.reason == "Published by mistake, and taken back."
    assert not SearchEntry.objects.filter(statement=proposal).exists()
    assert Decision.objects.get(act="undo").undoes == published


def test_what_was_withdrawn_can_be_published_again(ana: User, proposal: Statement) -> None:
    curation.publish([proposal], ana)
    curation.withdraw([proposal], ana, "doubtful")
    first = Statement.objects.get(pk=proposal.pk).published_at
    assert curation.restore([proposal], ana) == 1
    assert state(proposal) == State.PUBLISHED
    assert (proposal.reason, proposal.published_at) == ("", first)
    assert SearchEntry.objects.filter(statement=proposal).exists()


def test_a_rejection_a_correction_and_topics_are_taken_back_in_turn(
    ana: User, article: Article, proposal: Statement
) -> None:
    before = snapshot(proposal)
    curation.correct(proposal, ana, speaker=making.speaker("Josun Hardavel"), **dated("said", "2019-06"))
    curation.set_topics(proposal, [making.topic()], ana)
    curation.reject([proposal], ana, "no speech")
    acts = [curation.undo(article, ana)[0].act for _ in range(3)]
    assert acts == ["reject", "correct", "correct"]
    proposal.refresh_from_db()
    assert {**snapshot(proposal), "checked": ""} == {**before, "checked": ""}
    assert not proposal.topic_assignments.standing().exists()
    with pytest.raises(curation.Refused, match="Nothing that you did"):
        curation.undo(article, ana)


def test_all_that_were_published_together_are_taken_back_together(ana: User, article: Article) -> None:
    proposals = [making.proposal(words, inside=article) for words in ("Rivers have two banks", "They have one bed")]
    curation.publish(proposals, ana)
    assert len(curation.undo(article, ana)) == 2
    assert {state(one) for one in proposals} == {State.WITHDRAWN}


def test_a_split_is_mended_and_a_join_undone(ana: User, article: Article) -> None:
    proposal = making.proposal("Rivers have two banks. They have one bed", inside=article)
    new = curation.split(proposal, TEXT.index("They"), ana)
    curation.join(proposal, new, ana)
    assert state(new) == State.MERGED
    curation.undo(article, ana)
    assert state(new) == State.PROPOSED
    curation.undo(article, ana)
    proposal.refresh_from_db()
    assert str(proposal.lead) == "Rivers have two banks. They have one bed"
    assert (state(new), new.reason) == (State.REJECTED, "Added by mistake.")


def test_a_confirmed_article_is_open_again_with_what_its_statements_inherited(
    ana: User, article: Article, proposal: Statement
) -> None:
    sitting = making.occasion(held="2019-06-12")
    curation.confirm(article, ana, occasions=[sitting], headline="Another")
    proposal.refresh_from_db()
    assert (proposal.occasion, proposal.said_edtf) == (sitting, "2019-06-12")
    curation.undo(article, ana)
    article.refresh_from_db()
    proposal.refresh_from_db()
    assert (article.confirmed, article.headline, list(article.occasions.all())) == (False, "River talks end", [])
    assert (proposal.occasion, proposal.said_edtf) == (None, "")


def test_the_acts_of_others_stay(ana: User, article: Article, proposal: Statement) -> None:
    boro = User.objects.create_user("boro")
    curation.reject([proposal], boro)
    with pytest.raises(curation.Refused, match="Nothing that you did"):
        curation.undo(article, ana)
    assert state(proposal) == State.REJECTED


def test_what_another_changed_since_is_not_taken_back(ana: User, article: Article, proposal: Statement) -> None:
    curation.reject([proposal], ana)
    curation.reopen([proposal], User.objects.create_user("boro"))
    with pytest.raises(curation.Refused, match="was changed again since"):
        curation.undo(article, ana)


def test_topics_are_again_by_whom_they_were_and_none_is_refused_that_was_not(
    ana: User, article: Article, proposal: Statement
) -> None:
    by_rule, brought, refused = making.topic("Water"), making.topic("Fish"), making.topic("Peace")
    making.assign(proposal, by_rule)
    making.assign(proposal, brought, TopicAssignment.By.IMPORTED)
    making.assign(proposal, refused, TopicAssignment.By.REFUSED)
    before = list(proposal.topic_assignments.order_by("pk").values())
    curation.set_topics(proposal, [making.topic("Energy"), refused], ana)
    curation.undo(article, ana)
    assert list(proposal.topic_assignments.order_by("pk").values()) == before


def test_topics_and_occasions_that_another_changed_since_stay(ana: User, article: Article, proposal: Statement) -> None:
    boro = User.objects.create_user("boro")
    curation.set_topics(proposal, [making.topic("Water")], ana)
    curation.set_topics(proposal, [making.topic("Water"), making.topic("Fish")], boro)
    with pytest.raises(curation.Refused, match="was changed again since"):
        curation.undo(article, ana)
    assert proposal.topic_assignments.standing().count() == 2
    curation.set_occasions(article, [making.occasion()], ana)
    curation.set_occasions(article, [making.occasion("Closing session")], boro)
    with pytest.raises(curation.Refused, match="was changed again since"):
        curation.undo(article, ana)
    assert [str(one.title) for one in article.occasions.all()] == ["Closing session"]


@settings(deadline=None, max_examples=8)  # each example is dozens of questions to the database
@given(st.lists(st.sampled_from(["publish", "reject", "widen", "split", "join", "name", "missed"]), max_size=5))
def test_whatever_an_editor_did_it_is_all_taken_back(acts: list[str]) -> None:
    """What was proposed has its words and circumstances again; only what was public stays withdrawn."""
    with transaction.atomic():
        ana, article = User.objects.create_user("ana"), making.article(TEXT)
        proposals = [making.proposal(words, inside=article) for words in ("Rivers have two banks. They", "nobody owns")]
        before = {one.pk: (one.speaker_id, str(one.lead)) for one in proposals}
        done = sum(_do(act, article, ana) for act in acts)
        for _ in range(done):
            curation.undo(article, ana)
        assert not curation.last_act(article, ana)
        after = {one.pk: one for one in Statement.objects.in_article(article)}
        assert {pk: (after[pk].speaker_id, str(after[pk].lead)) for pk in before} == before
        assert {after[pk].state for pk in before} <= {State.PROPOSED, State.WITHDRAWN}
        assert {one.state for pk, one in after.items() if pk not in before} <= {State.REJECTED, State.WITHDRAWN}
        transaction.set_rollback(True)


def _do(act: str, article: Article, ana: User) -> bool:
    proposals = list(Statement.objects.in_article(article).proposed())
    if not proposals or (act == "join" and len(proposals) < 2):
        return False
    first = proposals[0]
    assert first.lead is not None
    start, end = first.lead.spans[0]
    other = making.speaker("Josun Hardavel")
    acts: dict[str, Callable[[], object]] = {
        "publish": lambda: curation.publish([first], ana),
        "reject": lambda: curation.reject([first], ana, "no"),
        "widen": lambda: curation.correct_spans(first.lead, [(start, end + 1)], ana) if first.lead else False,
        "split": lambda: curation.split(first, start + 4, ana),
        "join": lambda: curation.join(first, proposals[1], ana),
        "name": lambda: curation.correct(first, ana, speaker=other),
        "missed": lambda: curation.add_statement(
            article.text, [(0, 3)], ana, quotation={"form": "direct"}, statement={}
        ),
    }
    try:
        return bool(acts[act]())
    except curation.Refused:
        return False
