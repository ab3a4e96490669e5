"""Disputed and misattributed statements stay published, labelled; what somebody never said counts for nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from statements import curation
from statements.curation import Refused
from statements.models import Decision, Disputed, SearchEntry, Standing, Statement
from statements.search import search
from tests.statements import making

pytestmark = pytest.mark.django_db
NOTE = "The office published the recording: the sentence is not in it."


def misattribute(statement: Statement, **more: Any) -> None:
    curation.stand(statement, Standing.MISATTRIBUTED, None, note=NOTE, **more)


def page(address: str) -> str:
    answer = Client().get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def found(query: str) -> int:
    return search(QueryDict(query)).count


def test_a_misattributed_statement_is_found_by_its_words_and_under_nobody() -> None:
    false, true = making.statement("I am the river"), making.statement("The river is wide")
    speaker = making.speaker()
    assert (found("q=river"), found(f"speaker={speaker.slug}"), found("speaker:Torvane&q=river")) == (2, 2, 2)
    misattribute(false)
    assert (found("q=river"), found(f"speaker={speaker.slug}")) == (2, 1)
    assert found("q=speaker:Torvane") == 1
    facet = next(f for f in search(QueryDict("q=river")).facets if f.name == "speaker")
    assert [(choice.label, choice.count) for choice in facet.choices] == [("Ilva Torvane", 1)]
    assert Statement.objects.said_by(speaker).get() == true
    curation.stand(false, Standing.UNDISPUTED, None)
    assert found(f"speaker={speaker.slug}") == 2
    assert SearchEntry.objects.count() == 2


def test_every_page_says_that_it_was_not_said_by_them() -> None:
    article = making.article()
    false = making.statement(inside=article)
    misattribute(false, source="https://example.org/recording")
    permalink = page(false.get_absolute_url())
    assert "/not-said-by-ilva-torvane-the-river" in false.get_absolute_url()
    assert "<h1>Not said by Ilva Torvane</h1>" in permalink
    assert NOTE in permalink
    assert 'href="https://example.org/recording"' in permalink
    assert "spokenByCharacter" not in permalink
    assert "Not said by Ilva Torvane" in page("/statements/?q=river")
    assert "Not said by Ilva Torvane" in page(article.get_absolute_url())
    theirs = page(making.speaker().get_absolute_url())
    assert "Nothing is published here at the moment." in theirs
    assert '<h2 id="misattributed">Not said by Ilva Torvane</h2>' in theirs


def test_the_speaker_of_what_was_never_said_has_a_page_all_the_same() -> None:
    false = making.proposal(by=making.speaker("Josun Hardavel"))
    misattribute(false)
    curation.publish([false], None)
    assert "Not said by Josun Hardavel" in page(false.get_absolute_url())
    assert "Not said by Josun Hardavel" in page(making.speaker("Josun Hardavel").get_absolute_url())


def test_programs_are_told_too() -> None:
    false, disputed = making.statement("I am the river"), making.statement("The river is mine")
    misattribute(false)
    curation.stand(disputed, Standing.DISPUTED, None, disputed_by=Disputed.WORDING, note="Two recordings differ.")
    answers = json.loads(Client().get("/api/v1/statements/?q=river").content)["results"]
    told = {answer["id"]: answer for answer in answers}
    one, other = told[false.public_id], told[disputed.public_id]
    assert (one["standing"], one["note"], one["note_source"]) == ("misattributed", NOTE, None)
    assert one["speaker"] == {"name": "Not said by Ilva Torvane", "url": None}
    assert one["not_said_by"]["name"] == other["speaker"]["name"] == "Ilva Torvane"
    assert (other["standing"], other["disputed"], other["not_said_by"]) == ("disputed", "wording", None)


def test_who_disputes_it_stands_on_its_card_and_on_its_page() -> None:
    statement = making.statement()
    curation.stand(statement, Standing.DISPUTED, None, disputed_by=Disputed.BY_SPEAKER, note="She denied it on Friday.")
    for address in ("/statements/", statement.get_absolute_url()):
        assert "isputed: the speaker denies it" in page(address)
    assert "She denied it on Friday." in page(statement.get_absolute_url())
    last = Decision.objects.latest("pk")
    assert (last.act, last.before["standing"], last.after["standing"]) == ("stand", "undisputed", "disputed")


@pytest.mark.parametrize(
    ("standing", "details", "told"),
    [
        (Standing.DISPUTED, {"disputed_by": "speaker"}, "Say in a note"),
        (Standing.DISPUTED, {"note": NOTE}, "Say who disputes it"),
        (Standing.MISATTRIBUTED, {"note": "  "}, "Say in a note"),
    ],
)
def test_readers_are_never_left_without_the_reason(standing: Standing, details: dict[str, str], told: str) -> None:
    with pytest.raises(Refused, match=told):
        curation.stand(making.statement(), standing, None, **details)
