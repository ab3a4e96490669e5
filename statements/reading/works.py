"""Words in quotation marks that are a name and not what somebody said: titles of works, nicknames."""

from __future__ import annotations

import re

from .quotation_marks import Quoted

_SMALL = 4
"""Words of up to so many letters are often small in titles."""

_TITLED = frozenset(["sing", "name", "call", "label", "brand", "read", "write", "post", "caption", "begin"])
"""Verbs that take the title of a song, a book, a ship as readily as words that were said."""

_FIRST_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*\s$")
_SURNAME_BEHIND = re.compile(r"\s[A-ZÀ-Þ][\w’'-]+")


def takes_titles(lemma: str) -> bool:
    return lemma in _TITLED


def is_title(words: str) -> bool:
    """Whether words are printed as titles are: all that are not small with a capital, and no stop at the end."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    if len(parts) < 2 or words.rstrip()[-1:] in (".", "!", "?", "…") or words.isupper():
        return False
    return parts[0][0].isupper() and all(part[0].isupper() for part in parts if len(part) > _SMALL or part is parts[-1])


def is_nickname(text: str, quoted: Quoted) -> bool:
    """Anna “Nonny” Hask: one or two words in marks within a name."""
    words = text[slice(*quoted.inner)]
    if not words[:1].isupper() or len(words.split()) > 2 or not words[-1:].isalnum():
        return False
    before = text[max(0, quoted.outer.start - 30) : quoted.outer.start]
    return bool(_FIRST_NAME_BEFORE.search(before) and _SURNAME_BEHIND.match(text, quoted.outer.end))
