"""Noun phrases that name nobody: what their words alone tell of whom they mean."""

from __future__ import annotations

import re

from .words.bodies import BODY_WORDS
from .words.body_heads import BODY_HEADS, DOCUMENTS
from .words.grammar import DETERMINERS
from .words.titles import PLURAL_OR_NAMELESS, ROLES

_ROLE = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, [*ROLES, "leader"])) + r")\b", re.IGNORECASE)
_PLURAL_OF_PEOPLE = re.compile(
    r"[A-Z][a-z]+(?:ers|ors|ists|ents|ants|ions|ans|ics|als|ats|ees|ians|ties|ves|ses|ings)$"
)
_OF_SOMETHING = re.compile(r"\b[a-z]+\s(?:of|for|at|to|in)\b")
_PLACED = re.compile(r"^\w+-(?:led|based|backed|run|owned|controlled|funded)\s")
_NOUNS_OF_BODIES = BODY_WORDS | BODY_HEADS
_BODIES_OF_A_PLACE = BODY_WORDS | {"military", "forces", "magazine", "newspaper"}


def document_in(phrase: str) -> int | None:
    """Which word of a phrase is a statement, a report, a poll, if any is."""
    return next((at for at, word in enumerate(phrase.split()) if word.strip(",") in DOCUMENTS), None)


def names_a_role(phrase: str) -> bool:
    """Whether "the governor" stands for one who holds a role."""
    return bool(_ROLE.search(phrase)) and not any(map(is_plural, phrase.split()))


def role_of_each(phrase: str) -> str | None:
    """The role that "the two presidents" share: "president"."""
    role = _ROLE.search(re.sub(r"s\b", "", phrase))
    return role.group() if role else None


def is_role(phrase: str) -> bool:
    """Whether a phrase is a role behind an article: "the governor of the bank"."""
    words = phrase.split()
    return bool(words) and words[0].lower() in DETERMINERS and bool(_ROLE.search(phrase))


def is_plural(word: str) -> bool:
    """ "Officials at", "politicians of", "others in": many, none of whom is named."""
    low = word.lower()
    if word.islower() and low.endswith("s") and not low.endswith("ss") and low not in _NOUNS_OF_BODIES:
        return True
    return low in PLURAL_OR_NAMELESS or (low not in BODY_HEADS and is_plural_of_people(word))


def is_plural_of_people(word: str) -> bool:
    """ "Protesters", "Democrats", by the ending alone."""
    return bool(_PLURAL_OF_PEOPLE.fullmatch(word))


def is_described(phrase: str) -> bool:
    """ "The director of Amnesty International", "A lawmaker": who it is may stand behind the comma."""
    words = phrase.split()
    opens = bool(words) and words[0].lower() in DETERMINERS
    return opens and bool(_OF_SOMETHING.search(phrase) or _ROLE.search(phrase))


def described_body(phrase: str) -> str | None:
    """ "Drevonia's energy ministry", "the Halvian parliament": bodies without a name of their own."""
    words = phrase.split()
    words = words[1:] if words and words[0].lower() == "the" else words
    is_one = len(words) > 1 and words[0][0].isupper() and words[-1].lower() in _BODIES_OF_A_PLACE
    return _PLACED.sub("", " ".join(words)) if is_one else None


def last_name(apposition: str) -> str:
    """ "Rail, Maritime and Transport Workers), Mick Cash": the last part that is a name."""
    parts = [part.strip() for part in apposition.split(",") if part.strip()]
    return next((part for part in reversed(parts[:4]) if part[:1].isupper()), parts[0] if parts else "")
