"""What is new arrives as a proposal, and what nobody touched is worded as the better reader words it."""

from __future__ import annotations

import pytest

from statements import curation
from statements.curation import Refused
from statements.models import Decision, Finding, Speaker, State, Statement
from tests.statements import making
from tests.statements.rereading.again import numbers, read_better, read_first, the_statement, words
from tests.statements.rereading.readers import DAM, RIVER, Said

pytestmark = pytest.mark.django_db


def test_a_new_finding_arrives_as_a_proposal() -> None:
    article = read_first(RIVER)
    assert numbers(read_better(article, RIVER, Said(DAM, form="indirect"))) == (1, 0, 0)
    dam = Statement.objects.in_article(article).get(lead__content=DAM)
    assert dam.lead
    assert dam.lead.finding
    assert (dam.state, dam.lead.finding.reader_version) == (State.PROPOSED, "2.0")
    assert dam.lead.sentence.startswith("She denied that")


def test_a_proposal_that_nobody_touched_is_worded_as_the_better_reader_words_it() -> None:
    article = read_first(Said("river", by=None))
    before = the_statement(article)
    assert numbers(read_better(article, Said(RIVER, on="2019-06-12"))) == (0, 1, 0)
    after = the_statement(article)
    assert after.public_id == before.public_id
    assert after.lead
    assert (after.lead.content, after.said_by, after.said_edtf) == (RIVER, "Ilva Torvane", "2019-06-12")


def test_what_it_was_before_is_in_the_decisions_and_in_the_findings() -> None:
    article = read_first("river")
    read_better(article, RIVER)
    decision = Decision.objects.get(act=Decision.Act.REREAD)
    assert (decision.by, decision.noun, decision.object_id) == (None, "statement", the_statement(article).pk)
    assert decision.before["wording"]["content"] == "river"
    assert decision.after["wording"]["content"] == RIVER
    assert decision.reason == "Reader 2.0."
    findings = Finding.objects.filter(text__article=article, kind="statement").order_by("pk")
    assert [(one.reader_version, one.proposed["text"]) for one in findings] == [("1.0", "river"), ("2.0", RIVER)]


def test_a_proposal_read_better_can_be_read_better_again() -> None:
    article = read_first("river")
    read_better(article, f"{RIVER},")
    assert numbers(read_better(article, RIVER, version="3.0")) == (0, 1, 0)
    assert words(article) == [RIVER]


def test_a_better_reader_that_is_more_or_less_sure_changes_only_how_sure() -> None:
    article = read_first(Said(RIVER, confidence=0.5))
    assert not read_better(article, Said(RIVER, confidence=0.9))
    assert not Decision.objects.exists()
    lead = the_statement(article).lead
    assert lead
    assert lead.finding
    assert (lead.finding.confidence, lead.finding.reader_version) == (0.9, "2.0")


def test_a_proposal_that_turns_out_to_be_two_statements_becomes_both() -> None:
    article = read_first(f"{RIVER},” said President Ilva Torvane on Monday. She denied that {DAM}")
    assert numbers(read_better(article, RIVER, Said(DAM, form="indirect"))) == (1, 1, 0)
    assert words(article) == [RIVER, DAM]


def test_a_proposal_that_is_no_longer_found_stays_and_is_reported_once() -> None:
    article = read_first(RIVER, DAM)
    assert numbers(read_better(article, RIVER)) == (0, 0, 1)
    assert words(article) == [RIVER, DAM]
    assert numbers(read_better(article, RIVER, version="3.0")) == (0, 0, 0)


def test_a_speaker_that_was_merged_meanwhile_is_the_one_that_took_them_in() -> None:
    article = read_first(RIVER)
    kept = making.speaker("I. Torvane")
    Speaker.objects.filter(name="Ilva Torvane").update(merged_into=kept)
    read_better(article, RIVER)
    assert the_statement(article).speaker == kept


def test_nobody_publishes_words_that_they_have_not_seen() -> None:
    article = read_first("river")
    statement = the_statement(article)
    assert statement.lead
    seen = {statement.pk: statement.lead.finding_id}
    read_better(article, RIVER)
    with pytest.raises(Refused, match="was read again since"):
        curation.publish([statement], None, seen=seen)
    assert the_statement(article).state == State.PROPOSED
    assert curation.publish([statement], None, seen={statement.pk: Finding.objects.latest("pk").pk}) == 1
