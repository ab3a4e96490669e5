"""What a reader finds in an article: plain values with offsets into the text, and nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .fitted import installed

RULES = "2.0"
"""The version of the rules, raised whenever they may read the same bytes differently."""

Form = Literal["direct", "mixed", "indirect"]


def reader_version() -> str:
    """Recorded with every finding: the version of the rules, and a mark of the fit that this installation reads by."""
    return f"{RULES}+{installed().version}"


class Unreadable(ValueError):
    """These bytes are no article; the message is a sentence that says what to do."""


class Span(NamedTuple):
    """Half-open offsets into a text, in Unicode code points, its line ends untouched."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """One sitting at which something was said; `date` is EDTF, `evidence` the words that say so."""

    title: str
    venue: str | None
    place: str | None
    date: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, as this article words it.

    `spans` are ordered and disjoint; `text` is what they cover, joined by single spaces. `sentence` is the whole of
    the sentences they stand in: reported speech is never shown without it. `speaker` is a name or, for unnamed
    sources, None: then `attributed_to` holds the words as printed. `cue` is the reporting expression ("said").
    `via` is whom the article itself cites ("TASS"). `occasion` is an index into the occasions of the reading.
    `said_on` is EDTF. `confidence` lies between 0 and 1.
    """

    spans: tuple[Span, ...]
    text: str
    sentence: Span
    form: Form
    speaker: str | None
    attributed_to: tuple[Span, ...]
    cue: tuple[Span, ...]
    via: str | None
    occasion: int | None
    said_on: str | None
    said_on_evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article. `published` is EDTF; what the text does not say is None."""

    text: str
    encoding: str
    encoding_was_a_choice: bool
    language: str
    headline: str | None
    outlet: str | None
    byline: str | None
    place: str | None
    published: str | None
    published_evidence: str
    boilerplate: tuple[Span, ...]
    occasions: tuple[Occasion, ...]
    statements: tuple[Statement, ...]
