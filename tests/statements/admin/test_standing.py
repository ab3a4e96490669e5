"""The forms for standing and embargo on the page of a statement."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from statements.models import Statement
from tests.statements import making


def send(client: Client, act: str, statement: Statement, **fields: str) -> str:
    address = reverse(f"admin:statements_statement_{act}", args=[statement.pk])
    page = client.post(address, fields, follow=True).content.decode()
    statement.refresh_from_db()
    return page


def test_an_editor_says_how_a_statement_stands(desk: Client) -> None:
    statement = making.statement()
    page = send(desk, "stand", statement, standing="disputed", note="She denied it.")
    assert "Say who disputes it" in page
    page = send(desk, "stand", statement, standing="disputed", disputed_by="speaker", note="She denied it.")
    assert (statement.standing, statement.standing_note) == ("disputed", "She denied it.")
    assert "Standing: disputed" in page


def test_a_time_is_taken_in_the_zone_of_the_editor_and_shown_with_it(desk: Client) -> None:
    statement = making.proposal()
    page = send(desk, "embargo", statement, at="2090-06-01T09:30", zone="Asia/Dushanbe")
    assert statement.publish_at == datetime(2090, 6, 1, 4, 30, tzinfo=UTC)
    assert "To be published on 1 June 2090, 09:30 Asia/Dushanbe (1 June 2090, 04:30 UTC)" in page
    assert statement.lead
    assert statement.lead.article
    row = desk.get(reverse("admin:statements_article_change", args=[statement.lead.article.pk])).content.decode()
    assert "to be published on 1 June 2090, 09:30 Asia/Dushanbe" in row
    assert 'value="Asia/Dushanbe" selected' in page
    assert "waits again" in send(desk, "embargo", statement, lift="yes")
    assert statement.publish_at is None


@pytest.mark.parametrize(
    ("at", "told"),
    [("soon", "Write day and time"), ("0001-01-01T00:00", "Write day"), ("2001-01-01T00:00", "past"),
     ("2027-03-28T03:30", "no such time")],
)  # fmt: skip
def test_a_time_that_is_none_is_refused_in_words(desk: Client, at: str, told: str) -> None:
    statement = making.proposal()
    assert told in send(desk, "embargo", statement, at=at, zone="Europe/Riga")
    assert statement.publish_at is None


def test_of_a_time_that_comes_twice_the_later_is_meant(desk: Client) -> None:
    statement = making.proposal()
    send(desk, "embargo", statement, at="2027-10-31T03:30", zone="Europe/Riga")
    assert statement.publish_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
