"""Readers for tests: each finds just what it is told to, in whatever text it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from statements.reading.reading import Form, Occasion, Reading, Span, Statement
from statements.reading.sentences import sentence_around
from statements.rereading import Reader

RIVER = "The river belongs to both banks"
DAM = "any dam was planned"


@dataclass(frozen=True)
class Said:
    """Words to find, or the places of several parts."""

    words: str | tuple[tuple[int, int], ...]
    by: str | None = "Ilva Torvane"
    form: Form = "direct"
    on: str | None = None
    occasion: int | None = None
    confidence: float = 0.9

    def found_in(self, text: str) -> Statement:
        if isinstance(self.words, str):
            start = text.index(self.words)
            spans: tuple[Span, ...] = (Span(start, start + len(self.words)),)
        else:
            spans = tuple(Span(start, end) for start, end in self.words)
        return Statement(
            spans=spans,
            text=" ".join(text[start:end] for start, end in spans),
            sentence=Span(*sentence_around(text, spans)),
            form=self.form,
            speaker=self.by,
            attributed_to=(),
            cue=(),
            via=None,
            occasion=self.occasion,
            said_on=self.on,
            said_on_evidence="so it says" if self.on else "",
            confidence=self.confidence,
        )


def reader(*said: Said | str, occasions: tuple[Occasion, ...] = (), **page: Any) -> Reader:
    """One that finds these statements; `page` is what it says of the article: headline, outlet, published, …"""

    def read(content: bytes, *, encoding: str | None, published: str | None) -> Reading:
        text = content.decode(encoding or "utf-8")
        found = [one if isinstance(one, Said) else Said(one) for one in said]
        nothing = dict.fromkeys(["headline", "outlet", "byline", "place", "published"])
        facts = {**nothing, "published_evidence": "", "boilerplate": (), **page}
        if published:
            facts["published"] = published
        return Reading(
            text=text,
            encoding=encoding or "utf-8",
            encoding_was_a_choice=False,
            language="en",
            occasions=occasions,
            statements=tuple(one.found_in(text) for one in found),
            **facts,
        )

    return read
