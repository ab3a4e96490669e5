"""A correction leaves what was and what is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from statements import curation
from statements.models import dated
from tests.statements import making
from tests.statements.curation.deciding import decisions, last

pytestmark = pytest.mark.django_db


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


def test_what_is_renamed_is_still_found_by_its_old_name(ana: User) -> None:
    speaker = making.speaker("Ilva Torvane")
    curation.correct(speaker, ana, name="President Torvane")
    assert list(speaker.aliases.values_list("name", flat=True)) == ["Ilva Torvane"]
    assert last(speaker).after == {"name": "President Torvane", "aliases": ["Ilva Torvane"]}
    curation.correct(making.topic("Water"), ana, name="Rivers")


def test_decisions_hold_what_was_decided_as_plain_json(ana: User) -> None:
    published = making.statement(said="2019-06-12")
    kept = curation.snapshot(published)
    assert kept["said_earliest"] == "2019-06-12"
    assert published.lead is not None
    assert curation.snapshot(published.lead)["spans"] == [[0, 31]]
