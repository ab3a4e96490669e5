"""Topics are set by editors, whatever a rule gave."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements import curation
from statements.models import TopicAssignment
from tests.statements import making
from tests.statements.curation.deciding import last

pytestmark = pytest.mark.django_db


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
