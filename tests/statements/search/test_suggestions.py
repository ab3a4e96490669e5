"""What is suggested while one types: public names and words that begin so, each leading to what it finds."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.roles import as_reader
from statements import curation
from statements.models import Speaker, SpeakerAlias, VenueAlias
from statements.search import suggestions
from statements.search.suggestions import Suggestion, suggest
from tests.statements import making
from tests.statements.search.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("time_to_suggest")]


@pytest.fixture(scope="module", autouse=True)
def ansel(all_tests_share: None) -> Speaker:
    ansel = making.speaker("Ansel Torvane")
    forum = making.occasion(venue=making.venue("Ondra Forum"))
    for words in ("The turbine turns", "Our turbines turn", "The turbine is new"):
        making.statement(words, by=ansel, occasion=forum, topics=(making.topic("Clean Water"),))
    making.statement("The tunnel is dark", by=making.speaker("Mirela Dostane"))
    return ansel


def suggested(q: str, **params: list[str]) -> list[Suggestion]:
    with as_reader():
        return suggest(QueryDict(urlencode({"q": q, **params}, doseq=True)))


def labels(q: str, *nouns: str, **params: list[str]) -> list[str]:
    return [s.label for s in suggested(q, **params) if not nouns or s.noun in nouns]


def leads_to(q: str, label: str, **params: list[str]) -> dict[str, list[str]]:
    [found] = [s for s in suggested(q, **params) if s.label == label]
    return parse_qs(found.query)


def test_names_come_first_then_words_and_the_more_frequent_before_the_others() -> None:
    assert [(s.noun, s.label) for s in suggested("t")] == []
    assert [(s.noun, s.label) for s in suggested("tu")] == [
        ("word", "turbine"), ("word", "tunnel"), ("word", "turbines"),
    ]  # fmt: skip
    making.statement("Yes", by=making.speaker("Tulla Kasten"))
    assert [(s.noun, s.label) for s in suggested("tu")][:2] == [("speaker", "Tulla Kasten"), ("word", "turbine")]


@pytest.mark.parametrize("q", ["to", "TOR", "torvane", "ansel to", "an tor", "torvane ans", "a torvane", "Тор", "тор"])
def test_a_speaker_is_known_by_the_beginning_of_any_of_the_names(q: str) -> None:
    assert labels(q, "speaker") == ["Ansel Torvane"]
    assert leads_to(q, "Ansel Torvane") == {"speaker": ["ansel-torvane"]}


@pytest.mark.parametrize(
    "q", ["orvane", "ansel x", "ansel torvanes", "latin", "lat", "-tor", "tor*", "to OR tor", "(a OR tor"]
)
def test_what_begins_no_name_or_could_be_no_filter_suggests_nobody(q: str) -> None:
    assert labels(q, "speaker", "venue", "topic") == []


def test_accents_and_the_other_script_make_no_difference() -> None:
    making.statement("Yes", by=making.speaker("Анна Морозова"))
    making.statement("No", by=making.speaker("Édouard Ñandú-Łąk"))
    assert labels("moro") == labels("мор") == labels("МОРОЗОВА") == ["Анна Морозова"]
    assert labels("edo") == labels("ÉDO") == labels("nandu") == labels("ñan") == labels("łak") == ["Édouard Ñandú-Łąk"]


def test_another_name_leads_to_the_same_and_says_so(ansel: Speaker) -> None:
    SpeakerAlias.objects.create(speaker=ansel, name="Mr. Harbour")
    VenueAlias.objects.create(venue=making.venue("Ondra Forum"), name="The Lakeside")
    [harbour] = suggested("harb")
    assert (harbour.label, harbour.other_name) == ("Ansel Torvane", "Mr. Harbour")
    [lakeside] = suggested("lakes")
    assert (lakeside.noun, lakeside.label, lakeside.other_name) == ("venue", "Ondra Forum", "The Lakeside")
    SpeakerAlias.objects.create(speaker=ansel, name="Torvane the Elder")
    assert [(s.label, s.other_name) for s in suggested("torv")] == [("Ansel Torvane", "")]


def test_the_other_words_and_the_filters_stay() -> None:
    given = {"speaker": ["mirela-dostane"], "date_after": ["2017"], "sort": ["newest"], "cursor": ["x"]}
    assert leads_to("the old turbine ansel tor", "Ansel Torvane", **given) == {
        "q": ["the old turbine"],
        "speaker": ["mirela-dostane", "ansel-torvane"],
        "date_after": ["2017"],
        "sort": ["newest"],
    }
    assert leads_to('-"a b" tunnel cle', "Clean Water") == {"q": ['-"a b" tunnel'], "topic": ["clean-water"]}
    assert leads_to("tunnel ond", "Ondra Forum") == {"q": ["tunnel"], "venue": ["ondra-forum"]}


def test_those_that_more_of_the_words_begin_come_first() -> None:
    making.statement("Yes", by=making.speaker("Lee Hsarn"))
    for words in ("One", "Two"):
        making.statement(words, by=making.speaker("Odo Hsemm"))
    assert labels("hs", "speaker") == ["Odo Hsemm", "Lee Hsarn"]
    assert labels("lee hs", "speaker") == ["Lee Hsarn", "Odo Hsemm"]
    assert leads_to("lee hs", "Odo Hsemm") == {"q": ["lee"], "speaker": ["odo-hsemm"]}


def test_a_name_with_a_hyphen_is_taken_out_whole() -> None:
    making.statement("Yes", by=making.speaker("Jean-Marc Velm"))
    assert leads_to("tunnel jean-mar", "Jean-Marc Velm") == {"q": ["tunnel"], "speaker": ["jean-marc-velm"]}


def test_what_is_chosen_already_is_not_suggested_again() -> None:
    assert labels("tor", "speaker", speaker=["ansel-torvane"]) == []


@pytest.mark.parametrize(
    ("q", "completed"),
    [
        ("turbi", "turbine"),
        ("the new TURBI", "the new turbine"),
        ('tunnel "the turbi', 'tunnel "the turbine'),
        ("tunnel -turbi", "tunnel -turbine"),
        ("(tunnel OR turbi", "(tunnel OR turbine"),
        ("wind-turbi", "wind-turbine"),
        ("speaker:torvane turbi", "speaker:torvane turbine"),
    ],
)
def test_a_word_completes_the_last_one_where_it_stands(q: str, completed: str) -> None:
    assert leads_to(q, "turbine")["q"] == [completed]


@pytest.mark.parametrize(
    "q", ["turbi ", "turbi*", "turbi?", 'tunnel "the turbi"', '"the turbi"~5', "turbine turbines", ""]
)
def test_a_word_that_is_finished_is_not_completed(q: str) -> None:
    assert labels(q, "word") == []


def test_words_are_those_that_were_said_and_not_their_stems() -> None:
    making.statement("Co-operation, cooperating")
    assert labels("operat", "word") == ["operation"]
    assert labels("coop", "word") == ["cooperating"]


def test_behind_an_operator_only_its_names_and_within_the_words() -> None:
    assert leads_to("tunnel speaker:to", "Ansel Torvane") == {"q": ['tunnel speaker:"Ansel Torvane"']}
    assert leads_to('speaker:"ansel to', "Ansel Torvane") == {"q": ['speaker:"Ansel Torvane"']}
    assert leads_to("tunnel -venue:on", "Ondra Forum") == {"q": ['tunnel -venue:"Ondra Forum"']}
    assert leads_to("Theme:wat", "Clean Water") == {"q": ['Theme:"Clean Water"']}
    making.statement("Yes", by=making.speaker("Torv"))
    assert leads_to("speaker:to", "Torv") == {"q": ["speaker:Torv"]}
    assert labels("venue:tor") == labels("form:dir") == labels("after:201") == labels("speaker:") == []
    assert labels('speaker:"Ansel Torvane"') == labels("speaker:to ") == []


def test_a_name_with_quotation_marks_is_quoted_without_them() -> None:
    making.statement("Yes", by=making.speaker('Ola "The Oar" Brink'))
    [found] = suggested("speaker:oar")
    assert parse_qs(found.query) == {"q": ['speaker:"Ola The Oar Brink"']}
    assert ask(found.query).count == 1


def test_nothing_that_is_not_public_or_was_withdrawn_or_is_another_now(ansel: Speaker) -> None:
    making.proposal(
        "The ocean is deep", by=making.speaker("Bero Kasten"), occasion=making.occasion(venue=making.venue("Velm Hall"))
    )
    assert labels("kas") == labels("velm") == labels("oce") == []
    gone = making.statement("The ocean is blue", by=making.speaker("Bero Kasten"))
    assert labels("kas") == ["Bero Kasten"]
    assert labels("oce") == ["ocean"]
    curation.withdraw([gone], None, "Never said.")
    assert labels("kas") == labels("oce") == []
    Speaker.objects.filter(pk=ansel.pk).update(merged_into=making.speaker("Mirela Dostane"))
    assert labels("torv", "speaker") == []


def test_where_there_is_no_time_there_are_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert labels("tu")
    monkeypatch.setattr(suggestions, "BUDGET", 20)
    monkeypatch.setattr(suggestions, "THINGS", f"SELECT FROM pg_sleep(9), ({suggestions.THINGS})")
    assert labels("tu") == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # and the rest of the page goes on


def test_there_are_a_few_of_each() -> None:
    for number in range(9):
        occasion = making.occasion(venue=making.venue(f"Velm House {number}"))
        topics = (making.topic(f"Velmish {number}"),)
        making.statement(
            f"Velma{'abcdefghi'[number]}", by=making.speaker(f"Velm {number}"), occasion=occasion, topics=topics
        )
    assert [s.noun for s in suggested("velm")] == ["speaker"] * 3 + ["venue"] * 2 + ["topic"] * 2 + ["word"] * 3
    assert len(suggested("speaker:velm")) == 8


TYPED = st.text(alphabet="torvane tu-\"():*~|\u0301ТоñOR’\\'%&!<", max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=TYPED, before=st.sampled_from(["", "speaker:", "turbine ", '"']))
def test_whatever_is_typed_each_suggestion_leads_to_a_question_without_problems(q: str, before: str) -> None:
    for suggestion in suggested(before + q):
        assert ask(suggestion.query).problems == []
