"""A topic's rule is looked at before it is saved, and what it proposes is confirmed or refused in one go."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Decision, Topic, TopicAssignment
from statements.topics.turns import turn
from tests.statements import making

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, topic: Topic, **asked: Any) -> str:
    answer = client.get(reverse(f"admin:statements_topic_{name}", args=[topic.pk]), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_rule_shows_what_it_would_add_and_drop_before_it_is_saved(chief: Client, bela: User) -> None:
    making.statement("The river rises")
    making.proposal("The lake falls")
    topic = making.topic()
    curation.correct(topic, None, rule="river")
    turn()
    seen = page(chief, "rule", topic, rule="lake speaker:nobody OR lakes")
    assert "No speaker here is called “nobody”" in seen
    seen = page(chief, "rule", topic, rule="lakes")
    assert "Statements with “lakes”." in seen
    assert "It would add 1" in seen
    assert "The <mark>lake</mark> falls" in seen
    assert "It would drop 1" in seen
    assert "The <mark>river</mark> rises" in seen
    assert TopicAssignment.objects.get().statement.lead.content == "The river rises"  # type: ignore[union-attr]
    here = reverse("admin:statements_topic_rule", args=[topic.pk])
    answer = chief.post(here, {"rule": "lakes", "version": curation.version_of(topic)}, follow=True)
    assert "The rule is saved" in answer.content.decode()
    turn()
    saved = Decision.objects.filter(noun="topic").latest("pk")
    assert (saved.by, saved.before, saved.after) == (bela, {"rule": "river"}, {"rule": "lakes"})
    seen = page(chief, "change", topic)
    assert "1 added, 1 dropped" in seen
    assert "1 proposed by rule, which no editor has looked at" in seen


def test_a_rule_that_cannot_be_one_or_was_changed_meanwhile_is_not_saved(chief: Client) -> None:
    topic = making.topic()
    here, version = reverse("admin:statements_topic_rule", args=[topic.pk]), curation.version_of(topic)
    assert "Save this rule" not in page(chief, "rule", topic, rule="topic:water")
    assert "cannot go by topics" in chief.post(here, {"rule": "topic:water"}, follow=True).content.decode()
    curation.correct(topic, None, rule="river")
    answer = chief.post(here, {"rule": "lake", "version": version}, follow=True)
    assert "changed this after you opened it" in answer.content.decode()
    topic.refresh_from_db()
    assert topic.rule == "river"


def test_what_a_rule_proposes_is_confirmed_and_refused_many_at_a_time(desk: Client, contributor: Client) -> None:
    said = {word: making.statement(f"The river {word}") for word in ("rises", "falls", "waits")}
    topic = making.topic()
    curation.correct(topic, None, rule="river")
    turn()
    assert 'name="statement"' not in page(contributor, "by_rule", topic)
    seen = page(desk, "by_rule", topic)
    assert "The <mark>river</mark> waits" in seen
    here = reverse("admin:statements_topic_by_rule", args=[topic.pk])
    assert "Tick the statements first" in desk.post(here, {"decide": "refuse chosen"}, follow=True).content.decode()
    desk.post(here, {"decide": "refuse chosen", "statement": [said["falls"].pk]})
    desk.post(here, {"decide": "confirm page", "shown": [said["rises"].pk, said["falls"].pk]})
    by = dict(TopicAssignment.objects.values_list("statement", "by"))
    assert by == {said["rises"].pk: "editor", said["falls"].pk: "refused", said["waits"].pk: "rule"}
    assert "The <mark>river</mark> waits" in page(desk, "by_rule", topic)


def test_who_triages_sees_what_a_rule_proposes_before_accepting(desk: Client) -> None:
    proposal = making.proposal("The river rises")
    assert proposal.lead
    assert proposal.lead.article
    curation.correct(making.topic(), None, rule="river")
    turn()
    answer = desk.get(reverse("admin:statements_article_triage", args=[proposal.lead.article.pk]))
    assert "by rule: Water" in answer.content.decode()
    curation.publish([proposal], None)
    public = desk.get(proposal.get_absolute_url(), follow=True).content.decode()
    assert "(by rule)" in public


def test_who_merges_a_topic_hears_that_its_rule_stays_in_force(chief: Client) -> None:
    lakes, water = making.topic("Lakes", rule="lake"), making.topic()
    answer = chief.get(reverse("admin:statements_topic_merge", args=[lakes.pk]), {"into": water.pk})
    assert "what it finds is proposed for “Water”" in answer.content.decode()
