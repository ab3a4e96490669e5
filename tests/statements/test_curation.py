"""Every act of an editor, what it refuses, and the decision it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from statements import curation
from statements.models import (
    Address,
    Article,
    Checked,
    Decision,
    Quotation,
    SearchEntry,
    Speaker,
    State,
    Statement,
    TopicAssignment,
    dated,
)
from tests.statements import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", first_name="Ana")


def decisions(thing: Any) -> list[Decision]:
    """Those about a thing, the first one first."""
    return list(Decision.objects.filter(noun=thing._meta.model_name, object_id=thing.pk).order_by("pk"))


def last(thing: Any) -> Decision:
    return decisions(thing)[-1]


# ---- publishing and rejecting ----


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


# ---- many at once ----


def at_the_same_time(act: Callable[[], object], times: int = 20) -> list[Any]:
    def work(_: int) -> object:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(work, range(times)))


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_who_publish_at_the_same_moment_leave_one_decision() -> None:
    proposal = making.proposal()
    done = at_the_same_time(lambda: curation.publish([proposal], None))
    assert sorted(done) == [0] * 19 + [1]
    assert [decision.act for decision in decisions(proposal)] == ["add", "publish"]


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_who_confirm_at_the_same_moment_leave_one_decision() -> None:
    article = making.article()
    at_the_same_time(lambda: curation.confirm(Article.objects.get(pk=article.pk), None))
    assert [decision.act for decision in decisions(article)] == ["confirm"]


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


# ---- adding ----


def test_a_statement_the_software_missed_has_its_words_cut_from_the_text(ana: User) -> None:
    article = making.article("“Rivers have two banks,” she said. “And one bed.”")
    added = curation.add_statement(
        article.text, [(1, 22), (36, 48)], ana, quotation={"form": "direct"}, statement={"speaker": making.speaker()}
    )
    assert added.state == State.PROPOSED
    assert added.lead is not None
    assert added.lead.content == "Rivers have two banks … And one bed."
    assert added.lead.sentence.startswith("“Rivers")
    decision = last(added)
    assert (decision.act, decision.by) == ("add", ana)
    assert decision.after["wording"]["content"] == added.lead.content


def test_an_added_statement_brings_its_occasion_into_the_article(ana: User) -> None:
    article, sitting = making.article(), making.occasion()
    making.proposal(inside=article, occasion=sitting)
    assert list(article.occasions.all()) == [sitting]


def test_a_statement_without_words_is_refused(ana: User) -> None:
    with pytest.raises(curation.Refused, match="Select the words"):
        curation.add_statement(making.article().text, [], ana, quotation={"form": "direct"}, statement={})
    assert not Statement.objects.exists()


def test_words_outside_the_text_are_refused_by_the_database(ana: User) -> None:
    with pytest.raises(IntegrityError, match="reach outside the text"), transaction.atomic():
        curation.add_statement(making.article().text, [(0, 99_999)], ana, quotation={"form": "direct"}, statement={})


def test_a_new_name_is_saved_with_a_decision(ana: User) -> None:
    speaker = Speaker(name="Josun Hardavel", slug="josun-hardavel")
    curation.add(speaker, ana)
    assert (last(speaker).act, last(speaker).after["name"]) == ("add", "Josun Hardavel")


# ---- correcting ----


def test_a_correction_leaves_what_was_and_what_is(ana: User) -> None:
    proposal = making.proposal()
    other = making.speaker("Josun Hardavel")
    assert curation.correct(proposal, ana, speaker=other, **dated("said", "2019-06"), reason="the byline says so")
    proposal.refresh_from_db()
    assert (proposal.speaker, proposal.said_edtf, str(proposal.said_latest)) == (other, "2019-06", "2019-06-30")
    decision = last(proposal)
    assert decision.after["speaker_id"] == other.pk
    assert decision.before["said_edtf"] == ""
    assert decision.reason == "the byline says so"
    assert "state" not in decision.after


def test_a_correction_that_changes_nothing_leaves_no_decision(ana: User) -> None:
    proposal = making.proposal()
    before = len(decisions(proposal))
    assert not curation.correct(proposal, ana, speaker=proposal.speaker)
    assert len(decisions(proposal)) == before


def test_a_published_statement_keeps_a_source(ana: User) -> None:
    published = making.statement()
    with pytest.raises(IntegrityError, match="published_statement_has_a_source"), transaction.atomic():
        curation.correct(published, ana, speaker=None)


def test_other_words_bring_their_sentence_and_the_search_with_them(ana: User) -> None:
    published = making.statement(inside=making.article())
    wording = published.lead
    assert wording is not None
    assert wording.text is not None
    start = wording.text.text.index("any dam was planned")
    assert curation.correct_spans(wording, [(start, start + 19)], ana)
    wording.refresh_from_db()
    assert (wording.content, wording.sentence) == ("any dam was planned", "She denied that any dam was planned.")
    assert "dam" in SearchEntry.objects.get(statement=published).words
    assert last(wording).before["content"] == "The river belongs to both banks"


def test_the_same_words_again_leave_no_decision(ana: User) -> None:
    wording = making.proposal().lead
    assert wording is not None
    assert not curation.correct_spans(wording, wording.spans, ana)
    assert decisions(wording) == []


def test_a_wording_is_not_left_without_words(ana: User) -> None:
    wording = making.proposal().lead
    assert wording is not None
    with pytest.raises(curation.Refused, match="Select the words"):
        curation.correct_spans(wording, [], ana)


def test_a_wording_from_a_data_file_has_no_place_to_change(ana: User) -> None:
    wording = making.imported().lead
    assert wording is not None
    with pytest.raises(curation.Refused, match="comes from a data file"):
        curation.correct_spans(wording, [(0, 3)], ana)


@settings(deadline=None)  # each example is several questions to the database
@given(data=st.data())
def test_any_words_of_the_text_can_become_the_wording(data: st.DataObject) -> None:
    text = "Über “Velm” 𝄞 спорили.\r\nNobody won.\r\n"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with transaction.atomic():
        wording = making.proposal("Velm", inside=making.article(text)).lead
        assert wording is not None
        curation.correct_spans(wording, [(start, end)], None)
        kept = Quotation.objects.get(pk=wording.pk)
        assert kept.content == text[start:end]
        assert kept.content in kept.sentence
        transaction.set_rollback(True)


def test_topics_are_set_and_what_a_rule_gave_is_kept_as_refused(ana: User) -> None:
    proposal, water, energy = making.proposal(), making.topic("Water"), making.topic("Energy")
    making.assign(proposal, water)
    assert curation.set_topics(proposal, [energy], ana)
    held = dict(proposal.topic_assignments.values_list("topic__name", "by"))
    assert held == {"Water": TopicAssignment.By.REFUSED, "Energy": TopicAssignment.By.EDITOR}
    assert last(proposal).before == {"topics": [water.pk]}
    assert last(proposal).after == {"topics": [energy.pk]}
    assert not curation.set_topics(proposal, [energy], ana)


def test_a_refused_topic_can_be_given_again(ana: User) -> None:
    proposal, water = making.proposal(), making.topic()
    curation.set_topics(proposal, [water], ana)
    curation.set_topics(proposal, [], ana)
    curation.set_topics(proposal, [water], ana)
    assert list(proposal.topic_assignments.standing().values_list("topic__name", flat=True)) == ["Water"]


# ---- confirming ----


def test_confirming_an_article_dates_its_undated_statements_by_their_occasion(ana: User) -> None:
    article, sitting = making.article(), making.occasion(held="2019-06-12")
    undated = making.proposal(inside=article, occasion=sitting)
    dated_already = making.proposal("any dam was planned", inside=article, occasion=sitting, said="2019-06-11")
    outlet = making.outlet()
    curation.confirm(article, ana, occasions=[sitting], outlet=outlet, **dated("published", "2019-06-13"))
    article.refresh_from_db()
    assert (article.confirmed, article.outlet, article.published_edtf) == (True, outlet, "2019-06-13")
    undated.refresh_from_db()
    dated_already.refresh_from_db()
    assert (undated.said_edtf, dated_already.said_edtf) == ("2019-06-12", "2019-06-11")
    assert [decision.act for decision in decisions(article)] == ["correct", "confirm"]


def test_a_statement_of_an_occasion_without_a_day_stays_undated(ana: User) -> None:
    article = making.article()
    proposal = making.proposal(inside=article, occasion=making.occasion(held=""))
    curation.confirm(article, ana)
    proposal.refresh_from_db()
    assert proposal.said_edtf == ""


def test_confirming_again_leaves_no_second_decision(ana: User) -> None:
    article = making.article()
    curation.confirm(article, ana)
    curation.confirm(article, ana)
    assert len(decisions(article)) == 1


def test_the_occasions_of_an_article_change_with_a_decision(ana: User) -> None:
    article, one, other = making.article(), making.occasion("One"), making.occasion("Other")
    assert curation.set_occasions(article, [one], ana)
    assert curation.set_occasions(article, [other], ana)
    assert not curation.set_occasions(article, [other], ana)
    assert last(article).before == {"occasions": [one.pk]}
    assert list(article.occasions.all()) == [other]


# ---- names ----


def test_what_is_renamed_is_still_found_by_its_old_name(ana: User) -> None:
    speaker = making.speaker("Ilva Torvane")
    curation.correct(speaker, ana, name="President Torvane")
    assert list(speaker.aliases.values_list("name", flat=True)) == ["Ilva Torvane"]
    assert last(speaker).after == {"name": "President Torvane", "aliases": ["Ilva Torvane"]}
    curation.correct(making.topic("Water"), ana, name="Rivers")


def test_a_fresh_slug_never_takes_an_address_that_was_given_before(ana: User) -> None:
    first = making.speaker("Ilvar Torvane")
    curation.correct(first, ana, slug="speaker-torvane")
    assert curation.fresh_slug(Speaker, "Ilvar Torvane") == "ilvar-torvane-2"
    assert Address.objects.filter(noun="speaker", object_id=first.pk).count() == 2
    with pytest.raises(IntegrityError, match="was given to another speaker before"), transaction.atomic():
        curation.add(Speaker(name="Ilvar Torvane", slug="ilvar-torvane"), ana)


@settings(deadline=None)
@given(name=st.text(max_size=100))
def test_any_name_has_a_slug(name: str) -> None:
    assert curation.fresh_slug(Speaker, name)


def test_decisions_hold_what_was_decided_as_plain_json(ana: User) -> None:
    published = making.statement(said="2019-06-12")
    kept = curation.snapshot(published)
    assert kept["said_earliest"] == "2019-06-12"
    assert published.lead is not None
    assert curation.snapshot(published.lead)["spans"] == [[0, 31]]
