"""The people an article names, what it calls them, and whom a surname, a role or an epithet means."""

from __future__ import annotations

import re
from itertools import islice

from .bodies import Bodies
from .described import role_of_each
from .known_names import KnownNames
from .mentions import Mentions
from .names import HOLDERS, RUN, is_first_name, is_title
from .naming import Named, Naming
from .roles import Roles
from .words.terms_of_office import COUNTRIES_OF, OFFICES
from .words.titles import COURTESIES, HE_ROLES, SHE_ROLES

_WORD = re.compile(r"[\w’'.-]*\w")
_MOST_MENTIONS = 4000
_OFTEN = 10
"""So many mentions of a name are looked at for what stands beside it; the later ones tell little more."""

_SURNAMES_OF_MANY = ("Clinton", "Bush", "May", "Brown", "Johnson", "Cameron", "Scholz", "Hu", "Xi")
_HOLDERS_BY_SURNAME = {name.split()[-1]: name for name in HOLDERS.values() if name.split()[-1] not in _SURNAMES_OF_MANY}
"""Holders of office whom the surname alone tells."""


class People:
    """Read once for a text; then asked whom a phrase means."""

    def __init__(self, text: str) -> None:
        runs = list(islice(RUN.finditer(text), _MOST_MENTIONS))
        self._names = KnownNames(text, runs)
        self._bodies = Bodies(text, runs)
        self._roles = Roles(self._names.places)
        self._mentions = Mentions()
        self._naming = Naming(self._names, self._bodies)
        self._learn_mentions(text, runs)
        self._names.persons.update(self._names.holders)
        self._learn_offices()

    # ---- asking ----

    def who(self, phrase: str) -> Named:
        """Whom a noun phrase names, by itself: a person, a body, or nobody by name."""
        return self._naming.who(phrase)

    def full_name(self, name: str) -> str:
        """The fullest form the text has of a name: "Hardavel" is Josun Hardavel."""
        return self._names.full_name(name)

    def in_role(self, phrase: str, lately: list[str], at: int) -> str | None:
        """Whom "the Russian president" or "the strongman" means: of those who fit the one spoken of last."""
        spoken_of = [*lately[:1], *self.named_before(at), *lately]
        return self._roles.meant(phrase, spoken_of, self._mentions.counts, self._names.persons)

    def named_before(self, at: int) -> list[str]:
        """Who is named shortly before a place in the text, the nearest first."""
        return self._mentions.shortly_before(at)

    def leaders(self, phrase: str) -> list[str]:
        """The two whom "the two presidents" means, where the text has two of them."""
        role = role_of_each(phrase)
        if role is None:
            return []
        found = [name for name in self._mentions.counts if self._roles.meant(f"the {role}", [name], {name: 1}, set())]
        return found if len(found) == 2 else []

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
        return name in self._names.persons

    def pronoun_of(self, name: str) -> str | None:
        """ "he" or "she" where the text shows it, or the first name does."""
        return self._names.pronoun_of(name)

    # ---- learning ----

    def note_speaker(self, name: str) -> None:
        """Who speaks is a person."""
        self._names.persons.add(name)

    def _learn_mentions(self, text: str, runs: list[re.Match[str]]) -> None:
        since = 0
        for run in runs:
            words = self._names.person_in(text, run)
            if words:
                self._learn_mention(text, run, self.full_name(" ".join(words)), since)
                since = run.end()

    def _learn_mention(self, text: str, run: re.Match[str], name: str, since: int) -> None:
        if self._names.is_place(name.split()):
            return
        self._mentions.add(name, run.start())
        if self._mentions.counts[name] > _OFTEN:
            return
        before = self._roles.learn(text, run, name, since)
        if self._is_as_of_a_person(text, run, name):
            self._names.persons.add(name)
        for word in _WORD.findall(before):
            low = word.lower().rstrip(".")
            pronoun = COURTESIES.get(low) or ("she" if low in SHE_ROLES else "he" if low in HE_ROLES else None)
            if pronoun:
                self._names.learn_pronoun(name, pronoun)

    def _is_as_of_a_person(self, text: str, run: re.Match[str], name: str) -> bool:
        """Whether a name is written as people's are: by the surname, behind a title, with a first name."""
        is_surname = " " not in run.group() and " " in name
        return (
            is_surname
            or self._roles.is_known(name)
            or is_first_name(name.split()[0])
            or any(map(is_title, run.group().split()))
            or self._roles.has_apposition(text, run)
        )

    def _learn_offices(self) -> None:
        """What holders of office are known for, whatever the text says of them."""
        for name in self._mentions.counts:
            holder = name if name.lower() in HOLDERS else _HOLDERS_BY_SURNAME.get(name)
            if holder:
                self._roles.learn_office(name, OFFICES[holder])
                if holder != name:
                    self._roles.learn_country(name, COUNTRIES_OF[holder])
