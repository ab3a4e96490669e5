"""The reporting verbs in all their forms, found in a row of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from .tokens import Token
from .words.reporting_verbs import ALSO_NOUNS, IRREGULAR, VERBS

Tense = Literal["present", "past", "base", "ing"]


class Verb(NamedTuple):
    """A reporting verb as it stands in a sentence: the tokens [first, last] and what may follow."""

    lemma: str
    tense: Tense
    takes: frozenset[str]
    first: int
    last: int
    is_doubtful: bool
    """The same form is as often a noun."""


def reports(word: str) -> bool:
    """Whether a word (in lower case) is a form of a reporting verb."""
    return word in _FORMS


def verb_at(tokens: Sequence[Token], at: int) -> Verb | None:
    """The reporting verb, with its particles, that begins at a token."""
    token = tokens[at]
    forms = _FORMS.get(token.low)
    if not forms or token.kind != "word":
        return None
    for base, tense in forms:
        for particles in _PARTICLES[base]:
            size = len(particles)
            if size and tuple(t.low for t in tokens[at + 1 : at + 1 + size]) != particles:
                continue
            doubtful = token.low in ALSO_NOUNS and not size
            return Verb(base, tense, VERBS[base, *particles], at, at + size, doubtful)
    return None


def _regular(base: str) -> tuple[str, str, str, str]:
    if base.endswith("e"):
        return f"{base}s", f"{base}d", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return third, f"{base}ed", f"{base}ed", f"{base}ing"


def _forms() -> dict[str, list[tuple[str, Tense]]]:
    forms: dict[str, list[tuple[str, Tense]]] = {}
    for base in dict.fromkeys(phrase[0] for phrase in VERBS):
        third, past, participle, ing = IRREGULAR.get(base) or _regular(base)
        every: tuple[tuple[str, Tense], ...] = (
            (base, "base"), (third, "present"), (past, "past"), (participle, "past"), (ing, "ing")
        )  # fmt: skip
        for form, tense in every:
            forms.setdefault(form, []).append((base, tense))
    return forms


def _particles() -> dict[str, list[tuple[str, ...]]]:
    """The longest first, so that "called on" is not read as "called"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for base, *particles in VERBS:
        found.setdefault(base, []).append(tuple(particles))
    return {base: sorted(each, key=len, reverse=True) for base, each in found.items()}


_FORMS = _forms()
VERB_FORMS = frozenset(_FORMS)
_PARTICLES = _particles()
