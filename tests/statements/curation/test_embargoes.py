"""Published at a time that was set: late where no worker lived, never early, and seen by nobody before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from statements import curation
from statements.curation import Refused
from statements.models import Decision, Statement
from statements.tasks import publish_what_is_due
from tests.statements import making

pytestmark = pytest.mark.django_db


def embargoed(by: User | None = None) -> Statement:
    made = making.proposal()
    assert curation.embargo([made], timezone.now() + timedelta(hours=1), "Europe/Riga", by) == 1
    return made


def let_the_time_come(statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(publish_at=timezone.now() - timedelta(days=2))


def state(statement: Statement) -> str:
    statement.refresh_from_db()
    return statement.state


def test_a_worker_publishes_it_when_its_time_has_come_and_not_before() -> None:
    ana = User.objects.create_user("ana")
    statement = embargoed(ana)
    publish_what_is_due(timestamp=0)
    assert state(statement) == "proposed"
    assert Client().get(f"/statements/{statement.public_id}/").status_code == 404
    let_the_time_come(statement)
    publish_what_is_due(timestamp=0)
    assert state(statement) == "published"
    assert statement.publish_at is None
    acts = Decision.objects.filter(noun="statement", object_id=statement.pk).order_by("pk")
    assert list(acts.values_list("act", "by")) == [("add", None), ("embargo", ana.pk), ("publish", ana.pk)]


def test_nobody_publishes_it_early_by_mistake() -> None:
    statement = embargoed()
    with pytest.raises(Refused, match="Take that time away"):
        curation.publish([statement], None)
    assert curation.lift([statement], None) == 1
    assert curation.publish([statement], None) == 1


def test_what_is_rejected_meanwhile_is_not_published_when_it_is_opened_again() -> None:
    statement = embargoed()
    curation.reject([statement], None)
    curation.reopen([statement], None)
    statement.refresh_from_db()
    assert statement.publish_at is None
    assert curation.publish_due() == 0


def test_what_cannot_be_published_any_more_waits_for_an_editor_with_the_reason() -> None:
    statement, fine = embargoed(), embargoed()
    curation.correct(statement, None, speaker=None)
    let_the_time_come(statement)
    let_the_time_come(fine)
    assert curation.publish_due() == 1
    assert (state(statement), statement.publish_at) == ("proposed", None)
    assert "Say who said" in Decision.objects.get(object_id=statement.pk, act="lift").reason


def test_a_time_that_is_past_is_refused() -> None:
    with pytest.raises(Refused, match="past"):
        curation.embargo([making.proposal()], timezone.now(), "UTC", None)


def test_what_another_changed_since_the_time_was_set_waits_for_an_editor() -> None:
    ana, boro = User.objects.create_user("ana"), User.objects.create_user("boro")
    changed, her_own = embargoed(ana), embargoed(ana)
    assert changed.lead
    curation.correct(changed.lead, boro, via="a Halvian radio")
    curation.correct(her_own, ana, said_evidence="The dateline.")
    let_the_time_come(changed)
    let_the_time_come(her_own)
    assert curation.publish_due() == 1
    assert (state(changed), changed.publish_at, state(her_own)) == ("proposed", None, "published")
    assert "boro changed it after its time was set" in Decision.objects.get(object_id=changed.pk, act="lift").reason
