"""The people an article names, what it calls them, and whom a surname, a role or an epithet means."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from .names import (
    HOLDERS,
    RUN,
    follows_a_title,
    is_body,
    is_of_a_people,
    is_place,
    is_title,
    known_holder,
    personal_name,
    places_in,
    runs_in,
    without_possessive,
)
from .words.bodies import BODY_WORDS
from .words.countries import COUNTRIES
from .words.grammar import DETERMINERS
from .words.titles import (
    ANY_LEADER,
    COURTESIES,
    HE_ROLES,
    LEADERS,
    PLURAL_OR_NAMELESS,
    ROLES,
    SHE_ROLES,
)

_WORD = re.compile(r"[\w’'.-]*\w")
_ROLE = re.compile(r"\b(?:prime minister|" + "|".join(map(re.escape, [*ROLES, *ANY_LEADER])) + r")\b", re.IGNORECASE)
_HEAD_OF = re.compile(r"\bhead of (?:state|government)\b", re.IGNORECASE)
_APPOSITION = re.compile(r",\s(?:the|who|a|an)?\s?([^.!?;\n“”\",]{3,70})")
_EDGE = r"[!?;:,\n“”\"]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bRep)\."
_CLAUSE_EDGE = re.compile(
    rf"{_EDGE}|\b(?:in|at|on|with|to|by|was|were|is|are|has|had|as|from|that|and|but|said|told)\b"
)
_CLAUSE_ABOUT = re.compile(r"(?<!,)\swho\s")
_NEAR = 70
_MOST_MENTIONS = 4000
_NAME_IS_HEAD = re.compile(r"\s?\(|\s(?:of|from|at|in|on|with|and|who)\b|\s*$")
"""What may follow a name in its phrase; a noun behind it makes it an adjective: "the Russian leader"."""

_TIES = frozenset({"of", "for", "from", "at", "in", "with", "by", "on", "to"})


class Named(NamedTuple):
    """Whom a phrase means; `name` is None for the unnamed."""

    name: str | None
    is_person: bool


UNNAMED = Named(None, is_person=False)


class People:
    """Read once for a text; then asked whom a phrase means."""

    def __init__(self, text: str) -> None:
        self._places = places_in(text)
        self._full: dict[str, Counter[str]] = {}
        self._roles: dict[str, set[str]] = {}
        self._beside: dict[str, set[str]] = {}
        self._pronoun: dict[str, str] = {}
        self._titled: set[str] = set()
        mentions = [(match, self._name(text, match)) for match in islice(RUN.finditer(text), _MOST_MENTIONS)]
        for name in [name for _, name in mentions if len(name) > 1] + _holders_in(text):
            self._full.setdefault(name[-1].lower(), Counter())[" ".join(name)] += 1
        for match, name in mentions:
            if name:
                self._learn(text, match, self.full_name(" ".join(name)))
        self._titled |= {" ".join(name) for name in _holders_in(text)}

    def full_name(self, name: str) -> str:
        """The fullest form the text has of a name: "Hardavel" is Josun Hardavel."""
        first, last = name.split()[0], name.split()[-1].lower()
        known = self._full.get(last)
        if not known or name in known:
            return name
        if first.lower() == last:
            return max(known, key=known.__getitem__)
        same_first = [full for full in known if full.startswith(f"{first} ")]
        return max(same_first, key=known.__getitem__) if same_first else name

    def who(self, phrase: str) -> Named:
        """Whom a noun phrase names, by itself: a person, a body, or nobody by name."""
        main, _, apposition = _CLAUSE_ABOUT.split(phrase)[0].partition(",")
        named = self._in_phrase(main)
        if named.is_person or not apposition.strip():
            return named
        beside = self._in_phrase(apposition.partition(",")[0])
        return beside if beside.is_person and apposition.split()[0][0].isupper() else named

    def in_role(self, phrase: str, lately: list[str]) -> str | None:
        """Whom "the Russian president" or "the strongman" means: of those who fit the one spoken of last."""
        roles = {role.group().lower() for role in _ROLE.finditer(phrase)}
        head_of = _HEAD_OF.search(phrase)
        wanted = {head_of.group().lower()} if head_of else {ROLES.get(role, "leader") for role in roles}
        words = {without_possessive(word).lower() for word in _WORD.findall(phrase)}
        if not wanted or words & PLURAL_OR_NAMELESS:
            return None
        candidates = [*lately, *(name for name in self._roles if name not in lately)]
        fitting = [name for name in candidates if self._fits(name, wanted, roles)]
        of_place = [name for name in fitting if self._is_of(name, phrase)]
        return next(iter(of_place or fitting), None)

    def is_person(self, name: str) -> bool:
        """Whether the text itself treats a name as a person's: with a title, a role, or by the surname alone."""
        return name in self._titled

    def pronoun_of(self, name: str) -> str | None:
        """ "he" or "she" where the text shows it."""
        return self._pronoun.get(name)

    def note_speaker(self, name: str) -> None:
        """Who speaks is a person."""
        self._titled.add(name)

    def _in_phrase(self, words: str) -> Named:
        holder = known_holder(words)
        if holder and not re.search(rf"{holder.split()[-1]}(?:'s|’s)\s\w", words, re.IGNORECASE):
            return Named(holder, is_person=True)
        body = None
        for run in reversed(runs_in(words)):
            if not _NAME_IS_HEAD.match(words[run.end() :]) or (
                _is_possessive(run.group()) and words[run.end() :].strip()
            ):
                continue
            parts, before = run.group().split(), words[: run.start()].split()
            name = self._name(words, run)
            tied = bool({word.lower() for word in before[-2:]} & _TIES)
            if name and (not tied or (len(name) < len(parts) and len(name) > 1)) and not self._is_place(name):
                return Named(self.full_name(" ".join(name)), is_person=True)
            if not tied and body is None and (is_body(parts) or self._is_place(parts)):
                body = " ".join([*parts[:-1], without_possessive(parts[-1])])
        is_role = bool(_ROLE.search(words)) and words.split()[0].lower() in DETERMINERS
        if not is_role and body is None:
            body = _described_body(words)
        return UNNAMED if is_role or body is None or self._is_any_medium(body) else Named(body, is_person=False)

    def _name(self, words: str, run: re.Match[str]) -> tuple[str, ...]:
        after_title = follows_a_title(words[max(0, run.start() - 40) : run.start()])
        return personal_name(run.group().split(), self._places, after_title=after_title)

    def _is_any_medium(self, body: str) -> bool:
        """ "Russian media", "Media reports": nobody in particular."""
        words = body.lower().split()
        while words and words[-1] in ("reports", "report"):
            words.pop()
        return bool(words) and words[-1] == "media" and all(is_of_a_people(w, self._places) for w in words[:-1])

    def _is_place(self, name: tuple[str, ...] | list[str]) -> bool:
        joined = " ".join(name)
        return joined.lower() in COUNTRIES or (is_place(name, self._places) and joined not in self._titled)

    def _learn(self, text: str, match: re.Match[str], name: str) -> None:
        """Note what stands beside a name: roles, countries, courtesies."""
        if self._is_place(name.split()):
            return
        before = _CLAUSE_EDGE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1] + match.group()
        after = _APPOSITION.match(text, match.end(), match.end() + _NEAR)
        beside = before + (f" {after.group(1)}" if after else "")
        roles = {role.group().lower() for role in _ROLE.finditer(beside)}
        self._roles.setdefault(name, set()).update(roles)
        self._beside.setdefault(name, set()).update(word.lower() for word in _WORD.findall(beside) if word[0].isupper())
        told_who = after and text[match.end() : match.end() + 8].startswith((", who ", ", of the"))
        if roles or told_who or any(map(is_title, match.group().split())) or (" " not in match.group() and " " in name):
            self._titled.add(name)
        for word in _WORD.findall(before):
            low = word.lower().rstrip(".")
            pronoun = COURTESIES.get(low) or ("she" if low in SHE_ROLES else "he" if low in HE_ROLES else None)
            if pronoun:
                self._pronoun.setdefault(name, pronoun)

    def _fits(self, name: str, wanted: set[str], roles: set[str]) -> bool:
        own = self._roles.get(name, set())
        came_to = {ROLES.get(role, "leader") for role in own}
        if own & roles or came_to & wanted:
            return True
        if "leader" in wanted:
            return bool(came_to & LEADERS) or (name in self._titled and bool(roles & ANY_LEADER))
        return False

    def _is_of(self, name: str, phrase: str) -> bool:
        """Whether country or body of a role are named beside the person: "Halvian" and "Halvia" agree."""
        capitals = [word.lower() for word in _WORD.findall(phrase) if word[0].isupper() and not is_title(word)]
        capitals = [word for word in capitals if word not in DETERMINERS]
        own = {without_possessive(word) for word in self._beside.get(name, set())} - set(name.lower().split())
        return any(word[:5] == other[:5] for word in capitals for other in own)


def _described_body(words: str) -> str | None:
    """ "Drevonia's energy ministry", "the Halvian parliament": bodies without a name of their own."""
    parts = words.strip().split()
    parts = parts[1:] if parts and parts[0].lower() == "the" else parts
    is_one = len(parts) > 1 and parts[0][0].isupper() and parts[-1].lower() in BODY_WORDS
    return " ".join(parts) if is_one else None


def _holders_in(text: str) -> list[tuple[str, ...]]:
    low = text.lower()
    return [tuple(name.split()) for spelling, name in HOLDERS.items() if spelling in low]


def _is_possessive(words: str) -> bool:
    return words.endswith(("’s", "'s", "s’", "s'"))
