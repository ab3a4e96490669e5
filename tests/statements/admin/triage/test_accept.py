"""A proposal is accepted, or all of them: once, by whoever knows what it says now."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from statements import curation
from statements.models import Article, Decision
from tests.statements import making
from tests.statements.admin.triage.acting import act, desk_of, proposals


def test_accepting_publishes_and_leads_to_the_next(desk: Client, ana: User, article: Article) -> None:
    first, second = proposals(article)
    shown = act(desk, article, "accept", first)
    assert f'id="proposal" data-statement="{second.pk}"' in shown
    first.refresh_from_db()
    assert first.state == "published"
    assert Decision.objects.get(act="publish").by == ana


def test_who_said_it_must_be_known(desk: Client, article: Article) -> None:
    shown = act(desk, article, "accept", proposals(article)[1])
    assert "Say who said “And nobody owns either” before you publish it." in shown


def test_all_that_are_left_are_accepted_at_once(desk: Client, article: Article) -> None:
    shown = act(desk, article, "accept_all")
    assert "1 statement published." in shown
    assert "1 proposal stays: say first who said it." in shown


def test_what_is_to_be_published_at_a_set_time_is_left_to_that(desk: Client, ana: User, article: Article) -> None:
    first, second = proposals(article)
    curation.embargo([first], timezone.now() + timedelta(days=1), "UTC", ana)
    assert f'id="proposal" data-statement="{second.pk}"' in desk_of(desk, article)
    act(desk, article, "accept_all")
    first.refresh_from_db()
    assert first.state == "proposed"


def test_nobody_accepts_what_another_has_changed_since(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    seen = curation.version_of(first)
    boro = User.objects.create_user("boro", first_name="Boro")
    curation.correct(first, boro, speaker=making.speaker("Josun Hardavel"))
    shown = act(desk, article, "accept", first, version=seen)
    assert "Boro changed this after you opened it." in shown
    assert "Speaker: “Ilva Torvane”, now “Josun Hardavel”." in shown
    first.refresh_from_db()
    assert first.state == "proposed"


@pytest.mark.xdist_group("many at once")
@pytest.mark.django_db(transaction=True)
def test_fifty_accepts_at_the_same_moment_leave_one_decision(desk: Client, article: Article) -> None:
    """From fifty tabs of one editor, each with a connection of its own."""
    first = proposals(article)[0]
    to = reverse("admin:statements_article_triage_accept", args=[article.pk])
    form = {"statement": first.pk, "version": curation.version_of(first)}

    def accept(_: int) -> int:
        try:
            return desk.post(to, form, headers={"Accept": "application/json"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(accept, range(50)))
    assert sorted(answers) == [200] + [409] * 49
    assert Decision.objects.filter(act="publish").count() == 1
