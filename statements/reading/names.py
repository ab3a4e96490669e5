"""Names in a text: runs of capitals, parted from the titles and places before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .words import listed
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.countries import COUNTRIES
from .words.grammar import ADVERBS, CONNECTIVES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .words.terms_of_office import TERMS
from .words.titles import COURTESIES, TITLES

_CAPITAL = r"(?:(?:[Ee]l|[Aa]l|[Ii]bn|[Bb]in)-)?[A-ZÀ-ÞŁŠŽČĆ](?:[^\W_]|[’'-](?=[^\W_]))*"
_STOP = r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Jr|Sr))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Rev))\.|(?<=\bProf)\.)?"
_WORD = _CAPITAL + _STOP
_PARTICLE = r"(?:de|von|van|der|den|bin|ibn|al|el|la|da|di|du|dos|del)"
RUN = re.compile(rf"\b{_WORD}(?:[ \xa0](?:{_PARTICLE} ){{0,2}}{_WORD}){{0,6}}")
_NO_NAMES = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | CONNECTIVES | {"and", "or", "but", "not"}
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_PLACE_BEFORE = re.compile(rf"\b(?:in|from|at|of|across|near)\s(?:the\s)?({_CAPITAL})(?![^\W_])(?!\s[A-Z])")
_OF_A_PEOPLE = re.compile(r"\w+(?:ian|ean|can|ese|ish|ani|aqi|ni|di|ch|eek|elsh|iss|ns|ans)$")
_TITLE_OF = re.compile(r"(\w+)\sof\s(?:the\s)?$")
_PEOPLES = listed("british french dutch greek german swiss english welsh scottish irish danish polish spanish thai")
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
    return low in TITLES or low in COURTESIES


def is_body(name: Sequence[str]) -> bool:
    """Whether a name is that of a body or a medium rather than a person."""
    if not name:
        return False
    lows = [without_possessive(word).lower().strip(".") for word in name]
    acronym = len(name) == 1 and name[0].isupper() and len(name[0]) > 1
    return acronym or lows[-1] in BODY_WORDS | MEDIA_WORDS | KNOWN_MEDIA or lows[0] in KNOWN_MEDIA


def places_in(text: str) -> frozenset[str]:
    """Capitalized words that a text uses as places: "in Halvia", "from Orsana"."""
    found = {without_possessive(match.group(1)).lower() for match in _PLACE_BEFORE.finditer(text)}
    titled = {
        words[-1].lower() for words in map(_words, RUN.finditer(text)) if len(words) > 2 and any(map(is_title, words))
    }
    return frozenset(found) - TITLES - titled


def follows_a_title(before: str) -> bool:
    """Whether a text ends in "President of" or "chairman of the"."""
    match = _TITLE_OF.search(before[-40:])
    return bool(match) and is_title(match.group(1)) if match else False


def is_of_a_people(word: str, places: frozenset[str]) -> bool:
    """Whether a word is the adjective of a country or place: "Russian", and "Halvian" where the text has Halvia."""
    low = word.lower()
    stem = low[:4]
    formed = len(low) > 5 and _OF_A_PEOPLE.match(low)
    return low in _PEOPLES or bool(formed and any(each.startswith(stem) for each in (*COUNTRIES, *places)))


def _words(run: re.Match[str]) -> list[str]:
    return [without_possessive(word) for word in run.group().split()]


def personal_name(words: Sequence[str], places: frozenset[str], *, after_title: bool = False) -> tuple[str, ...]:
    """What is left of a run of capitals without its titles, courtesies and places; () where that is no person.

    After "President of", three capitals are a place and a name, whatever the place.
    """
    name = [without_possessive(words[-1]) if at == len(words) - 1 else word for at, word in enumerate(words)]
    last_title = max((at for at, word in enumerate(name) if is_title(word) or word.lower() in _NO_NAMES), default=-1)
    name = name[last_title + 1 :]
    whole = len(name)
    name = _without_places(name, places)
    if after_title and len(name) == whole == 3:
        name = name[1:]
    if len(name) == 1 and is_of_a_people(name[0], places):
        return ()
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
        is_adjective = size == 1 and len(name) > 1 and is_of_a_people(name[0], places)
        if len(name) > size and (head in COUNTRIES or is_adjective or (len(name) > size + 1 and head in places)):
            return _without_places(name[size:], places)
    return name
