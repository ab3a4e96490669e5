"""The names of a text as it uses them: full or in part, of people or places, for him or for her."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .full_names import FullNames
from .names import folded, follows_a_title, holders_in, is_place, personal_name, places_in
from .words.countries import COUNTRIES
from .words.first_names import HE_NAMES, SHE_NAMES
from .words.titles import COURTESIES

_MID_SENTENCE = re.compile(r"[a-z,][ \xa0]\Z")
_TITLE_IS_NEAR = 40


class KnownNames:
    """Read from the runs of capitals of a text; then told, and asked, what a name is."""

    def __init__(self, text: str, runs: Sequence[re.Match[str]]) -> None:
        self.places = places_in(text)
        self.persons: set[str] = set()
        """Those the text treats as a person: by a title, a role, a first name, or in that they speak."""
        self.holders = holders_in(text)
        """The holders of office it names, in whatever case."""
        self._full = FullNames()
        self._pronouns: dict[str, str] = {}
        self._parted: dict[tuple[str, bool], tuple[str, ...]] = {}
        named = [(run, self.person_in(text, run)) for run in runs]
        self._learn_full_names(text, named)
        self._alone = {
            name[0] for run, name in named if len(name) == 1 and (_is_mid_sentence(text, run) or " " in run.group())
        }
        """Single words that are capitals for another reason than that they open a sentence."""

    def _learn_full_names(self, text: str, named: Iterable[tuple[re.Match[str], tuple[str, ...]]]) -> None:
        """Three capitals or more in the headline may be no name: many papers capitalise every word of it."""
        headline = text.find("\n", len(text) - len(text.lstrip()))
        for run, name in named:
            if len(name) == 2 or (len(name) > 2 and run.start() > headline):
                self._full.add(name)
        for holder in self.holders:
            self._full.add(holder.split())

    def person_in(self, words: str, run: re.Match[str]) -> tuple[str, ...]:
        """The words of a person's name in a run of capitals; () where it is none."""
        after_title = follows_a_title(words[max(0, run.start() - _TITLE_IS_NEAR) : run.start()])
        key = (run.group(), after_title)
        if key not in self._parted:
            self._parted[key] = personal_name(run.group().split(), self.places, after_title=after_title)
        return self._parted[key]

    def full_name(self, name: str) -> str:
        """The fullest form the text has of a name: "Hardavel" is Josun Hardavel."""
        return self._full.of(name)

    def full_name_after(self, words: Iterable[str], name: str) -> str:
        """The same for a name behind its titles and courtesies: "Mrs Clinton" is not Bill."""
        pronoun = next((COURTESIES[word.lower()] for word in words if word.lower() in COURTESIES), None)
        if pronoun and " " not in name:
            alike = [full for full in self._full.of_family(name) if self.pronoun_of(full) in (pronoun, None)]
            if len(alike) == 1:
                return self._full.of(alike[0])
        return self._full.of(name)

    def is_family(self, words: Sequence[str]) -> bool:
        """Whether the last of these words is the family name of somebody."""
        return self._full.has_family(words)

    def is_part_of_one(self, word: str) -> bool:
        """Whether a word is part of somebody's full name."""
        return self._full.knows(word)

    def stands_alone(self, word: str) -> bool:
        """Whether the text uses a word as a name by itself, elsewhere than where a sentence opens."""
        return word in self._alone

    def is_place(self, words: Sequence[str]) -> bool:
        """Whether a name is that of a country, or of a place where nobody has the same name."""
        joined = " ".join(words)
        if joined.lower() in COUNTRIES:
            return True
        return is_place(words, self.places) and joined not in self.persons and not self._full.has_family(words)

    def pronoun_of(self, name: str) -> str | None:
        """ "he" or "she" where the text shows it, or the first name does."""
        if name in self._pronouns:
            return self._pronouns[name]
        first = folded(name.split()[0])
        return "he" if first in HE_NAMES else "she" if first in SHE_NAMES else None

    def learn_pronoun(self, name: str, pronoun: str) -> None:
        """The first that is learnt stays."""
        self._pronouns.setdefault(name, pronoun)


def _is_mid_sentence(text: str, run: re.Match[str]) -> bool:
    return bool(_MID_SENTENCE.search(text, max(0, run.start() - 3), run.start()))
