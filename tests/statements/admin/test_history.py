"""The history of a thing, in words, and how an earlier version is brought back."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from statements import curation
from statements.admin.differences import differences, word_by_word
from statements.models import SpeakerAlias, Statement, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def words_of(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def test_long_texts_have_marks_on_the_words_that_differ() -> None:
    assert word_by_word("The river belongs to both banks.", "The lake belongs to both banks, he said.") == [
        ("=", "The "),
        ("-", "river"),
        ("+", "lake"),
        ("=", " belongs to both "),
        ("-", "banks."),
        ("+", "banks, he said."),
    ]


def test_days_are_told_in_words_unless_the_words_are_alike(db: None) -> None:
    before, after = {"said_edtf": "2019-06-12"}, {"said_edtf": "2019-06"}
    [one] = differences(Statement, before, after, {})
    assert (one.what, one.before, one.after) == ("Said", "12 June 2019", "June 2019")
    [one] = differences(Statement, {"said_edtf": "2019~"}, {"said_edtf": "2019?"}, {})
    assert one.before != one.after
    [one] = differences(Statement, {"said_edtf": ""}, {"said_edtf": "a Monday"}, {})
    assert (one.before, one.after) == ("", "a Monday")


def test_a_change_without_an_act_is_told_with_the_role_it_was_done_as(desk: Client) -> None:
    speaker = making.speaker()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_speaker SET kind = 'body'")
    shown = words_of(desk.get(reverse("admin:statements_speaker_history", args=[speaker.pk])).content)
    assert "Changed without an act of an editor, in the database as on_record_app" in shown
    assert "Kind person → body" in shown


def test_an_editor_looks_at_an_earlier_version_and_brings_it_back(desk: Client, ana: User) -> None:
    speaker = making.speaker()
    curation.correct(speaker, ana, name="Ilva Torvane-Brandt")
    SpeakerAlias.objects.create(speaker=speaker, name="the President")
    history = reverse("admin:statements_speaker_history", args=[speaker.pk])
    [*_, first] = re.findall(r'href="([^"]+/history/\d+/)"', desk.get(history).content.decode())
    page = desk.get(first)
    told = words_of(page.content)
    assert "Name Ilva Torvane-Brandt → Ilva Torvane" in told
    assert "Other names the President; Ilva Torvane (now empty)" in told or "Ilva Torvane; the President" in told
    [seen] = re.findall(r'name="seen" value="(\d+)"', page.content.decode())
    answer = desk.post(first, {"seen": seen, "reason": "A mistake."})
    assert answer["Location"] == history
    speaker.refresh_from_db()
    assert (speaker.name, speaker.aliases.count()) == ("Ilva Torvane", 0)
    assert "Earlier version brought back by ana" in words_of(desk.get(history).content)
    stale = desk.post(first, {"seen": seen}, follow=True)
    assert "It was changed since you opened this page" in words_of(stale.content)


def test_bringing_back_is_offered_only_where_it_would_change_something(desk: Client, ana: User) -> None:
    statement = making.proposal(said="2019")
    address = reverse("admin:statements_statement_history", args=[statement.pk])

    def offered() -> list[str]:
        page = desk.get(address).content.decode()
        return re.findall(r"Bring back what was there before: ([^,]+),", page)

    curation.publish([statement], ana)
    assert offered() == []
    curation.correct(statement, ana, **dated("said", "2019-06"))
    assert offered() == ["corrected", "published"]
    curation.correct(statement, ana, **dated("said", "2019"))
    assert offered() == ["corrected"]


def test_a_long_history_comes_in_pages_and_asks_the_database_no_more_than_a_short_one(
    desk: Client, ana: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    speaker = making.speaker()
    for number in range(60):
        curation.correct(speaker, ana, name=f"Ilva Torvane {number}")
    address = reverse("admin:statements_speaker_history", args=[speaker.pk])
    with django_assert_max_num_queries(20):
        first = desk.get(address).content.decode()
    assert len(re.findall("<strong>Corrected</strong>", first)) == 50
    assert first.index("Torvane 59") < first.index("Torvane 58")
    assert "Page 1 of 2" in first
    second = desk.get(address, {"page": 2}).content.decode()
    assert len(re.findall("<strong>Corrected</strong>", second)) == 10
    [*_, oldest] = re.findall(r'href="([^"]+/history/\d+/)"', second)
    assert "Ilva Torvane 59 → Ilva Torvane" in words_of(desk.get(oldest).content)


def test_what_a_rule_forbids_is_refused_in_words(desk: Client) -> None:
    statement = making.proposal(unnamed_source="")
    curation.correct(statement, None, speaker=making.speaker())
    curation.publish([statement], None)
    address = reverse("admin:statements_statement_revert", args=[statement.pk, 1])
    shown = words_of(desk.post(address, {"seen": curation.latest_revision(statement)}, follow=True).content)
    assert "Before it is published, say who said it" in shown


def test_who_may_only_look_brings_nothing_back() -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_statement"))
    client = Client()
    client.force_login(reader)
    statement = making.proposal(said="2019")
    curation.correct(statement, None, **dated("said", "2019-06"))
    assert client.get(reverse("admin:statements_statement_revert", args=[statement.pk, 1])).status_code == 403
    history = client.get(reverse("admin:statements_statement_history", args=[statement.pk]))
    assert b"Bring back" not in history.content


def test_decisions_are_listed_by_the_names_of_what_they_are_about(desk: Client, ana: User) -> None:
    statement = making.proposal()
    curation.correct(making.speaker(), ana, kind="body")
    curation.publish([statement], ana)
    for address in (reverse("admin:index"), reverse("admin:statements_decision_changelist")):
        shown = words_of(desk.get(address).content)
        assert "Ilva Torvane: The river belongs to both banks" in shown
        assert f"statement {statement.pk}" not in shown
