"""Which of the things a better reader finds are there already, which are found better, and which are new.

Pure functions. Letters are code points of a text; a place is a list of spans in it, in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Place = Sequence[tuple[int, int]]

SHARE = 0.5
"""So much of the letters must be shared for two places to be one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that stays as it is: where it stands, and where the software once proposed it."""

    spans: Place
    proposed: Place
    rejected: bool


class Meeting(NamedTuple):
    """By their numbers: for a finding, the proposal it is found better for; the findings that are new; and the
    proposals that no finding meets."""

    better: dict[int, int]
    new: list[int]
    lost: list[int]


def meet(found: Sequence[Place], proposals: Sequence[Place], kept: Sequence[Kept]) -> Meeting:
    """Each finding once: for the very words of a proposal; else it is there already where it meets what is kept; else
    for the proposal with which it shares most; else it is new."""
    better = _the_very_words(found, proposals)
    left = [
        number
        for number, place in enumerate(found)
        if number not in better and not any(is_there_already(place, one) for one in kept)
    ]
    pairs = sorted(
        (-shared / _either(found[number], proposals[other]), number, other)
        for number in left
        for other in range(len(proposals))
        if (shared := _shared(found[number], proposals[other])) >= SHARE * _shorter(found[number], proposals[other])
    )
    for _, number, other in pairs:
        if number not in better and other not in better.values():
            better[number] = other
    new = [number for number in left if number not in better]
    return Meeting(better, new, [other for other in range(len(proposals)) if other not in better.values()])


def is_there_already(place: Place, kept: Kept) -> bool:
    """Whether a finding says again what was decided about.

    It does where it shares half of the shorter with the statement; of a rejected one, half of the finding: what was no
    statement by itself may be part of one. And where it is much the same as what was once proposed there.
    """
    shared = _shared(place, kept.spans)
    if shared >= SHARE * (_letters(place) if kept.rejected else _shorter(place, kept.spans)):
        return True
    return 0 < SHARE * _either(place, kept.proposed) <= _shared(place, kept.proposed)


def _the_very_words(found: Sequence[Place], proposals: Sequence[Place]) -> dict[int, int]:
    numbers: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for number, place in reversed(list(enumerate(proposals))):
        numbers.setdefault(_plain(place), []).append(number)
    same = {}
    for number, place in enumerate(found):
        if standing := numbers.get(_plain(place)):
            same[number] = standing.pop()
    return same


def _plain(place: Place) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in place)


def _shared(one: Place, other: Place) -> int:
    if not one or not other or one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]:
        return 0
    return sum(max(0, min(end, until) - max(start, since)) for start, end in one for since, until in other)


def _letters(place: Place) -> int:
    return sum(end - start for start, end in place)


def _shorter(one: Place, other: Place) -> int:
    return min(_letters(one), _letters(other))


def _either(one: Place, other: Place) -> int:
    """The letters that stand in the one or the other."""
    return _letters(one) + _letters(other) - _shared(one, other)
