from __future__ import annotations

import pytest

from statements.loading.forums import kind_of
from statements.models import Venue


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Parliament of Halvia", Venue.Kind.PARLIAMENT),
        ("House of Commons", Venue.Kind.PARLIAMENT),
        ("Государственная дума", Venue.Kind.PARLIAMENT),
        ("River States Summit", Venue.Kind.SUMMIT),
        ("Council for Bridges", Venue.Kind.BOARD),
        ("Northern Economic Forum", Venue.Kind.FORUM),
        ("Annual press conference", Venue.Kind.PRESS),
        ("Veltin Peace Conference", Venue.Kind.FORUM),
        ("Halvia Radio", Venue.Kind.BROADCAST),
        ("Talks in Veltin", Venue.Kind.MEETING),
    ],
)
def test_a_forum_is_told_by_its_noun(name: str, kind: Venue.Kind) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Veltin",
        "Old Castle, Veltin",
        "Lower Harbour, Veltin Region",
        "Government House, Veltin",
        "Parliament Square, Veltin",
        "Congress Hall",
        "International Conference Centre, Veltin",
        "Councilton",
    ],
)
def test_a_town_a_castle_and_the_house_of_a_forum_are_places(name: str) -> None:
    assert kind_of(name) is None
