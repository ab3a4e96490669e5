"""Word for word, partly so, or in the reporter's words: told by how much stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .quotation_marks import Quoted
from .reading import Form, Span

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


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))
