"""The lines of a page, each with what is asked of it again and again."""

from __future__ import annotations

import re
from functools import cached_property

from .paragraphs import paragraphs_of
from .reading import Span

_SENTENCE_END = re.compile(r"[.!?…][^\w.!?…\s]{0,4}$")
_EDGES = "∙ \t\xa0.:;,!|*•·>»›→…-–—=_[]()+#\u200b\ufeff"
_MANY = 60
_LONG = 3000
SAID = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|added|wrote|warned|insisted|argued|stressed|announced|according to"
    r"|declared|replied|explained|denied|noted|claimed|promised|stated|urged)\b"
)
"""A line in which somebody speaks is prose, whatever else is in it."""


class Line:
    """A paragraph of a page: its span and its words.

    `low` is in small letters, with straight apostrophes. `count` is how many words it has; more than sixty are sixty.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self.words = words = text[span.start : span.end]
        self.low = words.lower().replace("’", "'") if len(words) < _LONG else ""
        self.count = len(words.split(None, _MANY)) if len(words) < _LONG else _MANY
        self.ends_as_sentence = _SENTENCE_END.search(words[-8:]) is not None

    @cached_property
    def plain(self) -> str:
        """In small letters, without signs and stops around it."""
        return " ".join(self.low.strip(_EDGES).split()) if len(self.words) < 300 else self.low

    @cached_property
    def speaks(self) -> bool:
        """Whether it has a verb of saying in it."""
        return bool(SAID.search(self.words, 0, 2000))

    def is_prose(self, words: int = 6) -> bool:
        """Whether it is a sentence or several, of so many words at least."""
        return self.ends_as_sentence and self.count >= words


def lines_of(text: str) -> list[Line]:
    """The lines of a page in order, wrapped ones joined."""
    return [Line(text, span) for span in paragraphs_of(text)]
