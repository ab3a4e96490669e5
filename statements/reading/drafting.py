"""From the body of a page to drafts of what was said in it, each with its speaker."""

from __future__ import annotations

from typing import NamedTuple

from .attribution import attribute
from .drafts import Draft
from .layout import Layout
from .passages import Sentence, drafts_of, sentences_of
from .people import People
from .transcripts import turns_of


class Drafted(NamedTuple):
    sentences: list[Sentence]
    drafts: list[Draft]
    """As they were found: not yet weighed, and some perhaps over others."""


def drafted(text: str, layout: Layout) -> Drafted:
    people = People(text)
    turns, narrative = turns_of(text, layout.body, people)
    sentences = sentences_of(text, narrative)
    drafts = drafts_of(text, sentences, people)
    attribute(text, sentences, drafts, people)
    return Drafted(sentences, [*drafts, *turns])
