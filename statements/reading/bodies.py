"""The bodies a text names: ministries, courts, companies, and what it calls them for short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .names import RUN, is_first_name, is_title, without_possessive
from .words import listed
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.body_heads import BODY_HEADS
from .words.grammar import DETERMINERS

_HEADS = BODY_WORDS | BODY_HEADS | MEDIA_WORDS | KNOWN_MEDIA
_CAPITALS = r"[^\W\d_a-zß-ÿ][\w&’'-]*"
_LINK = re.compile(
    rf"\s(?:of|for|on|to)\s(?:the\s)?{_CAPITALS}(?:\s{_CAPITALS}){{0,4}}"
    rf"(?:,\s{_CAPITALS}(?:\s{_CAPITALS})?)?(?:\sand\s{_CAPITALS}(?:\s{_CAPITALS}){{0,3}})?"
)
_ACRONYM = re.compile(r"\s\((?P<short>[A-Z][A-Za-z&.-]{1,9})\)")
_WORD = re.compile(r"[\w&-]+")
_GOES_ON = re.compile(r"[’']s?\s|\s(?!of\b|in\b|and\b|for\b|at\b|on\b|which\b|that\b)[a-z]")
_AND = re.compile(rf"(?P<first>{_CAPITALS}(?:\s{_CAPITALS}){{0,3}})(?:,\s{_CAPITALS})?\sand\s$")
_TIED_BY = frozenset({"of", "for", "in", "at", "from", "by", "with", "to"})
_EMPTY = DETERMINERS | listed("of for on in and to his her its their own main local national state regional federal")
_PREFIX = re.compile(r"^\w+-(?:led|based|backed|run|owned|controlled|funded)\s")
_MOST = 400
_NO_BODY = listed(
    "police officials media government authorities party state states republic county city district province"
)
"""Too common to be understood of the one body whose name has the word."""


class Bodies:
    """Read once for a text; then asked which body is meant."""

    def __init__(self, text: str, runs: Sequence[re.Match[str]]) -> None:
        self._short: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        """Each name with its words, in the order of the text."""
        for run in runs:
            name = self._beginning_at(text, run)
            if name and len(self._names) < _MOST:
                self._names.setdefault(name, _words(name))
                short = _ACRONYM.match(text, text.find(name, max(0, run.start() - 60)) + len(name))
                if short:
                    self._short.setdefault(short["short"].rstrip("."), name)

    def in_phrase(self, words: str) -> tuple[str, int] | None:
        """The body that a phrase names by itself, at its head, as the text names it most fully, and where it ends."""
        for run in RUN.finditer(words):
            before = words[: run.start()].split()
            tie = 4 if before and before[-1].endswith(("’s", "'s")) else 2 if before[-1:] == ["the"] else 1
            if {word.lower() for word in before[-tie:]} & _TIED_BY:
                continue
            name = self._beginning_at(words, run) or self._short_name(run.group())
            if name is None:
                continue
            end = max(run.end(), run.start() + len(name))
            if not _GOES_ON.match(words, end):
                return self.fullest(name), end
        return None

    def described(self, phrase: str) -> str | None:
        """The one body that "the commission", "the fire service" can mean."""
        words = {word.lower() for word in _WORD.findall(phrase)} - _EMPTY
        if not words or not words & _HEADS or (len(words) == 1 and words & _NO_BODY):
            return None
        fitting = [name for name, own in self._names.items() if words <= own]
        if not fitting and len(words) > 1:
            head = _WORD.findall(phrase)[-1].lower()
            fitting = [name for name, own in self._names.items() if head in own and head in _HEADS - _NO_BODY]
        return self._the_fullest_of(fitting)

    def fullest(self, name: str) -> str:
        """ "Supreme Court" is the "Halvian Supreme Court" where the text names no other."""
        name = self._short.get(name, name)
        longer = [other for other in self._names if other != name and other.endswith(f" {name}")]
        if not longer and " " in name:
            words = _words(name)
            longer = [other for other, own in self._names.items() if words < own]
        return longer[0] if len(longer) == 1 else name

    def is_one(self, name: str) -> bool:
        """Whether a name is that of a body the text names."""
        return name in self._names or name in self._short or name in self._short.values()

    def _short_name(self, run: str) -> str | None:
        short = without_possessive(run).removeprefix("The ")
        return short if short in self._short or (short.isupper() and len(short) > 1) else None

    def _the_fullest_of(self, names: list[str]) -> str | None:
        """Names of which each is part of one other are one body."""
        longest = max(names, key=len, default=None)
        return longest if longest and all(self._names[name] <= self._names[longest] for name in names) else None

    def _beginning_at(self, text: str, run: re.Match[str]) -> str | None:
        words = run.group()
        end = run.end()
        parts = words.split()
        parts = _behind_owner(parts)
        last = max((at for at, part in enumerate(parts) if without_possessive(part).lower() in _HEADS), default=None)
        if last is None or (last < len(parts) - 1 and not _LINK.match(text, end)):
            return None
        if last < len(parts) - 1 and is_title(parts[-1]) and parts[-1] != "General":
            return None
        link = _LINK.match(text, end) if without_possessive(words) == words else None
        while link:
            end = link.end()
            link = _LINK.match(text, end) if end - run.start() < 90 else None
        start = text.index(parts[0], run.start())
        start = self._joined_from(text, start) if start == run.start() else start
        return _PREFIX.sub("", without_possessive(text[start:end]).replace("\n", " ").removeprefix("The "))

    def _joined_from(self, text: str, start: int) -> int:
        """Where "Pacific Gas and Electric Company" begins, read from "Electric Company"."""
        joined = _AND.search(text, max(0, start - 60), start)
        if joined is None:
            return start
        first = joined["first"].removeprefix("The ").split()
        is_whole = first[-1].lower() in BODY_WORDS or any(is_title(word) or is_first_name(word) for word in first)
        is_part = len(first) > 1 or "," in joined.group()
        return start if is_whole or not is_part else text.index(first[0], joined.start())


def _behind_owner(parts: list[str]) -> list[str]:
    """ "Today’s Court of Session": what belongs to somebody is named by itself."""
    owner = max((at for at, part in enumerate(parts[:-1]) if without_possessive(part) != part), default=-1)
    parts = parts[owner + 1 :]
    return parts[1:] if len(parts) > 1 and parts[0].lower() in DETERMINERS else parts


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))
