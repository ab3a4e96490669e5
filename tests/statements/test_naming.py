"""Whose name is this: one rule for articles and data files."""

from __future__ import annotations

import pytest

from statements import curation
from statements.loading.names import Bearers
from statements.models import Outlet, OutletAlias, Speaker, SpeakerAlias, Topic
from statements.naming import named

pytestmark = pytest.mark.django_db


def speaker(name: str, **columns: object) -> Speaker:
    return Speaker.objects.create(name=name, slug=curation.fresh_slug(Speaker, name), **columns)


def who(name: str) -> Speaker:
    """Whose name it is in an article; in a data file it must be the same one's."""
    bearers = Bearers(Speaker)
    bearers.learn([name])
    found = named(Speaker, [name])[name]
    assert found.pk == bearers[name]
    return found


@pytest.mark.parametrize("printed", ["Ilva Moren-Varn", "ILVA  MOREN-VARN", "ilva moren varn", "Ilva\u00a0Moren-Varn"])
def test_capitals_spaces_and_punctuation_make_no_other_person(printed: str) -> None:
    moren = speaker("Ilva Moren-Varn")
    assert who(printed) == moren


def test_another_name_leads_to_who_has_it_in_any_capitals() -> None:
    moren = speaker("Ilva Moren")
    SpeakerAlias.objects.create(speaker=moren, name="President Moren")
    assert who("PRESIDENT MOREN") == moren


def test_another_name_of_two_is_nobodys() -> None:
    two = [speaker("Ilva Moren"), speaker("Tavo Brandt")]
    for each in two:
        SpeakerAlias.objects.create(speaker=each, name="Mr Speaker")
    assert who("Mr Speaker") not in two


def test_another_name_of_two_who_became_one_is_theirs() -> None:
    moren = speaker("Ilva Moren")
    for each in (moren, speaker("I. Moren", merged_into=moren)):
        SpeakerAlias.objects.create(speaker=each, name="Mr Speaker")
    assert who("mr speaker") == moren


def test_a_name_counts_before_another_name_and_that_before_an_address() -> None:
    bears, also = speaker("Ilva Moren"), speaker("Tavo Brandt")
    SpeakerAlias.objects.create(speaker=also, name="Ilva Moren")
    SpeakerAlias.objects.create(speaker=also, name="Ilva-Moren")
    assert who("ilva moren") == bears
    assert who("Ilva-Moren") == also


def test_an_old_address_leads_to_who_had_it_and_on_to_who_took_them_in() -> None:
    last = speaker("Somebody Else")
    moren = speaker("Ilva Varn")
    curation.correct(moren, None, name="Ilva Moren", slug="ilva-moren")
    Speaker.objects.filter(pk=moren.pk).update(merged_into=last)
    assert who("Ilva Varn") == who("Ilva Moren") == last


def test_of_two_with_one_name_it_is_the_one_that_stands_then_the_older() -> None:
    speaker("Tavo Brandt", merged_into=speaker("Somebody Else"))
    older = speaker("Tavo Brandt")
    speaker("Tavo Brandt")
    assert who("Tavo Brandt") == older


def test_new_names_that_are_alike_make_one() -> None:
    found = named(Speaker, ["Ilva Moren-Varn", "ILVA MOREN-VARN", "Ilva Moren Varn", "Tavo Brandt"])
    assert len(set(found.values())) == Speaker.objects.count() == 2


def test_names_without_letters_are_not_all_one() -> None:
    found = named(Speaker, ["!!!", "???"])
    assert len(set(found.values())) == 2


def test_outlets_and_what_has_no_other_names_follow_the_same_rule() -> None:
    gazette = Outlet.objects.create(name="Halvian Gazette", slug="halvian-gazette")
    OutletAlias.objects.create(outlet=gazette, name="The Gazette")
    assert named(Outlet, ["the gazette"])["the gazette"] == gazette
    topic = Topic.objects.create(name="Water & Power", slug="water-power")
    topics = Bearers(Topic)
    topics.learn(["water power", "WATER & POWER"])
    assert topics["water power"] == topics["WATER & POWER"] == topic.pk
