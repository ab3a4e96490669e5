"""The full names a text has, and which of them a part of a name stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .names import HOLDERS, PARTICLES, SUFFIXES, folded, surname

_LONGEST = 5
"""In words; what is longer is two names that stand side by side."""


class FullNames:
    """Filled with the names a text has in full; then asked for the full form of others."""

    def __init__(self) -> None:
        self._by_family: dict[str, Counter[str]] = {}
        self._by_first: dict[str, Counter[str]] = {}
        """By their first word: people are called by it, or it is the family name."""
        self._by_last_but_one: dict[str, Counter[str]] = {}
        """Of two family names people go by the first."""
        self._answers: dict[str, str] = {}
        """What was answered since the last name was added: the same few names are asked for again and again."""

    def add(self, name: Sequence[str]) -> None:
        self._answers.clear()
        full = " ".join(name)
        full = full.title() if full.isupper() else full
        self._by_family.setdefault(surname(name), Counter())[full] += 1
        if name[0].lower() not in PARTICLES:
            self._by_first.setdefault(folded(name[0]), Counter())[full] += 1
        has_two = len(name) > 2 and name[-1].lower() not in SUFFIXES
        if has_two and name[-2].lower().rstrip(".") not in PARTICLES:
            self._by_last_but_one.setdefault(surname(name[:-1]), Counter())[full] += 1

    def of(self, name: str) -> str:
        """The fullest form of a name; the name itself where it has none, or may be that of two people."""
        if name not in self._answers:
            self._answers[name] = self._of(name)
        return self._answers[name]

    def _of(self, name: str) -> str:
        words = name.split()
        if name.lower() in HOLDERS:
            return HOLDERS[name.lower()]
        if len(words) == 1 or words[0].lower() in PARTICLES:
            return self._of_part(name)
        return self._fullest(words)

    def of_family(self, name: str) -> Iterable[str]:
        """The full names that end in this family name."""
        return self._by_family.get(surname([name]), ())

    def has_family(self, name: Sequence[str]) -> bool:
        """Whether somebody's family name is the last of these words."""
        return surname(name) in self._by_family

    def knows(self, word: str) -> bool:
        """Whether a word is part of a full name."""
        names = (self._by_family, self._by_last_but_one, self._by_first)
        return any(folded(word.rstrip(".")) in each for each in names)

    def _fullest(self, words: list[str]) -> str:
        alike = [full for full in self._by_family.get(surname(words), ()) if is_fuller(full, words)]
        alike += [full for full in self._by_first.get(folded(words[0]), ()) if is_fuller(full, words)]
        return max(alike, key=lambda full: (len(full.split()), len(full)), default=" ".join(words))

    def _of_part(self, name: str) -> str:
        key = surname(name.split())
        known = self._by_family.get(key) or self._by_last_but_one.get(key) or self._by_first.get(key)
        if not known:
            return name
        (likely, most), *others = known.most_common()
        rivals = [full for full, count in others if count == most and not is_fuller(likely, full.split())]
        if any(not is_fuller(full, likely.split()) for full in rivals):
            return name
        return HOLDERS.get(likely.lower()) or self._fullest(likely.split())


def is_fuller(full: str, words: list[str]) -> bool:
    """Whether a name is another form of one with the same first word and no fewer words: no junior for his father."""
    own = [folded(word.rstrip(".")) for word in full.split()]
    other = [folded(word.rstrip(".")) for word in words]
    same_generation = (own[-1] in SUFFIXES) == (other[-1] in SUFFIXES) or own[-2:-1] != other[-1:]
    return own[0] == other[0] and set(other) <= set(own) and len(own) <= _LONGEST and same_generation
