"""What one sentence reports of somebody's words."""

from __future__ import annotations

from typing import NamedTuple

from .content_ends import Content
from .noun_phrases import Phrase


class Report(NamedTuple):
    """A cue, its source and its contents, as tokens of one sentence. No contents: they are in a sentence near by."""

    cue: Phrase
    source: Phrase | None
    contents: tuple[Content, ...]
    lemma: str
