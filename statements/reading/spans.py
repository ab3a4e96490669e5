"""From tokens back to the text: the spans of what was said, of who said it, and of the cue."""

from __future__ import annotations

from collections.abc import Sequence

from .content_ends import Content
from .noun_phrases import Phrase
from .posts import LINKS
from .reading import Span
from .tokens import Token

_EDGES = " \t\r\n\xa0,;:—–-"
_LONGEST_LINKS = 200
CLOSING = "”“»\"’'"


def words_of(text: str, tokens: Sequence[Token], phrase: Phrase | None) -> str:
    span = span_of(tokens, phrase)
    return text[span.start : span.end] if span else ""


def span_of(tokens: Sequence[Token], phrase: Phrase | None) -> Span | None:
    return Span(tokens[phrase.first].start, tokens[phrase.end - 1].end) if phrase else None


def span_said(text: str, tokens: Sequence[Token], content: Content) -> Span:
    """Without the marks around it where the whole of it is quoted, and without stops at its edges."""
    first, last = tokens[content.first], tokens[content.end - 1]
    if first.kind == "quote" and content.end == content.first + 1:
        return span_inside(text, first)
    return _trimmed(text, Span(first.start, last.end))


def span_inside(text: str, quote: Token) -> Span:
    """What a quotation holds, without its marks."""
    start, end = quote.quoted.inner if quote.quoted else Span(quote.start, quote.end)
    links = LINKS.search(text[max(start, end - _LONGEST_LINKS) : end].rstrip(" ,."))
    return _trimmed(text, Span(start, max(start, end - _LONGEST_LINKS) + links.start() if links else end))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
