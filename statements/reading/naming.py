"""Whom a noun phrase names by itself: a person, a body, or nobody by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .bodies import Bodies
from .described import described_body, document_in, is_described, is_plural, is_plural_of_people, is_role, last_name
from .known_names import KnownNames
from .names import is_body, is_first_name, is_of_a_people, known_holder, runs_in, without_possessive
from .words.body_heads import DOCUMENTS, MEMBERS
from .words.titles import PLURAL_OR_NAMELESS

_OPENING = re.compile(r"^(?:The|An?|His|Her|Their|Its|This|That|Both|Some)\s")
_BRACKETS = re.compile(r"\s?\([^()]{0,60}\)")
_CLAUSE_ABOUT = re.compile(r"(?<!,)\swho\s")
_NAME_IS_HEAD = re.compile(r"\s?\(|\s(?:of|from|at|in|on|with|and|who)\b|\s*$")
"""What may follow a name in its phrase; a noun behind it makes it an adjective: "the Russian leader"."""

_TIES = frozenset({"of", "for", "from", "at", "in", "with", "by", "on", "to", "within", "inside", "near"})
_TIES_AND_INCLUDING = _TIES | {"including"}
_AUTHOR = re.compile(r"\b(?:by|from|of|sent from|posted by)\s(?P<author>(?:the\s)?[^,]{2,80})$")
_OWNER = re.compile(r"^(?P<owner>(?:the\s|The\s)?[A-Z][^,]{0,60}?)[’']s?\s(?P<what>[^,]+)$")
_COMMA = re.compile(r",(?!\s\d{4})")
_WHEN = re.compile(r"\s(?:last|this|on|in|late|early|earlier)\s.{0,30}$")


class Named(NamedTuple):
    """Whom a phrase means; `name` is None for the unnamed."""

    name: str | None
    is_person: bool


UNNAMED = Named(None, is_person=False)


class Naming:
    """Answers from what is known of the names and bodies of a text."""

    def __init__(self, names: KnownNames, bodies: Bodies) -> None:
        self._names = names
        self._bodies = bodies
        self._answers: dict[str, Named] = {}

    def who(self, phrase: str) -> Named:
        """Whom a phrase names; what was answered once is not asked again."""
        if phrase not in self._answers:
            self._answers[phrase] = self._who(self._in_lower_case(phrase))
        return self._answers[phrase]

    def _in_lower_case(self, phrase: str) -> str:
        """ "SENATOR HASK", as transcripts print names; what is no name stays as it is."""
        is_name = phrase.isupper() and (self._names.is_family(phrase.split()) or phrase.count(" ") > 1)
        return phrase.title() if is_name else phrase

    def _who(self, phrase: str) -> Named:
        phrase = _OPENING.sub(lambda article: article.group().lower(), _BRACKETS.sub("", phrase))
        made = self._owner_or_author(phrase)
        if made is not None:
            return made
        main, _, apposition = _CLAUSE_ABOUT.split(phrase)[0].partition(",")
        named = self._by_head(main)
        if not apposition.strip() or (named.is_person and not is_described(main)):
            return named
        beside = self._by_head(last_name(apposition))
        if named.name is None and beside.name and apposition.lower().startswith(" the "):
            return beside
        return beside if beside.is_person and _is_about(main, apposition) else named

    # ---- what somebody made ----

    def _owner_or_author(self, phrase: str) -> Named | None:
        """Who is meant by "Hask’s account" or "a report by the ministry"; None where the phrase is nothing such."""
        owned = _OWNER.match(phrase)
        if owned is None:
            return self._author(_COMMA.split(phrase)[0])
        what = owned["what"].lower().split()[-1]
        if what in MEMBERS:
            return UNNAMED
        return self._who(owned["owner"]) if what in DOCUMENTS else None

    def _author(self, phrase: str) -> Named | None:
        """ "A statement released by the ministry last week", "the Orlund report"."""
        words, document = phrase.split(), document_in(phrase)
        if document is None:
            return None
        author = _AUTHOR.search(" ".join(words[document + 1 :]))
        if author:
            return self._who(_WHEN.sub("", author["author"]))
        runs = runs_in(" ".join(words[:document]))
        if document < len(words) - 1 or not runs or is_of_a_people(runs[-1].group(), self._names.places):
            return None
        author_name = runs[-1].group()
        is_mere_opening = runs[-1].start() == 0 and not (author_name.isupper() or " " in author_name)
        return None if is_mere_opening else self._who(author_name)

    # ---- the head of a phrase ----

    def _by_head(self, words: str) -> Named:
        holder = known_holder(words)
        if holder and not _owns(holder, words):
            return Named(holder, is_person=True)
        if self._is_nobody(words):
            return UNNAMED
        body, end = self._bodies.in_phrase(words) or (None, 0)
        found = self._behind(end, words)
        if found.is_person:
            return found
        if body is None and is_role(words):
            return UNNAMED
        name = body or found.name or described_body(words)
        return UNNAMED if name is None or self._is_any_medium(name) else Named(name, is_person=False)

    def _behind(self, end: int, words: str) -> Named:
        """The last person named behind a place in a phrase; where there is none, the last body or country."""
        body = None
        for run in _heads_behind(end, words):
            before, parts = words[: run.start()].split(), run.group().split()
            name = self._names.person_in(words, run)
            if len(name) == 1 and self._is_nobody(name[0]):
                continue
            is_tied = any(word.lower() in _TIES for word in before[-2:])
            if name and (not is_tied or 1 < len(name) < len(parts)) and not self._names.is_place(name):
                return Named(self._names.full_name_after([*before, *parts], " ".join(name)), is_person=True)
            if not is_tied and body is None and (is_body(parts) or self._names.is_place(parts)):
                body = " ".join([*parts[:-1], without_possessive(parts[-1])])
        return Named(body, is_person=False)

    def _is_nobody(self, words: str) -> bool:
        """ "Police", "Protesters", "Democrats": a word that is a capital because it opens the sentence."""
        parts = words.split()
        tie = next((at for at, word in enumerate(parts) if at and word.lower() in _TIES_AND_INCLUDING), None)
        if tie is not None and is_plural(parts[tie - 1]):
            return True
        if len(parts) != 1:
            return False
        word = parts[0]
        if word.lower() in PLURAL_OR_NAMELESS:
            return True
        return not self._is_known(word) and (
            is_plural_of_people(word) or (word.isalpha() and not self._names.stands_alone(word))
        )

    def _is_known(self, word: str) -> bool:
        """Whether a single word is known for a name, whatever it is the name of."""
        if self._names.is_part_of_one(word) or is_body([word]) or is_first_name(word):
            return True
        return self._bodies.is_one(word) or self._names.is_place([word])

    def _is_any_medium(self, body: str) -> bool:
        """ "Russian media", "Media reports": nobody in particular."""
        words = body.lower().split()
        while words and words[-1] in ("reports", "report"):
            words.pop()
        places = self._names.places
        return bool(words) and words[-1] == "media" and all(is_of_a_people(word, places) for word in words[:-1])


def _is_about(main: str, apposition: str) -> bool:
    """Whether what stands behind the comma is the name of whom the words before it describe."""
    return apposition.split()[0][0].isupper() or is_described(main) or "’s " in main or "'s " in main


def _owns(holder: str, words: str) -> bool:
    """ "Obama's adviser": the name is there, but it is another who is meant."""
    return bool(re.search(rf"{holder.split()[-1]}(?:'s|’s)\s\w", words, re.IGNORECASE))


def _heads_behind(end: int, words: str) -> Iterator[re.Match[str]]:
    """The runs of capitals that are not adjectives or owners of what follows, the last first."""
    for run in reversed(runs_in(words)):
        if run.end() <= end:
            return
        follows = words[run.end() :]
        is_owner = run.group().endswith(("’s", "'s", "s’", "s'")) and bool(follows.strip())
        if _NAME_IS_HEAD.match(follows) and not is_owner:
            yield run
