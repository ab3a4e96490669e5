"""Published at a time that was set: late where no worker lived, never early, and seen by nobody before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from statements import curation
from statements.curation import Refused
from statements.models import Article, Decision, Statement, Upload, UploadedFile
from statements.tasks import publish_what_is_due
from tests.statements import making

pytestmark = pytest.mark.django_db


def embargoed(by: User | None = None) -> Statement:
    made = making.proposal()
    at = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    assert curation.embargo([made], at, "Europe/Riga", by) == 1
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


def time_of(statement: Statement) -> datetime | None:
    statement.refresh_from_db()
    return statement.publish_at


def article_of(statement: Statement) -> Article:
    return Article.objects.get(texts__quotations__statement=statement)


def taken_back_and_brought_back(statement: Statement, by: User, *, meanwhile: Callable[[], object] = dict) -> None:
    upload = Upload.objects.create()
    UploadedFile.objects.create(upload=upload, name="a.txt", outcome="created", article=article_of(statement))
    curation.take_back(upload, by)
    assert time_of(statement) is None
    meanwhile()
    curation.bring_back(upload, by)
    assert state(statement) == "proposed"


def test_a_time_comes_back_with_the_upload_and_is_still_in_the_name_of_who_set_it() -> None:
    ana, boro = User.objects.create_user("ana"), User.objects.create_user("boro")
    statement = embargoed(ana)
    set_for = time_of(statement)
    taken_back_and_brought_back(statement, boro)
    assert (time_of(statement), statement.publish_zone) == (set_for, "Europe/Riga")
    let_the_time_come(statement)
    assert curation.publish_due() == 1
    assert Decision.objects.get(object_id=statement.pk, act="publish").by == ana


def test_a_time_that_passed_while_it_was_away_publishes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = User.objects.create_user("ana")
    statement, rejected, lifted = (embargoed(ana) for _ in range(3))
    curation.reject([rejected], ana)
    curation.lift([lifted], ana)
    later = timezone.now() + timedelta(hours=2)
    taken_back_and_brought_back(statement, ana, meanwhile=lambda: monkeypatch.setattr(timezone, "now", lambda: later))
    curation.undo(article_of(rejected), ana)
    assert (state(rejected), time_of(rejected), time_of(statement)) == ("proposed", None, None)
    assert "passed while it was away" in Decision.objects.get(object_id=statement.pk, act="lift").reason
    with pytest.raises(Refused, match="has passed"):
        curation.undo(article_of(lifted), ana)
    assert curation.publish_due() == 0


def test_a_time_that_is_still_to_come_comes_back_with_an_undone_rejection_whoever_set_it() -> None:
    ana, boro = User.objects.create_user("ana"), User.objects.create_user("boro")
    statement = embargoed(ana)
    set_for = time_of(statement)
    curation.reject([statement], boro)
    curation.undo(article_of(statement), boro)
    assert time_of(statement) == set_for
    let_the_time_come(statement)
    assert curation.publish_due() == 1


def test_what_was_sealed_meanwhile_does_not_keep_the_rest_of_an_upload_away() -> None:
    ana, boro = (User.objects.create_superuser(name) for name in ("ana", "boro"))
    sealed, other = making.proposal(), making.proposal("We wait")
    upload = Upload.objects.create()
    for one in (sealed, other):
        UploadedFile.objects.create(upload=upload, name="a.txt", outcome="created", article=article_of(one))
    curation.take_back(upload, ana)
    curation.seal(curation.ask_to_seal(article_of(sealed), ana, "An order."), boro)
    curation.bring_back(upload, ana)
    assert (state(sealed), state(other)) == ("rejected", "proposed")
