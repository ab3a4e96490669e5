"""The people an article names, what it calls them, and whom a surname, a role or an epithet means."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from .names import (
    HOLDERS,
    RUN,
    is_body,
    is_place,
    is_title,
    known_holder,
    personal_name,
    places_in,
    runs_in,
    without_possessive,
)
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
_BEFORE, _AFTER = 70, 70


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
        mentions = [(match, personal_name(match.group().split(), self._places)) for match in RUN.finditer(text)]
        for match, name in mentions:
            if len(name) > 1 and not any(is_title(word) for word in name):
                self._full.setdefault(name[-1].lower(), Counter())[" ".join(name)] += 1
        for holder in HOLDERS.values():
            if known_holder(text) and holder.lower() in text.lower():
                self._full.setdefault(holder.split()[-1].lower(), Counter())[holder] += 1
        for match, name in mentions:
            if name:
                self._learn(text, match, self.full_name(" ".join(name)))

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
        main, _, apposition = phrase.partition(",")
        named = self._in_phrase(main)
        if named.name and named.is_person:
            return named
        beside = self._in_phrase(apposition) if apposition else UNNAMED
        first_words = apposition.split()[:1]
        if (
            beside.is_person
            and first_words
            and first_words[0].lower() not in ("who", "which", "whose", "of", "a", "an", "the")
        ):
            return beside
        return named

    def in_role(self, phrase: str, lately: list[str]) -> str | None:
        """Whom "the Russian president" or "the strongman" means: of those who fit the one spoken of last."""
        roles = {role.group().lower() for role in _ROLE.finditer(phrase)}
        head_of = _HEAD_OF.search(phrase)
        wanted = {ROLES.get(role, "leader") for role in roles} | ({head_of.group().lower()} if head_of else set())
        if not wanted:
            return None
        words = {without_possessive(word).lower() for word in _WORD.findall(phrase)}
        if words & PLURAL_OR_NAMELESS:
            return None
        candidates = [*lately, *(name for name in self._roles if name not in lately)]
        fitting = [name for name in candidates if self._fits(name, wanted, roles)]
        of_place = [name for name in fitting if self._is_of(name, phrase)]
        return (of_place or fitting or [None])[0]

    def pronoun_of(self, name: str) -> str | None:
        """ "he" or "she" where the text shows it."""
        return self._pronoun.get(name)

    def _in_phrase(self, words: str) -> Named:
        holder = known_holder(words)
        if holder:
            return Named(holder, is_person=True)
        body: str | None = None
        for run in reversed(runs_in(words)):
            before = words[: run.start()].split()
            parts = run.group().split()
            name = personal_name(parts, self._places)
            tied = bool(before) and before[-1].lower() in (
                "of",
                "for",
                "from",
                "at",
                "in",
                "with",
                "the",
                "by",
                "on",
                "to",
            )
            stripped = len(name) < len(parts)
            if run.group().endswith(("’s", "'s", "s’")) and words[run.end() :].strip():
                continue
            if name and is_place(name, self._places) and " ".join(name).lower() not in self._full:
                body = body or (" ".join(name) if not tied else None)
                continue
            if name and (
                not tied or (stripped and len(name) > 1) or (before[-1].lower() == "the" and len(before) == 1)
            ):
                rest = words[run.end() :].split()
                return self._person(name, rest, has_title=stripped or any(map(is_title, before)))
            if is_body(parts) and (not tied or before[-1].lower() == "the"):
                body = body or " ".join(without_possessive(part) for part in parts)
        return Named(body, is_person=False) if body and not self._is_role(words) else UNNAMED

    def _person(self, name: tuple[str, ...], rest: list[str], *, has_title: bool) -> Named:
        joined = " ".join(name)
        if has_title and len(name) == 1 and len(rest) == 1 and rest[0].isalpha() and not is_title(rest[0]):
            joined = f"{joined} {rest[0].capitalize()}"
        elif rest and not has_title and rest[-1].lower() in PLURAL_OR_NAMELESS:
            return UNNAMED
        return Named(self.full_name(joined), is_person=True)

    @staticmethod
    def _is_role(words: str) -> bool:
        first = words.split()[:1]
        return bool(_ROLE.search(words)) and bool(first) and first[0].lower() in DETERMINERS

    def _learn(self, text: str, match: re.Match[str], name: str) -> None:
        """Note what stands beside a name: roles, countries, courtesies."""
        before = re.split(r"[.!?;:,\n“”\"]", text[max(0, match.start() - _BEFORE) : match.start()])[-1] + match.group()
        after = re.match(r",\s(?:the|who|a|an)?\s?([^.!?;\n“”\",]{3,70})", text[match.end() : match.end() + _AFTER])
        beside = before + (f" {after.group(1)}" if after else "")
        self._roles.setdefault(name, set()).update(role.group().lower() for role in _ROLE.finditer(beside))
        self._beside.setdefault(name, set()).update(word.lower() for word in _WORD.findall(beside) if word[0].isupper())
        for word in _WORD.findall(before):
            low = word.lower().rstrip(".")
            pronoun = COURTESIES.get(low) or ("she" if low in SHE_ROLES else "he" if low in HE_ROLES else None)
            if pronoun:
                self._pronoun.setdefault(name, pronoun)

    def _fits(self, name: str, wanted: set[str], roles: set[str]) -> bool:
        own = self._roles.get(name, set())
        if own & roles:
            return True
        came_to = {ROLES.get(role, "leader") for role in own}
        if wanted & {"leader"}:
            return bool(came_to & LEADERS) or bool(roles & ANY_LEADER)
        return bool(came_to & wanted)

    def _is_of(self, name: str, phrase: str) -> bool:
        """Whether country or body of a role are named beside the person: "Halvian" and "Halvia" agree."""
        capitals = [word.lower() for word in _WORD.findall(phrase) if word[0].isupper()]
        own = {without_possessive(word) for word in self._beside.get(name, set())} - {
            part.lower() for part in name.split()
        }
        return any(word[:5] == other[:5] for word in capitals for other in own if not is_title(word))
