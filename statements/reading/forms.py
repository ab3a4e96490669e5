"""Word for word, partly so, or in the reporter's words: told by how much stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .layout import lay_out
from .paragraphs import paragraphs_of
from .people import People
from .quotation_marks import Quoted
from .quotations import quotations_of
from .reading import Form, Span
from .transcripts import turns_of

_ALL, _FEW_WORDS, _PART = 0.9, 3, 0.3


def form_of(text: str, spans: Sequence[Span], quotations: Iterable[Quoted]) -> Form:
    """The form of a statement; a word or two in marks are a term and not a quotation."""
    letters = sum(_letters(text, span) for span in spans)
    overlaps = [
        Span(max(span.start, quoted.inner.start), min(span.end, quoted.inner.end))
        for quoted in quotations
        for span in spans
    ]
    inside = [overlap for overlap in overlaps if overlap.end > overlap.start]
    quoted_letters = sum(_letters(text, overlap) for overlap in inside)
    if not letters or quoted_letters >= _ALL * letters:
        return "direct" if quoted_letters else "indirect"
    longest = max((len(text[overlap.start : overlap.end].split()) for overlap in inside), default=0)
    return "mixed" if longest >= _FEW_WORDS or quoted_letters >= _PART * letters else "indirect"


def form_at(text: str, spans: Sequence[Span]) -> Form:
    """The form of words that a person found in an article: what is said in a transcript needs no marks."""
    turns, _ = turns_of(text, lay_out(text).body, People(text))
    said = [span for turn in turns for span in turn.spans]
    if spans and all(any(turn.start <= span.start and span.end <= turn.end for turn in said) for span in spans):
        return "direct"
    return form_of(text, spans, (quoted for each in quotations_of(text, paragraphs_of(text)) for quoted in each))


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))
