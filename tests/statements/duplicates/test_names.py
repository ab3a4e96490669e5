"""Which names are likely to be one, and which are not."""

from __future__ import annotations

import pytest

from statements import curation
from statements.curation import Refused
from statements.duplicates import likely_duplicates
from statements.duplicates.pairs import Why
from statements.models import Occasion, Outlet, Speaker, SpeakerAlias, Venue
from tests.statements import making

pytestmark = pytest.mark.django_db


def reasons(model: type[Speaker] | type[Venue] | type[Outlet] | type[Occasion]) -> list[Why]:
    return [pair.why for pair in likely_duplicates(model)]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("BG Torvane Ilva Sun", "Mr Torvane Ilva Sun", Why.SAME),
        ("Ilva Torvane", "President Ilva Torváne", Why.SAME),
        ("Torvane Ilva", "Ilva Torvane", Why.SAME),
        ("Илва Торване", "Ilva Torvane", Why.ALPHABET),
        ("Президент Илва Торване", "Ilva Torvane", Why.ALPHABET),
        ("Ilva Yanovskiy", "Ilva Janovskij", Why.SOUND),
        ("I. Torvane", "Ilva Torvane", Why.INITIAL),
        ("Ilva Torvane", "Ilva Torvana", Why.LETTER),
        ("Ilva Torvane", "Ilva Tovane", Why.LETTER),
        ("Mr Torvane", "Ilva Torvane", Why.LAST_NAME),
    ],
)
def test_one_person_under_two_names_is_found_and_why(one: str, other: str, why: Why) -> None:
    making.speaker(one)
    making.speaker(other)
    making.speaker("Josun Hardavel")
    assert reasons(Speaker) == [why]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilva Torvane", "Josun Torvane"),
        ("Ilva Torvane", "Ilva Hardavel"),
        ("I. Torvane", "Josun Torvane"),
        ("Tom Hask", "Tim Hask"),
    ],
)
def test_two_persons_are_two(one: str, other: str) -> None:
    making.speaker(one)
    making.speaker(other)
    assert reasons(Speaker) == []


def test_another_name_of_one_may_be_the_name_of_the_other_and_is_no_reason_where_both_have_it() -> None:
    one, other, third = making.speaker("Ilva Torvane"), making.speaker("Lady Brandt"), making.speaker("Josun Hardavel")
    SpeakerAlias.objects.create(speaker=one, name="Mrs Brandt")
    for speaker in (one, third):
        SpeakerAlias.objects.create(speaker=speaker, name="the President")
    [pair] = likely_duplicates(Speaker)
    assert (pair.why, pair.one, pair.other) == (Why.OTHER_NAME, one.pk, other.pk)


def test_what_bodies_and_venues_are_called_has_no_titles() -> None:
    making.speaker("President Halvia", kind="body")
    making.speaker("Halvia", kind="body")
    making.venue("The Ondra Forum")
    making.venue("Forum Ondra")
    making.venue("4th Assembly")
    making.venue("5th Assembly")
    making.outlet("Halvian Gazette")
    making.outlet("Halvian Gazete")
    assert reasons(Venue) == [Why.SAME]
    assert reasons(Outlet) == [Why.SOUND]
    assert reasons(Speaker) == []


def test_occasions_are_one_where_venue_and_days_are() -> None:
    forum = making.venue()
    making.occasion("Opening", venue=forum, place="Lisk")
    making.occasion("The forum in Lisk", venue=forum)
    making.occasion("The forum in Ondra", venue=forum, place="Ondra")
    making.occasion("Opening", "2019-06-13", venue=forum)
    assert reasons(Occasion) == [Why.SAME_SITTING, Why.SAME_SITTING]
    for number in range(3):
        making.occasion(f"Debate {number}", venue=forum)
    assert reasons(Occasion) == []
    making.occasion("debate 1", venue=forum)
    assert reasons(Occasion) == [Why.SAME_TITLE]


def test_what_was_merged_or_told_apart_is_not_asked_again() -> None:
    one, other, third = (making.speaker(name) for name in ("Mr Ilva Torvane", "Ilva Torvane", "BG Ilva Torvane"))
    curation.tell_apart(other, one, None)
    curation.tell_apart(one, other, None)
    curation.merge(third, other, None, "BG is a rank.")
    assert reasons(Speaker) == []
    with pytest.raises(Refused):
        curation.tell_apart(one, one, None)
