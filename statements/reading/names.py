"""Names in a text: runs of capitals, parted from the titles and places before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.countries import COUNTRIES
from .words.grammar import ADVERBS, CONNECTIVES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .words.terms_of_office import TERMS
from .words.titles import COURTESIES, TITLES

_CAPITAL = r"(?:(?:[Ee]l|[Aa]l|[Ii]bn|[Bb]in)-)?[A-ZÀ-ÞŁŠŽČĆ](?:[^\W_]|[’'-](?=[^\W_]))*\.?"
_PARTICLE = r"(?:de|von|van|der|den|bin|ibn|al|el|la|da|di|du|dos|del)"
RUN = re.compile(rf"\b{_CAPITAL}(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITAL}){{0,6}}")
_NO_NAMES = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | CONNECTIVES | {"and", "or", "but", "not"}
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_PLACE_BEFORE = re.compile(rf"\b(?:in|from|to|at|of|across)\s(?:the\s)?({_CAPITAL})(?!\s[A-Z])")
HOLDERS = {term.name.lower(): term.name for term in TERMS}
_HOLDER = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in HOLDERS) + r")\b", re.IGNORECASE)


def runs_in(words: str) -> list[re.Match[str]]:
    return list(RUN.finditer(words))


def known_holder(words: str) -> str | None:
    """The proper form of a holder of office that a text names, in whatever case it writes the name."""
    found = _HOLDER.search(words)
    return HOLDERS[found.group().lower()] if found else None


def without_possessive(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def is_title(word: str) -> bool:
    low = word.lower().strip(".,")
    return low in TITLES or low in COURTESIES or any(part in TITLES for part in low.split("-")[-1:])


def is_body(name: Sequence[str]) -> bool:
    """Whether a name is that of a body or a medium rather than a person."""
    if not name:
        return False
    lows = [without_possessive(word).lower().strip(".") for word in name]
    acronym = len(name) == 1 and name[0].isupper() and len(name[0]) > 1
    return acronym or lows[-1] in BODY_WORDS | MEDIA_WORDS | KNOWN_MEDIA or lows[0] in KNOWN_MEDIA


def places_in(text: str) -> frozenset[str]:
    """Capitalized words that a text uses as places: "in Halvia", "from Orsana"."""
    found = {match.group(1).rstrip(".").lower() for match in _PLACE_BEFORE.finditer(text)}
    return frozenset(without_possessive(word) for word in found) - TITLES


def personal_name(words: Sequence[str], places: frozenset[str]) -> tuple[str, ...]:
    """What is left of a run of capitals without its titles, courtesies and places; () where that is no person."""
    name = [without_possessive(words[-1]) if at == len(words) - 1 else word for at, word in enumerate(words)]
    last_title = max((at for at, word in enumerate(name) if is_title(word) or word.lower() in _NO_NAMES), default=-1)
    name = name[last_title + 1 :]
    name = _without_places(name, places)
    while name and (name[0].lower() in FULL_WEEKDAYS or name[0].lower().rstrip(".") in MONTHS):
        name = name[1:]
    if not name or is_body(name) or " ".join(name).lower() in COUNTRIES:
        return ()
    return tuple(word if len(word) == 2 or word.lower() == "jr." else word.rstrip(".") for word in name)


def is_place(words: Iterable[str], places: frozenset[str]) -> bool:
    joined = " ".join(words).lower()
    return joined in COUNTRIES or joined in places


def _without_places(name: list[str], places: frozenset[str]) -> list[str]:
    for size in (3, 2, 1):
        head = " ".join(name[:size]).lower()
        if len(name) > size and (head in COUNTRIES or (len(name) > size + 1 and head in places)):
            return _without_places(name[size:], places)
    return name
