"""Names in a text: runs of capitals, parted from the titles and places before them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .words import listed
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.body_heads import BODY_HEADS
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.channels import NETWORKS
from .words.countries import COUNTRIES
from .words.first_names import FIRST_NAMES
from .words.grammar import ADVERBS, CONNECTIVES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .words.terms_of_office import TERMS
from .words.titles import COURTESIES, TITLES

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽ"
_CAPITAL = rf"(?:(?:[Ee]l|[Aa]l|[Ii]bn|[Bb]in)-)?[{_UPPER}](?:[^\W_]|[’'&–-](?=[^\W_]))*"
_STOP = r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Jr|Sr))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Rev))\.|(?<=\bProf)\.)?"
_WORD = rf"(?:(?:[{_UPPER}]\.){{2,4}}|{_CAPITAL}{_STOP})"
_PARTICLE = r"(?:de|von|van|der|den|bin|ibn|al|el|la|da|di|du|dos|del|dela|ter|ten|bint|ben|y)"
RUN = re.compile(rf"\b{_WORD}(?:[ \xa0](?:{_PARTICLE} ){{0,2}}{_WORD}){{0,8}}")
PARTICLES = listed("de von van der den bin ibn al el la da di du dos del dela ter ten bint ben y")
SUFFIXES = listed("jr jr. sr sr. ii iii iv")
_NO_NAMES = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | CONNECTIVES
_NO_NAMES = _NO_NAMES | {"and", "or", "but", "not", "à", "en", "dans"}
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_PLACE_BEFORE = re.compile(
    rf"\b(?:in|from|at|of|across|near)\s(?:the\s)?({_CAPITAL})(?![^\W_])(?![’']s\b)(?!\s[{_UPPER}])"
)
_OF_A_PEOPLE = re.compile(r"\w+(?:ian|ean|can|ese|ish|ani|aqi|ni|di|ch|eek|elsh|iss|ns|ans)$")
_TITLE_OF = re.compile(r"(\w+)\s(?:of|from|for)\s(?:the\s)?$")
_HYPHENED = re.compile(r"-(?:led|based|backed|born|run|owned|controlled|funded|supported|elect)$")
_PEOPLES = listed(
    "british french dutch greek german swiss english welsh scottish irish danish polish spanish thai us u.s"
)
_BODIES = BODY_WORDS | MEDIA_WORDS | KNOWN_MEDIA | BODY_HEADS
_GROUPS = BODY_WORDS | BODY_HEADS
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s"})
HOLDERS = {term.name.lower(): term.name for term in TERMS}
_HOLDER = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in HOLDERS) + r")\b", re.IGNORECASE)


def runs_in(words: str) -> list[re.Match[str]]:
    return list(RUN.finditer(words))


def known_holder(words: str) -> str | None:
    """The proper form of a holder of office that a text names, in whatever case it writes the name."""
    found = _HOLDER.search(words)
    return HOLDERS[found.group().lower()] if found else None


def holders_in(text: str) -> list[str]:
    """The proper forms of all holders of office that a text names, in whatever case it writes them."""
    low = text.lower()
    return [name for spelling, name in HOLDERS.items() if spelling in low]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """In lower case and without marks: "Erdoğan" and "Erdogan" are one name."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low.translate(_STROKES)) if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def without_possessive(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def surname(words: Sequence[str]) -> str:
    """The last word of a name that is no "Jr.", as names are compared."""
    own = [word for word in words if word.lower() not in SUFFIXES] or list(words)
    return folded(own[-1].rstrip("."))


def is_first_name(word: str) -> bool:
    return folded(word) in FIRST_NAMES


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    low = word.lower().strip(".,")
    return low in TITLES or low in COURTESIES


def is_body(name: Sequence[str]) -> bool:
    """Whether a name is that of a body or a medium rather than a person."""
    if not name:
        return False
    first, last = (without_possessive(name[at]).lower().strip(".") for at in (0, -1))
    acronym = len(name) == 1 and name[0].isupper() and len(name[0].rstrip(".")) > 1
    return acronym or last in _BODIES or first in KNOWN_MEDIA


def places_in(text: str) -> frozenset[str]:
    """Capitalized words that a text uses as places: "in Halvia", "from Orsana"."""
    found = {without_possessive(match.group(1)).lower() for match in _PLACE_BEFORE.finditer(text)}
    people = {
        words[-1].lower()
        for words in map(_words, RUN.finditer(text))
        if (len(words) > 2 and any(map(is_title, words))) or (len(words) == 2 and is_first_name(words[0]))
    }
    return frozenset(found) - TITLES - people


def follows_a_title(before: str) -> bool:
    """Whether a text ends in "President of" or "chairman of the"."""
    near = before[-9:]
    if " of " not in near and " from " not in near and " for " not in near:
        return False
    match = _TITLE_OF.search(before[-40:])
    return bool(match) and is_title(match.group(1)) if match else False


@lru_cache(maxsize=256)
def _beginnings(places: frozenset[str]) -> frozenset[str]:
    return frozenset(each[:4] for each in (*COUNTRIES, *places))


def is_of_a_people(word: str, places: frozenset[str]) -> bool:
    """Whether a word is the adjective of a country or place: "Russian", and "Halvian" where the text has Halvia."""
    low = word.lower().rstrip(".")
    if low in _PEOPLES:
        return True
    return len(low) > 5 and low[:4] in _beginnings(places) and bool(_OF_A_PEOPLE.match(low))


def _words(run: re.Match[str]) -> list[str]:
    return [without_possessive(word) for word in run.group().split()]


def personal_name(words: Sequence[str], places: frozenset[str], *, after_title: bool = False) -> tuple[str, ...]:
    """What is left of a run of capitals without its titles, courtesies and places; () where that is no person.

    After "President of", three capitals are a place and a name, whatever the place.
    """
    name = _behind_bodies(_behind_owners(words))
    if len(name) > 1 and name[0].lower() in NETWORKS:
        name = name[1:]  # "on Twitter Hask wrote"
    ends_as_title = len(name) > 1 and is_title(name[-1]) and is_first_name(name[-2])
    heads = name[:-1] if ends_as_title else name
    last_title = max((at for at, word in enumerate(heads) if is_title(word) or word.lower() in _NO_NAMES), default=-1)
    name = name[last_title + 1 :]
    whole = len(name)
    name = _without_places(name, places)
    if after_title and len(name) == whole == 3 and not is_first_name(name[0]):
        name = name[1:]
    if len(name) == 1 and is_of_a_people(name[0], places):
        return ()
    while name and (name[0].lower() in FULL_WEEKDAYS or name[0].lower().rstrip(".") in MONTHS):
        if is_first_name(name[0]) and len(name) > 1:
            break
        name = name[1:]
    if not name or is_body(name) or " ".join(name).lower() in COUNTRIES or any(c.isdigit() for c in name[-1]):
        return ()
    if len(name) == 1 and len(name[0].rstrip(".")) < 2:
        return ()
    return tuple(
        word if len(word) == 2 or "." in word[:-1] or word.lower() in SUFFIXES else word.rstrip(".") for word in name
    )


def _behind_owners(words: Sequence[str]) -> list[str]:
    """ "BBC’s Jonathan Marcus": who belongs to whom is another name."""
    owner = max((at for at, word in enumerate(words[:-1]) if _POSSESSIVE.search(word)), default=-1)
    return [without_possessive(word) for word in words[owner + 1 :]]


def _behind_bodies(name: list[str]) -> list[str]:
    """ "Security Council Vladimir Rushailo", "Kurdish-led …": what stands before a person’s name."""
    for at in range(len(name) - 1, 0, -1):
        before = name[at - 1].lower()
        if _HYPHENED.search(before):
            return name[at:]
        if at < len(name) - 1 and is_first_name(name[at]) and any(word.lower() in _GROUPS for word in name[:at]):
            return name[at:]
        if before == name[at].lower():
            return _behind_bodies(name[:at])
    return name


def is_place(words: Iterable[str], places: frozenset[str]) -> bool:
    joined = " ".join(words).lower()
    return joined in COUNTRIES or joined in places


def _without_places(name: list[str], places: frozenset[str]) -> list[str]:
    if len(name) < 2 or is_first_name(name[0]):
        return name
    for size in (3, 2, 1):
        head = " ".join(name[:size]).lower()
        is_adjective = size == 1 and is_of_a_people(name[0], places)
        if len(name) > size and (head in COUNTRIES or is_adjective or (len(name) > size + 1 and head in places)):
            return _without_places(name[size:], places)
    return name
