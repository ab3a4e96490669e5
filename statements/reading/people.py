"""The people an article names, what it calls them, and whom a surname, a role or an epithet means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import islice
from typing import NamedTuple

from .bodies import Bodies
from .full_names import FullNames
from .names import (
    HOLDERS,
    RUN,
    folded,
    follows_a_title,
    is_body,
    is_first_name,
    is_of_a_people,
    is_place,
    is_title,
    known_holder,
    personal_name,
    places_in,
    runs_in,
    without_possessive,
)
from .roles import Roles
from .words.bodies import BODY_WORDS
from .words.body_heads import BODY_HEADS, DOCUMENTS, MEMBERS
from .words.countries import COUNTRIES
from .words.first_names import HE_NAMES, SHE_NAMES
from .words.grammar import DETERMINERS
from .words.terms_of_office import COUNTRIES_OF, OFFICES
from .words.titles import COURTESIES, HE_ROLES, PLURAL_OR_NAMELESS, ROLES, SHE_ROLES

_WORD = re.compile(r"[\w’'.-]*\w")
_ROLE = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, [*ROLES, "leader"])) + r")\b", re.IGNORECASE)
_CLAUSE_ABOUT = re.compile(r"(?<!,)\swho\s")
_MOST_MENTIONS = 4000
_SHORTLY = 12
_OFTEN = 10
"""So many mentions of a name are looked at for what stands beside it; the later ones tell little more."""

_OPENING = re.compile(r"^(?:The|An?|His|Her|Their|Its|This|That|Both|Some)\s")
_BRACKETS = re.compile(r"\s?\([^()]{0,60}\)")
_PLACED = re.compile(r"^\w+-(?:led|based|backed|run|owned|controlled|funded)\s")
_MID_SENTENCE = re.compile(r"[a-z,][ \xa0]\Z")
_NAME_IS_HEAD = re.compile(r"\s?\(|\s(?:of|from|at|in|on|with|and|who)\b|\s*$")
"""What may follow a name in its phrase; a noun behind it makes it an adjective: "the Russian leader"."""

_DESCRIBED = BODY_WORDS | {"military", "forces", "magazine", "newspaper"}
_TIES = frozenset({"of", "for", "from", "at", "in", "with", "by", "on", "to", "within", "inside", "near"})
_AUTHOR = re.compile(r"\b(?:by|from|of|sent from|posted by)\s(?P<author>(?:the\s)?[^,]{2,80})$")
_OWNER = re.compile(r"^(?P<owner>(?:the\s|The\s)?[A-Z][^,]{0,60}?)[’']s?\s(?P<what>[^,]+)$")
_SURNAMES = {
    name.split()[-1]: name
    for name in HOLDERS.values()
    if name.split()[-1] not in ("Clinton", "Bush", "May", "Brown", "Johnson", "Cameron", "Scholz", "Hu", "Xi")
}
"""Holders of office whom the surname alone tells."""

_PLURAL = re.compile(r"[A-Z][a-z]+(?:ers|ors|ists|ents|ants|ions|ans|ics|als|ats|ees|ians|ties|ves|ses|ings)$")


_COMMA = re.compile(r",(?!\s\d{4})")
_WHEN = re.compile(r"\s(?:last|this|on|in|late|early|earlier)\s.{0,30}$")


def document_in(phrase: str) -> int | None:
    """Which word of a phrase is a statement, a report, a poll, if any is."""
    return next((at for at, word in enumerate(phrase.split()) if word.strip(",") in DOCUMENTS), None)


def names_a_role(phrase: str) -> bool:
    """Whether "the governor" stands for one who holds a role."""
    return bool(_ROLE.search(phrase)) and not any(_is_plural(word) for word in phrase.split())


class Named(NamedTuple):
    """Whom a phrase means; `name` is None for the unnamed."""

    name: str | None
    is_person: bool


UNNAMED = Named(None, is_person=False)


class People:
    """Read once for a text; then asked whom a phrase means."""

    def __init__(self, text: str) -> None:
        self._places = places_in(text)
        self._full = FullNames()
        self._mentions: Counter[str] = Counter()
        self._at: list[int] = []
        self._named_at: list[str] = []
        """Where each name stands."""
        self._pronoun: dict[str, str] = {}
        self._titled: set[str] = set()
        self._known: dict[str, Named] = {}
        self._names: dict[tuple[str, bool], tuple[str, ...]] = {}
        runs = list(islice(RUN.finditer(text), _MOST_MENTIONS))
        self._bodies = Bodies(text, runs)
        self._roles = Roles(self._places)
        mentions = [(match, self._name(text, match)) for match in runs]
        headline = len(text) - len(text.lstrip())
        headline = text.find("\n", headline)
        for match, name in mentions:
            if len(name) == 2 or (len(name) > 2 and match.start() > headline):
                self._full.add(name)
        for name in _holders_in(text):
            self._full.add(name)
        self._solo = {
            name[0]
            for match, name in mentions
            if len(name) == 1
            and (_MID_SENTENCE.search(text, max(0, match.start() - 3), match.start()) or " " in match.group())
        }
        since = 0
        for match, name in mentions:
            if name:
                self._learn(text, match, self.full_name(" ".join(name)), since)
                since = match.end()
        self._titled |= {" ".join(name) for name in _holders_in(text)}
        self._note_offices()

    def _note_offices(self) -> None:
        for name in list(self._mentions):
            holder = name if name.lower() in HOLDERS else _SURNAMES.get(name)
            if holder:
                self._roles.learn_office(name, OFFICES[holder])
                if holder != name:
                    self._roles.learn_country(name, COUNTRIES_OF[holder])

    def full_name(self, name: str) -> str:
        """The fullest form the text has of a name: "Hardavel" is Josun Hardavel."""
        return self._full.of(name)

    def who(self, phrase: str) -> Named:
        """Whom a noun phrase names, by itself: a person, a body, or nobody by name."""
        if phrase not in self._known:
            self._known[phrase] = self._who(self._in_lower_case(phrase))
        return self._known[phrase]

    def in_role(self, phrase: str, lately: list[str], at: int) -> str | None:
        """Whom "the Russian president" or "the strongman" means: of those who fit the one spoken of last."""
        return self._roles.meant(phrase, [*lately[:1], *self.named_before(at), *lately], self._mentions, self._titled)

    def named_before(self, at: int) -> list[str]:
        """Who is named shortly before a place in the text, the nearest first."""
        number = bisect_left(self._at, at)
        return list(dict.fromkeys(reversed(self._named_at[max(0, number - _SHORTLY) : number])))

    def body_meant(self, phrase: str) -> str | None:
        """The body of the text that "the commission" or "the fire service" means."""
        return self._bodies.described(phrase)

    def is_body(self, name: str) -> bool:
        """Whether a name is that of a body: a place or a network is none."""
        return self._bodies.is_one(name)

    def has_role(self, name: str) -> bool:
        return self._roles.is_known(name)

    def is_person(self, name: str) -> bool:
        """Whether the text itself treats a name as a person's: with a title, a role, or by the surname alone."""
        return name in self._titled

    def pronoun_of(self, name: str) -> str | None:
        """ "he" or "she" where the text shows it, or the first name does."""
        if name in self._pronoun:
            return self._pronoun[name]
        first = folded(name.split()[0])
        return "he" if first in HE_NAMES else "she" if first in SHE_NAMES else None

    def note_speaker(self, name: str) -> None:
        """Who speaks is a person."""
        self._titled.add(name)

    def leaders(self, phrase: str) -> list[str]:
        """The two whom "the two presidents" means, where the text has two of them."""
        role = _ROLE.search(re.sub(r"s\b", "", phrase))
        found = [
            name
            for name in self._mentions
            if role and self._roles.meant(f"the {role.group()}", [name], {name: 1}, set())
        ]
        return found[:2] if len(found) == 2 else []

    # ---- phrases ----

    def _in_lower_case(self, phrase: str) -> str:
        """ "SENATOR HASK", as transcripts print names; what is no name stays as it is."""
        is_name = phrase.isupper() and (self._full.has_family(phrase.split()) or phrase.count(" ") > 1)
        return phrase.title() if is_name else phrase

    def _who(self, phrase: str) -> Named:
        phrase = _OPENING.sub(lambda article: article.group().lower(), _BRACKETS.sub("", phrase))
        made = self._maker(phrase)
        if made is not None:
            return made
        main, _, apposition = _CLAUSE_ABOUT.split(phrase)[0].partition(",")
        named = self._in_phrase(main)
        if not apposition.strip() or (named.is_person and not _is_described(main)):
            return named
        beside = self._in_phrase(_last_name(apposition))
        belongs = apposition.split()[0][0].isupper() or _is_described(main) or "’s " in main or "'s " in main
        if named.name is None and beside.name and apposition.lower().startswith(" the "):
            return beside
        return beside if beside.is_person and belongs else named

    def _maker(self, phrase: str) -> Named | None:
        """Who is meant by "a statement released by the ministry", "Hask’s account", "the ministry’s report"."""
        owned = _OWNER.match(phrase)
        if owned:
            what = owned["what"].lower().split()
            if what[-1] in MEMBERS:
                return UNNAMED
            return self._who(owned["owner"]) if what[-1] in DOCUMENTS else None
        main = _COMMA.split(phrase)[0]
        words, at = main.split(), document_in(main)
        if at is None:
            return None
        author = _AUTHOR.search(" ".join(words[at + 1 :]))
        if author:
            return self._who(_WHEN.sub("", author["author"]))
        before = words[:at]
        runs = runs_in(" ".join(before))
        if at < len(words) - 1 or not runs or is_of_a_people(runs[-1].group(), self._places):
            return None
        opens = runs[-1].start() == 0 and not (runs[-1].group().isupper() or " " in runs[-1].group())
        return None if opens else self._who(runs[-1].group())

    def _in_phrase(self, words: str) -> Named:
        holder = known_holder(words)
        if holder and not re.search(rf"{holder.split()[-1]}(?:'s|’s)\s\w", words, re.IGNORECASE):
            return Named(holder, is_person=True)
        if self._is_nobody(words):
            return UNNAMED
        named = self._bodies.in_phrase(words)
        body = None
        for run in reversed(runs_in(words)):
            if named and run.end() <= named[1]:
                break
            if not _NAME_IS_HEAD.match(words[run.end() :]) or (
                _is_possessive(run.group()) and words[run.end() :].strip()
            ):
                continue
            parts, before = run.group().split(), words[: run.start()].split()
            name = self._name(words, run)
            tied = bool({word.lower() for word in before[-2:]} & _TIES)
            if name and len(name) == 1 and self._is_nobody(name[0]):
                continue
            if name and (not tied or (len(name) < len(parts) and len(name) > 1)) and not self._is_place(name):
                return Named(self._with_courtesy(" ".join(name), [*before, *parts]), is_person=True)
            if not tied and body is None and (is_body(parts) or self._is_place(parts)):
                body = " ".join([*parts[:-1], without_possessive(parts[-1])])
        is_role = named is None and bool(_ROLE.search(words)) and words.split()[:1] != []
        is_role = is_role and words.split()[0].lower() in DETERMINERS
        body = named[0] if named else body
        if not is_role and body is None:
            body = _described_body(words)
        return UNNAMED if is_role or body is None or self._is_any_medium(body) else Named(body, is_person=False)

    def _with_courtesy(self, name: str, before: list[str]) -> str:
        """ "Mrs Clinton" is not Bill."""
        pronoun = next((COURTESIES[word.lower()] for word in before if word.lower() in COURTESIES), None)
        if pronoun and " " not in name:
            alike = [full for full in self._full.of_family(name) if self.pronoun_of(full) in (pronoun, None)]
            if len(alike) == 1:
                return self.full_name(alike[0])
        return self.full_name(name)

    def _is_nobody(self, words: str) -> bool:
        """ "Police", "Protesters", "Democrats": a word that is a capital because it opens the sentence."""
        parts = words.split()
        head = next((at for at, word in enumerate(parts) if at and word.lower() in _TIES | {"including"}), len(parts))
        if head < len(parts) and _is_plural(parts[head - 1]):
            return True
        if len(parts) != 1:
            return False
        low = parts[0].lower()
        if low in PLURAL_OR_NAMELESS:
            return True
        known = self._full.knows(parts[0]) or is_body(parts) or is_first_name(parts[0])
        if known or self.is_body(parts[0]) or self._is_place(parts):
            return False
        return bool(_PLURAL.fullmatch(parts[0])) or (parts[0].isalpha() and parts[0] not in self._solo)

    def _name(self, words: str, run: re.Match[str]) -> tuple[str, ...]:
        after_title = follows_a_title(words[max(0, run.start() - 40) : run.start()])
        key = (run.group(), after_title)
        if key not in self._names:
            self._names[key] = personal_name(run.group().split(), self._places, after_title=after_title)
        return self._names[key]

    def _is_any_medium(self, body: str) -> bool:
        """ "Russian media", "Media reports": nobody in particular."""
        words = body.lower().split()
        while words and words[-1] in ("reports", "report"):
            words.pop()
        return bool(words) and words[-1] == "media" and all(is_of_a_people(w, self._places) for w in words[:-1])

    def _is_place(self, name: tuple[str, ...] | list[str]) -> bool:
        joined = " ".join(name)
        return joined.lower() in COUNTRIES or (
            is_place(name, self._places) and joined not in self._titled and not self._full.has_family(name)
        )

    # ---- learning ----

    def _learn(self, text: str, match: re.Match[str], name: str, since: int) -> None:
        """Note what stands beside a name: roles, countries, courtesies."""
        if self._is_place(name.split()):
            return
        self._mentions[name] += 1
        self._at.append(match.start())
        self._named_at.append(name)
        if self._mentions[name] > _OFTEN:
            return
        before = self._roles.learn(text, match, name, since)
        is_titled = any(map(is_title, match.group().split())) or (" " not in match.group() and " " in name)
        if (
            is_titled
            or self._roles.is_known(name)
            or self._roles.has_apposition(text, match)
            or is_first_name(name.split()[0])
        ):
            self._titled.add(name)
        for word in _WORD.findall(before):
            low = word.lower().rstrip(".")
            pronoun = COURTESIES.get(low) or ("she" if low in SHE_ROLES else "he" if low in HE_ROLES else None)
            if pronoun:
                self._pronoun.setdefault(name, pronoun)


def _is_plural(word: str) -> bool:
    """ "Officials at", "politicians of", "others in": many, none of whom is named."""
    low = word.lower()
    names_none = word.islower() and low.endswith("s") and not low.endswith("ss") and low not in BODY_WORDS | BODY_HEADS
    return names_none or low in PLURAL_OR_NAMELESS or bool(_PLURAL.fullmatch(word) and low not in BODY_HEADS)


def _is_described(main: str) -> bool:
    """ "The director of Amnesty International", "A lawmaker": who it is may stand behind the comma."""
    first = main.split()[0] if main.split() else ""
    return first.lower() in DETERMINERS and bool(
        re.search(r"\b[a-z]+\s(?:of|for|at|to|in)\b", main) or _ROLE.search(main)
    )


def _last_name(apposition: str) -> str:
    """ "Rail, Maritime and Transport Workers), Mick Cash": the last part that is a name."""
    parts = [part.strip() for part in apposition.split(",") if part.strip()]
    return next((part for part in reversed(parts[:4]) if part[:1].isupper()), parts[0] if parts else "")


def _described_body(words: str) -> str | None:
    """ "Drevonia's energy ministry", "the Halvian parliament": bodies without a name of their own."""
    parts = words.strip().split()
    parts = parts[1:] if parts and parts[0].lower() == "the" else parts
    is_one = len(parts) > 1 and parts[0][0].isupper() and parts[-1].lower() in _DESCRIBED
    return _PLACED.sub("", " ".join(parts)) if is_one else None


def _holders_in(text: str) -> list[tuple[str, ...]]:
    low = text.lower()
    return [tuple(name.split()) for spelling, name in HOLDERS.items() if spelling in low]


def _is_possessive(words: str) -> bool:
    return words.endswith(("’s", "'s", "s’", "s'"))
