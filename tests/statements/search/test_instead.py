"""Who types the name of a speaker is led to what that speaker said."""

from __future__ import annotations

from typing import Any

import pytest

from archive.roles import as_reader
from statements.models import Speaker, SpeakerAlias
from tests.statements import making
from tests.statements.search.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def ansel(all_tests_share: None) -> Speaker:
    ansel = making.speaker("Ansel Torvane")
    SpeakerAlias.objects.create(speaker=ansel, name="Mr. Harbour")
    for words in ("The turbine turns", "Torvane has spoken", "The lake is wet"):
        making.statement(words, by=ansel, said="2017")
    making.statement("A turbine is a wheel", by=making.speaker("Mirela Dostane"))
    return ansel


def offers(q: str, **params: Any) -> list[tuple[str, str, int, str]]:
    with as_reader():
        return [(i.speaker, i.words, i.count, i.query) for i in ask(q=q, **params).instead]


ALL = [("Ansel Torvane", "", 3, "speaker=ansel-torvane")]


@pytest.mark.parametrize(
    "q", ["torvane", "Ansel Torvane", "TORVANE’s", '"ansel torvane"', '"Mr Harbour"', "mr. harbour"]
)
def test_a_name_another_name_and_a_surname_lead_to_the_speaker(q: str) -> None:
    assert offers(q) == ALL


def test_the_other_words_stay_as_they_were_typed() -> None:
    assert offers("torvane turbine") == [("Ansel Torvane", "turbine", 1, "q=turbine&speaker=ansel-torvane")]
    query = "q=turbine+OR+%22the+lake%22+-wheel&speaker=ansel-torvane"
    assert offers('turbine OR "the lake" torvane -wheel') == [
        ("Ansel Torvane", 'turbine OR "the lake" -wheel', 2, query)
    ]


def test_the_filters_stay_and_are_counted() -> None:
    assert offers("torvane", date_after="2018") == []
    assert offers("torvane", date_after="2016") == [("Ansel Torvane", "", 3, "date_after=2016&speaker=ansel-torvane")]


@pytest.mark.parametrize("q", ["-torvane", "torvane OR lake", "turbine", "torvane desert", "", "harbour"])
def test_what_is_no_name_or_finds_nothing_leads_nowhere(q: str) -> None:
    assert offers(q) == []


@pytest.mark.parametrize("q", ["ansel", "Torvaine", "anselm", "speaker:torvaine", 'speaker:"ansl torvane"'])
def test_where_nothing_is_found_a_name_that_looks_like_it_leads_to_the_speaker(q: str) -> None:
    assert offers(q) == ALL


def test_a_longer_name_is_nobody_elses() -> None:
    making.statement("Ansel is my brother", by=making.speaker("Ilva Torvane"))
    assert offers("ansel torvane") == ALL
    assert [offer[0] for offer in offers("torvane")] == ["Ansel Torvane", "Ilva Torvane"]


def test_a_surname_may_have_several_words() -> None:
    making.statement("The gate is shut", by=making.speaker("Ilva van der Torvane"))
    assert offers("van der torvane") == [("Ilva van der Torvane", "", 1, "speaker=ilva-van-der-torvane")]


def test_there_are_three_at_most_those_with_the_most_to_say() -> None:
    for number in range(4):
        making.statement("Yes", by=making.speaker(f"Member{number} Torvane"))
    assert len(offers("torvane")) == 3
    assert offers("torvane")[0] == ALL[0]


def test_nobody_is_offered_who_is_not_public_or_is_somebody_else_now(ansel: Speaker) -> None:
    making.proposal("Not yet", by=making.speaker("Bero Kasten"))
    assert offers("kasten") == []
    Speaker.objects.filter(pk=ansel.pk).update(merged_into=making.speaker("Mirela Dostane"))
    assert offers("torvane") == []
