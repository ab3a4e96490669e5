"""Speakers, occasions and topics are chosen by typing."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from statements.models import Article, SpeakerAlias, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import address


def suggested(client: Client, field: str, term: str = "", first: str = "", model: str = "statement") -> list[str]:
    query = {"app_label": "statements", "model_name": model, "field_name": field, "term": term, "first": first}
    return [one["text"] for one in client.get(reverse("admin:autocomplete"), query).json()["results"]]


def test_speakers_are_found_by_name_and_by_other_names(desk: Client, db: None) -> None:
    SpeakerAlias.objects.create(speaker=making.speaker("Josun Hardavel"), name="the Prime Minister")
    making.speaker("Ilva Torvane")
    assert suggested(desk, "speaker", "prime") == ["Josun Hardavel"]
    assert suggested(desk, "speaker", "tor") == ["Ilva Torvane"]


def test_the_occasions_of_the_article_come_first(desk: Client, proposal: Statement, article: Article) -> None:
    making.occasion("A board", "2020-01-01")
    own = making.occasion("Opening session", "2019-06-12")
    article.occasions.add(own)
    shown = desk.get(address(proposal)).content.decode()
    assert f"?first={own.pk}" in shown
    assert f'<option value="{own.pk}">Opening session (2019-06-12)</option>' in shown
    assert suggested(desk, "occasion", first=str(own.pk))[0] == "Opening session (2019-06-12)"
    assert suggested(desk, "occasion", first="nonsense,'")[0] == "A board (2020-01-01)"


def test_topics_are_chosen_by_typing(desk: Client, db: None) -> None:
    making.topic("Water")
    assert suggested(desk, "topic", "wat", model="topicassignment") == ["Water"]
