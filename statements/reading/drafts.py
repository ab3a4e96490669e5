"""What is known of a statement while its article is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from .reading import Form, Span


@dataclass(slots=True)
class Draft:
    spans: list[Span]
    sentence: Span
    paragraph: int
    """The index of its paragraph in the body."""
    source: Span | None = None
    cue: Span | None = None
    lemma: str = ""
    form: Form = "indirect"
    speaker: str | None = None
    speaker_is_person: bool = False
    speaker_is_inferred: bool = False
    via: str | None = None
    occasion: int | None = None
    said_on: str | None = None
    said_on_evidence: str = ""
    is_turn: bool = False
    """A paragraph of a transcript: word for word without marks."""
    traits: list[str] = field(default_factory=list)
    """What could be seen where it was found, for the model that weighs it."""
    confidence: float | None = None
    """How likely it is right, once it was weighed."""
