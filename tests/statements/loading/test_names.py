"""Whose name it is that a row mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements import curation
from statements.models import Outlet, Record, Speaker, SpeakerAlias, Statement, Topic
from tests.statements.loading.making import ROW, loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def speaker(name: str, **columns: object) -> Speaker:
    return Speaker.objects.create(name=name, slug=curation.fresh_slug(Speaker, name), **columns)


def speaker_of(file: Path, printed: str) -> Speaker | None:
    loaded(file, [{**ROW, "speaker": printed}])
    return Statement.objects.get().speaker


def test_a_name_is_that_of_who_bears_it(file: Path) -> None:
    moren = speaker("Ilva Moren")
    assert speaker_of(file, "Ilva Moren") == moren


def test_another_name_is_as_good_if_nobody_else_has_it(file: Path) -> None:
    moren = speaker("Ilva Moren")
    SpeakerAlias.objects.create(speaker=moren, name="President Moren")
    assert speaker_of(file, "President Moren") == moren


def test_another_name_of_two_is_nobodys_and_makes_a_third(file: Path) -> None:
    two = [speaker("Ilva Moren"), speaker("Tavo Brandt")]
    for each in two:
        SpeakerAlias.objects.create(speaker=each, name="Mr Speaker")
    assert speaker_of(file, "Mr Speaker") not in two


def test_capitals_and_punctuation_make_no_other_person(file: Path) -> None:
    moren = speaker("Ilva Moren-Varn")
    assert speaker_of(file, "ilva Moren Varn") == moren


def test_who_was_renamed_is_found_by_the_old_name(file: Path) -> None:
    moren = speaker("Ilva Varn")
    curation.correct(moren, None, name="Ilva Moren", slug="ilva-moren")
    assert speaker_of(file, "Ilva Varn") == moren


def test_who_was_merged_leads_to_who_took_them_in_at_last(file: Path) -> None:
    last = speaker("Ilva Moren")
    middle = speaker("I. Moren", merged_into=last)
    speaker("Ilva M.", merged_into=middle)
    assert speaker_of(file, "Ilva M.") == last


def test_of_two_with_one_name_it_is_the_one_that_stands_then_the_older(file: Path) -> None:
    older = speaker("Tavo Brandt")
    speaker("Tavo Brandt")
    speaker("Tavo Brandt", merged_into=speaker("Somebody Else"))
    assert speaker_of(file, "Tavo Brandt") == older


def test_names_too_long_for_an_address_are_told_apart_by_their_ends(file: Path) -> None:
    long = "The Committee on the Bridges and Ferries of all the Provinces and Free Towns of Halvia, "
    loaded(file, [{**ROW, "topics": [long + "North", long + "South"]}])
    assert set(Topic.objects.values_list("name", flat=True)) == {long + "North", long + "South"}


def test_an_address_belongs_to_the_outlet_with_that_website(file: Path) -> None:
    gazette = Outlet.objects.create(
        name="Halvian Gazette", slug="halvian-gazette", website="https://gazette.example/en"
    )
    loaded(file, [{**ROW, "source": "http://www.gazette.example/12"}])
    assert Record.objects.get().outlet == gazette
