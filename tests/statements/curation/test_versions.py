"""Nobody writes over what they have not seen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements import curation
from tests.statements import making

pytestmark = pytest.mark.django_db


def test_what_was_decided_since_is_said_with_who_did_it() -> None:
    proposal = making.proposal()
    seen = curation.version_of(proposal)
    curation.expect(proposal, seen)
    boro = User.objects.create_user("boro", first_name="Boro")
    curation.correct(proposal, boro, unnamed_source="a guard", speaker=None)
    with pytest.raises(curation.Outdated, match="Boro changed this after you opened it") as raised:
        curation.expect(proposal, seen)
    assert [decision.after["unnamed_source"] for decision in raised.value.since] == ["a guard"]
    curation.expect(proposal, curation.version_of(proposal))


def test_other_words_are_another_version_of_the_statement() -> None:
    proposal, other = making.proposal(inside=making.article()), making.proposal()
    before = curation.versions_of([proposal.pk, other.pk])
    assert proposal.lead is not None
    curation.correct_spans(proposal.lead, [(1, 9)], None)
    after = curation.versions_of([proposal.pk, other.pk])
    assert after[proposal.pk] == curation.version_of(proposal) > before[proposal.pk]
    assert after[other.pk] == before[other.pk] == curation.version_of(other)
