"""Roles and epithets: what stands beside each name, and whom "the Halvian leader" can mean by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .names import is_of_a_people, is_title, without_possessive
from .verbs import reports
from .words import listed
from .words.bodies import BODY_WORDS
from .words.countries import COUNTRIES, IRREGULAR_PEOPLES
from .words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS
from .words.terms_of_office import COUNTRIES_OF
from .words.titles import ANY_LEADER, LEADERS, PLURAL_OR_NAMELESS, ROLES

_ROLE = re.compile(
    r"(?<![\w-])(?:prime minister|" + "|".join(map(re.escape, [*ROLES, *ANY_LEADER])) + r")\b(?![’']s)", re.IGNORECASE
)
_ROLE_BEHIND = re.compile(r"\b(?i:the|his|her|its|their|a|an)\s[^,]{0,60}$")
"""The role in "The Minister of Energy, Dalen Virosk"."""

_HEAD_OF = re.compile(r"\bhead of (?:state|government)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'.-]*\w")
_APPOSITION = re.compile(r"(?:,\s\d{2},?)?,\s(?:the|who|a|an|his|her|their)?\s?([^.!?;\n“”\",]{3,70})")
_STOP = r"[!?;:,\n“”\"]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGov)(?<!\bSen)(?<!\bRep)\."
_CLAUSE_EDGE = re.compile(
    rf"{_STOP}|\b(?:in|at|on|with|to|by|was|were|is|are|has|had|as|from|that|and|but|said|told)\b"
)
_CLAUSE_EDGE_AT_COMMA = re.compile(rf"{_STOP}|\b(?:was|were|is|are|has|had|that|and|but|said|told)\b")
_NEAR = 70
_FORMER = listed("former ex ex- late then then- outgoing")
_SHORT_PARTIES = {"gop": "republican", "democrat": "democratic", "tory": "conservative", "libertarians": "libertarian"}
_PARTIES = listed("gop republican democratic democrat green libertarian labour conservative tory liberal socialist")
_NO_HEADS = PREPOSITIONS | DETERMINERS | BODY_WORDS
_NO_EPITHET = listed("mother father man woman year day time way one others people member part head name end")


class Roles:
    """What is known of each name: roles, countries and plain nouns that stood beside it."""

    def __init__(self, places: frozenset[str]) -> None:
        self._places = places
        self._roles: dict[str, set[str]] = {}
        self._former: dict[str, set[str]] = {}
        self._origins: dict[str, set[str]] = {}
        self._capitals: dict[str, set[str]] = {}
        self._epithets: dict[str, set[str]] = {}

    def learn(self, text: str, match: re.Match[str], name: str, since: int) -> str:
        """Note what stands beside a name; hands back the words before it. Another name ended at `since`."""
        near = text[max(since, match.start() - _NEAR) : match.start()]
        before = _CLAUSE_EDGE.split(near)[-1] + match.group()
        if near.endswith(", ") and (behind := _ROLE_BEHIND.search(_CLAUSE_EDGE_AT_COMMA.split(near[:-2])[-1])):
            before = f"{behind.group()} {match.group()}"
        after = _APPOSITION.match(text, match.end(), match.end() + _NEAR)
        if after and any(reports(word.lower()) or word in AUXILIARIES for word in after.group(1).split()):
            after = None  # "at the meeting with Hask, the president said": that is another one
        beside = f"{before} {after.group(1)}" if after else before
        roles = {role.group().lower() for role in _ROLE.finditer(beside)}
        words = _WORD.findall(beside)
        kind = self._former if {word.lower() for word in words} & _FORMER else self._roles
        kind.setdefault(name, set()).update(roles)
        capitals = {without_possessive(word).lower() for word in words if word[0].isupper()}
        self._capitals.setdefault(name, set()).update(capitals - set(name.lower().split()))
        self._origins.setdefault(name, set()).update(self._origins_in(capitals - set(name.lower().split())))
        self._learn_epithet(_heads(before[: len(before) - len(match.group())]), name)
        titles = {word.lower().rstrip(".") for word in match.group().split() if is_title(word)}
        self._epithets.setdefault(name, set()).update(titles)
        if after:
            self._learn_epithet(_heads(after.group(1)), name)
        return before

    def learn_office(self, name: str, office: str) -> None:
        """An office that somebody is known to have held, whatever the text says."""
        self._roles.setdefault(name, set()).add(office)

    def learn_country(self, name: str, country: str) -> None:
        self._origins.setdefault(name, set()).add(_origin(country.lower()))

    def is_known(self, name: str) -> bool:
        """Whether a role has stood beside a name."""
        return bool(self._roles.get(name) or self._former.get(name))

    def has_apposition(self, text: str, match: re.Match[str]) -> bool:
        follows = text[match.end() : match.end() + 8].startswith((", who ", ", of the"))
        return follows and bool(_APPOSITION.match(text, match.end(), match.end() + _NEAR))

    def meant(self, phrase: str, lately: list[str], mentions: Mapping[str, int], titled: set[str]) -> str | None:
        """Whom a definite phrase means: of those who fit the one spoken of last, of a country's its own."""
        roles = {role.group().lower() for role in _ROLE.finditer(phrase)}
        head_of = _HEAD_OF.search(phrase)
        wanted = {head_of.group().lower()} if head_of else {ROLES.get(role, "leader") for role in roles}
        roles = roles if head_of is None else wanted
        words = {without_possessive(word).lower() for word in _WORD.findall(phrase)}
        if words & PLURAL_OR_NAMELESS:
            return None
        candidates = list(dict.fromkeys([*lately, *mentions]))
        if not wanted:
            return self._by_epithet(phrase, candidates)
        is_former = bool(words & _FORMER)
        fitting = [name for name in candidates if self._fits(name, wanted, roles, is_former=is_former, titled=titled)]
        return self._of_its_country(phrase, fitting, mentions) or self._by_epithet(phrase, candidates)

    def _of_its_country(self, phrase: str, fitting: list[str], mentions: Mapping[str, int]) -> str | None:
        capitals = {without_possessive(word).lower() for word in _WORD.findall(phrase) if word[0].isupper()}
        capitals -= DETERMINERS | {word for word in capitals if is_title(word)}
        origins = self._origins_in(capitals)
        if not capitals - _PARTIES:
            fitting = [name for name in fitting if self._may_be_of(name, capitals)]
            return self._most_spoken_of(fitting, mentions)
        for name in fitting:
            own = self._own_origins(name)
            alike = any(word[:5] == other[:5] for word in capitals for other in self._capitals.get(name, ()))
            if origins & own or (alike and not origins):
                return name
        left = [name for name in fitting if origins and not self._own_origins(name)]
        return left[0] if left else None

    def _may_be_of(self, name: str, parties: set[str]) -> bool:
        """No other party than the one that is named has stood beside a name."""
        own = {_SHORT_PARTIES.get(word, word) for word in self._capitals.get(name, ())} & _PARTIES
        return not parties or not own or bool(own & {_SHORT_PARTIES.get(word, word) for word in parties})

    def _most_spoken_of(self, fitting: list[str], mentions: Mapping[str, int]) -> str | None:
        """The one spoken of last, unless another who fits is spoken of much more."""
        if not fitting:
            return None
        most = max(fitting, key=lambda name: mentions.get(name, 0))
        return fitting[0] if mentions.get(fitting[0], 0) * 2 >= mentions.get(most, 0) else most

    def _by_epithet(self, phrase: str, candidates: Iterable[str]) -> str | None:
        """ "The former banker": whoever the text has called a banker, where that is one."""
        words = _heads(phrase).lower().split()
        if not words or words[0] not in ("the", "this", "that") or len(words) < 2 or words[-1] in _NO_EPITHET:
            return None
        fitting = [name for name in candidates if words[-1] in self._epithets.get(name, ())]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, name: str, wanted: set[str], roles: set[str], *, is_former: bool, titled: set[str]) -> bool:
        own = self._roles.get(name, set())
        if is_former:
            own = self._former.get(name, set()) or own
        elif not own:
            own = self._former.get(name, set())
        came_to = {ROLES.get(role, "leader") for role in own}
        if own & roles or came_to & wanted:
            return True
        if "leader" in wanted:
            return bool(came_to & LEADERS) or (name in titled and bool(roles & ANY_LEADER))
        return False

    def _own_origins(self, name: str) -> set[str]:
        known = COUNTRIES_OF.get(name)
        return self._origins.get(name, set()) | ({_origin(known.lower())} if known else set())

    def _origins_in(self, words: Iterable[str]) -> set[str]:
        """The countries of "Halvia", "Halvian", "British", by their first letters."""
        found = set()
        for word in words:
            low = word.rstrip(".")
            if low in IRREGULAR_PEOPLES or low in COUNTRIES or low in self._places or is_of_a_people(low, self._places):
                found.add(_origin(low))
        return found

    def _learn_epithet(self, words: str, name: str) -> None:
        parts = words.split()
        if parts and parts[-1].isalpha() and (parts[-1].islower() or is_title(parts[-1])):
            self._epithets.setdefault(name, set()).update({parts[-1].lower()} - _NO_HEADS)


def _origin(word: str) -> str:
    return IRREGULAR_PEOPLES.get(word, word)[:4]


def _heads(phrase: str) -> str:
    """A noun phrase up to its first preposition: what it is about stands last in it."""
    words = phrase.split()
    end = next(
        (at for at, word in enumerate(words) if at and word.lower() in PREPOSITIONS | {"who", "and"}), len(words)
    )
    return " ".join(words[:end])
