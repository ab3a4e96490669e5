"""The language of `q`, as readers type it: words, "exact phrases", -without, OR.
No text is a syntax error. What has a meaning elsewhere and none here is read as words, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

LONGEST_QUERY = 1_000  # characters
MOST_TERMS = 32
LONGEST_WORD = 100  # characters; PostgreSQL holds no word of more than 2,046 bytes

QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″＂〝〞", '"'))
MINUS = ("-", "−", "–")
TOKEN = re.compile(r'(?P<minus>[-−–]?)"(?P<phrase>[^"]*)"?(?P<near>~\d*)?|(?P<word>[^\s"]+)')
FIELD = re.compile(r"^([-−–]?)(speaker|venue|place|topic|theme|outlet|form|before|after):", re.IGNORECASE)
OPERATORS = re.compile(r"[()\[\]{}*]+|~\d*$")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Term:
    text: str
    phrase: bool = False  # to be found as it stands, its words unstemmed and in this order
    without: bool = False

    def __str__(self) -> str:
        return f"{'-' * self.without}{self.text if not self.phrase else f'“{self.text}”'}"


@dataclass(frozen=True)
class Query:
    """What is asked for: in every clause at least one of its terms holds."""

    clauses: tuple[tuple[Term, ...], ...] = ()
    notes: tuple[str, ...] = ()  # how something was read that could be meant otherwise
    problems: tuple[str, ...] = ()  # what was left out because it is too much

    @property
    def terms(self) -> list[Term]:
        return [term for clause in self.clauses for term in clause]

    @property
    def wanted(self) -> list[Term]:
        """The terms that a statement is ranked by and that are marked in it."""
        return [term for term in self.terms if not term.without]


def read(text: str) -> Query:
    """Read what was typed. OR binds the two terms beside it: `gas OR oil price` is (gas or oil) and price."""
    reading = _Reading()
    reading.read(text)
    return Query(tuple(reading.clauses), tuple(dict.fromkeys(reading.notes)), tuple(dict.fromkeys(reading.problems)))


class _Reading:
    def __init__(self) -> None:
        self.clauses: list[tuple[Term, ...]] = []
        self.notes: list[str] = []
        self.problems: list[str] = []

    def read(self, text: str) -> None:
        if len(text) > LONGEST_QUERY:
            text = text[:LONGEST_QUERY]
            self.problems.append(_("Only the first %(n)s characters were searched for.") % {"n": LONGEST_QUERY})
        text = text.translate(QUOTATION_MARKS)
        if text.count('"') % 2:
            self.notes.append(_("A quotation mark has no partner: all that follows it was read as one phrase."))
        joins = False
        for term in islice(self._terms(text), 2 * MOST_TERMS):
            if term is None:
                joins = bool(self.clauses)
            elif sum(map(len, self.clauses)) == MOST_TERMS:
                self.problems.append(_("Only the first %(n)s words were searched for.") % {"n": MOST_TERMS})
                break
            else:
                self.clauses.append((*self.clauses.pop(), term) if joins else (term,))
                joins = False

    def _terms(self, text: str) -> Iterator[Term | None]:
        """The terms in their order; None for an OR."""
        for token in TOKEN.finditer(text):
            if token["near"]:
                self.notes.append(_("“~” after a phrase has no meaning here and was left out."))
            if token["phrase"] is not None:
                yield from self._term(token["phrase"], phrase=True, without=bool(token["minus"]))
            elif token["word"] == "OR":
                yield None
            else:
                yield from self._words(token["word"])

    def _words(self, text: str) -> Iterator[Term]:
        if field := FIELD.match(text):
            text = field[1] + text[field.end() :]
            self.notes.append(
                _("“%(name)s:” has no meaning here: what follows it was read as words.") % {"name": field[2].lower()}
            )
        if OPERATORS.search(text):
            text = OPERATORS.sub(" ", text)
            self.notes.append(_("Brackets, “*” and “~” have no meaning here and were left out."))
        without = text.lstrip().startswith(MINUS)
        for word in text.split():
            yield from self._term(word.lstrip("".join(MINUS)), without=without)

    def _term(self, text: str, *, phrase: bool = False, without: bool) -> Iterator[Term]:
        if any(len(word) > LONGEST_WORD for word in text.split()):
            self.problems.append(_("A word of more than %(n)s characters was left out.") % {"n": LONGEST_WORD})
        elif LETTER_OR_DIGIT.search(text):
            yield Term(" ".join(text.split()), phrase, without)
