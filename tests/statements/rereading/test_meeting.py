"""Which findings are there already, which are better, and which are new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.rereading.meeting import Kept, Place, is_there_already, meet

NOWHERE: Place = ()


def kept(start: int, end: int, *, proposed: Place = NOWHERE, rejected: bool = False) -> Kept:
    return Kept([(start, end)], proposed, rejected)


@pytest.mark.parametrize(
    ("place", "statement", "there"),
    [
        ([(0, 100)], kept(0, 100), True),
        ([(50, 150)], kept(0, 100), True),
        ([(51, 151)], kept(0, 100), False),
        ([(0, 100)], kept(40, 60), True),  # an editor took the kernel of it, and nothing else
        ([(40, 60)], kept(0, 100), True),
        ([(0, 100)], kept(40, 60, rejected=True), False),  # what was no statement may be part of one
        ([(40, 60)], kept(0, 100, rejected=True), True),
        ([(0, 40), (60, 100)], kept(40, 60), False),  # around what interrupts it
        ([(0, 100)], kept(200, 300, proposed=[(0, 90)]), True),  # an editor moved it
        ([(0, 30)], kept(200, 300, proposed=[(0, 90)]), False),  # part of what an editor moved from
        ([(0, 10)], kept(20, 30), False),
    ],
)
def test_a_finding_is_there_already_where_it_shares_half_of_its_letters(
    place: Place, statement: Kept, there: bool
) -> None:
    assert is_there_already(place, statement) == there


def test_the_very_words_of_a_proposal_are_that_proposal_whatever_else_stands_there() -> None:
    assert meet([[(0, 10)]], [[(0, 10)]], [kept(0, 20)]) == ({0: 0}, [], [])


def test_a_finding_improves_the_proposal_with_which_it_shares_most() -> None:
    assert meet([[(0, 100)]], [[(0, 20)], [(10, 100)]], []) == ({0: 1}, [], [0])


def test_one_proposal_that_turns_out_to_be_two_statements_becomes_one_of_them_and_the_other_is_new() -> None:
    assert meet([[(0, 40)], [(41, 100)]], [[(0, 100)]], []) == ({1: 0}, [0], [])


def test_what_meets_a_statement_that_is_kept_improves_no_proposal() -> None:
    assert meet([[(0, 100)]], [[(0, 40)]], [kept(40, 100)]) == ({}, [], [0])


def test_a_finding_over_two_statements_of_an_editor_does_not_arrive() -> None:
    assert meet([[(0, 100)]], [], [kept(0, 30), kept(40, 100)]) == ({}, [], [])


places = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(
    lambda edges: list(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
)


@given(st.lists(places, max_size=6), st.lists(places, max_size=6), st.lists(places, max_size=4))
def test_every_finding_and_every_proposal_has_one_lot(
    found: list[Place], proposals: list[Place], others: list[Place]
) -> None:
    better, new, lost = meet(found, proposals, [Kept(place, (), rejected=False) for place in others])
    assert len(set(better.values())) == len(better)
    assert sorted([*better.values(), *lost]) == list(range(len(proposals)))
    assert not set(better) & set(new)
    assert {*better, *new} <= set(range(len(found)))


@given(st.lists(places, max_size=6, unique_by=str))
def test_the_same_findings_again_change_nothing(found: list[Place]) -> None:
    assert meet(found, found, []) == ({n: n for n in range(len(found))}, [], [])
