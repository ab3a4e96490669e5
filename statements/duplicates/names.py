"""Speakers, venues, outlets and topics that have one name in two spellings."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db import models

from statements.duplicates.pairs import Pair, Why, paired
from statements.duplicates.spelling import is_cyrillic, person, sound, thing
from statements.models import Speaker

MOST = 6  # of so many with one key none is likelier than the others
SHORTEST = 7  # letters of a name of which one may be wrong
SHORTEST_WORD = 5


@dataclass(frozen=True, slots=True)
class Name:
    pk: int
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    is_first: bool  # else another name
    is_person: bool


Reason = Callable[[Name, Name], Why | None]


def of_names(model: type[models.Model]) -> list[Pair]:
    """The likely pairs of a noun, each once, with the best reason."""
    names = list(_names(model))
    best: dict[tuple[int, int], Pair] = {}
    for pair in _pairs(names):
        keys = (pair.one, pair.other)
        if keys not in best or pair < best[keys]:
            best[keys] = pair
    return sorted(best.values())


def _names(model: type[models.Model]) -> Iterator[Name]:
    things: Any = model._base_manager.filter(merged_into=None)
    called = things.values_list("pk", "name", *(["kind"] if model is Speaker else []))
    persons = {row[0] for row in called if model is Speaker and row[2] == Speaker.Kind.PERSON}
    yield from (_name(pk, name, pk in persons, True) for pk, name, *_ in called)
    if hasattr(model, "aliases"):
        others = things.filter(aliases__isnull=False).values_list("pk", "aliases__name")
        yield from (_name(pk, name, pk in persons, False) for pk, name in others)


def _name(pk: int, name: str, is_person: bool, is_first: bool) -> Name:
    words = person(name) if is_person else thing(name)
    return Name(pk, words, tuple(map(sound, words)), is_first, is_person)


def _pairs(names: list[Name]) -> Iterator[Pair]:
    first = [name for name in names if name.is_first and any(name.words)]
    yield from _sharing(((tuple(sorted(name.words)), name) for name in names if any(name.words)), _same)
    yield from _sharing(((tuple(sorted(name.sounds)), name) for name in first), _alike)
    persons = [name for name in first if name.is_person]
    yield from _sharing(_initials(persons), _initial)
    yield from _sharing(((name.sounds[-1], name) for name in persons), _last_name, most=2)
    yield from _sharing(_without_a_letter(first), _letter)


def _sharing(keyed: Iterable[tuple[Hashable, Name]], why: Reason, most: int = MOST) -> Iterator[Pair]:
    """The pairs that share a key and for which there is a reason. Most keys have one name only."""
    alone: dict[Hashable, Name] = {}
    sharing: dict[Hashable, dict[tuple[int, bool], Name]] = {}
    for key, name in keyed:
        before = alone.setdefault(key, name)
        if before is not name:
            some = sharing.setdefault(key, {(before.pk, before.is_first): before})
            some[name.pk, name.is_first] = name
    for some in sharing.values():
        if len(some) <= most:
            for one, other in combinations(some.values(), 2):
                if one.pk != other.pk and (reason := why(one, other)):
                    yield paired(reason, (one.pk, other.pk))


def _same(one: Name, other: Name) -> Why | None:
    """Two may have another name in common, such as "the President"."""
    if one.is_first and other.is_first:
        return Why.SAME
    return Why.OTHER_NAME if one.is_first or other.is_first else None


def _alike(one: Name, other: Name) -> Why:
    return Why.SOUND if is_cyrillic(one.words) == is_cyrillic(other.words) else Why.ALPHABET


def _initials(persons: Iterable[Name]) -> Iterator[tuple[Hashable, Name]]:
    for name in persons:
        if len(name.words) > 1:
            yield (name.sounds[0][:1], name.sounds[-1]), name


def _initial(one: Name, other: Name) -> Why | None:
    """Letters that sound the same stand for one another only in two alphabets: I. is no Josun."""
    first, second = one.words[0], other.words[0]
    if (len(first) == 1) == (len(second) == 1):
        return None
    is_one_alphabet = is_cyrillic(one.words) == is_cyrillic(other.words)
    return None if is_one_alphabet and first[0] != second[0] else Why.INITIAL


def _last_name(one: Name, other: Name) -> Why | None:
    return Why.LAST_NAME if (len(one.words) == 1) != (len(other.words) == 1) else None


def _without_a_letter(names: Iterable[Name]) -> Iterator[tuple[str, Name]]:
    """Two names one letter apart are the same when the right letter of each, or of one, is left out."""
    for name in names:
        whole = " ".join(name.sounds)
        if len(whole) >= SHORTEST:
            yield whole, name
            yield from ((whole[:place] + whole[place + 1 :], name) for place in range(len(whole)))


def _letter(one: Name, other: Name) -> Why | None:
    """Not in a short word, where a letter makes another name, and not a number: the 4th assembly is not the 5th."""
    if len(one.sounds) != len(other.sounds):
        return None
    unlike = [words for words in zip(one.sounds, other.sounds, strict=True) if words[0] != words[1]]
    is_told_by_it = any(min(map(len, words)) < SHORTEST_WORD or any(map(_has_digit, words)) for words in unlike)
    return None if is_told_by_it else Why.LETTER


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
