"""A sentence as words and marks, each quotation in it as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import Literal, NamedTuple

from .quotation_marks import Quoted
from .reading import Span
from .words import listed
from .works import is_nickname

_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|\w+(?:[’'-]\w+)*(?:(?:\.\w+)*\.(?:com|org|net|info|news|tv)\b)?|--|[^\w\s]")
_ABBREVIATIONS = listed(
    """mr mrs ms dr prof sen rep gov gen col lt sgt maj capt adm rev hon st sr jr jan feb mar apr jun jul aug sep
    sept oct nov dec no vs inc ltd co corp dept univ etc al approx fig vol ed messrs mt ft cf pp vp"""
)


class Token(NamedTuple):
    start: int
    end: int
    text: str
    low: str
    kind: Literal["word", "mark", "quote"]
    quoted: Quoted | None = None
    """For a quotation where its words stand, and whether the next paragraph goes on with it."""

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word need not end a sentence."""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def tokens_of(text: str, span: Span, quotations: Sequence[Quoted]) -> list[Token]:
    """The tokens of a stretch of text; `quotations` are all of its paragraph, in order."""
    found: list[Token] = []
    at = span.start
    first = bisect_left(quotations, span.start, key=lambda quoted: quoted.outer.start)
    for quoted in quotations[first:]:
        if quoted.outer.start >= span.end:
            break
        found += _words(text, at, quoted.outer.start)
        end = min(quoted.outer.end, span.end)
        if is_nickname(text, quoted):
            found.append(_nickname(text, quoted))
            at = end
            continue
        words = text[quoted.outer.start : end]
        found.append(Token(quoted.outer.start, end, words, words.lower(), "quote", quoted))
        at = end
    return found + _words(text, at, span.end)


def _nickname(text: str, quoted: Quoted) -> Token:
    words = text[slice(*quoted.inner)]
    return Token(quoted.outer.start, quoted.outer.end, words, words.lower(), "word")


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word == "." and found and found[-1].end == match.start() and is_abbreviation(found[-1].text):
            last = found.pop()
            found.append(Token(last.start, match.end(), f"{last.text}.", f"{last.low}.", "word"))
            continue
        found.append(Token(match.start(), match.end(), *_word(word)))
    return found


@lru_cache(maxsize=20_000)
def _word(word: str) -> tuple[str, str, Literal["word", "mark"]]:
    """A word or mark, how it is looked up, and which of the two it is; most words of a text come again."""
    kind: Literal["word", "mark"] = "word" if word[0].isalnum() or word[0] == "_" else "mark"
    return intern(word), intern(word.lower().replace("’", "'")), kind
