"""Words selected in a text: as spans in a form's field, found from what was pasted, widened and narrowed.

Pure functions. Spans are half-open offsets in code points; in a field they are written "12-45 60-80".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from django.utils.translation import gettext as _

from statements.reading import Span
from statements.reading.paragraphs import paragraphs_of
from statements.reading.quotations import quotations_of
from statements.reading.sentences import sentences_in

Spans = tuple[Span, ...]
Edge = Literal["start", "end"]
Unit = Literal["word", "sentence"]

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_OPENING = " \t\r\n\"“„«»‘’'‚‹›「『([—–-"
_CLOSING = " \t\r\n\"“”„«»‘’'‹›」』)]"
MOST_PLACES = 20


def written(spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_in(field: str, text: str) -> Spans:
    """The spans of a field, in order. Raises ValueError with a sentence for the editor."""
    found = [_SPAN.fullmatch(part) for part in field.split()]
    spans = sorted(Span(int(match[1]), int(match[2])) for match in found if match)
    if not all(found) or any(not 0 <= span.start < span.end <= len(text) for span in spans):
        raise ValueError(_("These are no places in this text. Select the words again."))
    if any(one.end > other.start for one, other in pairwise(spans)):
        raise ValueError(_("The parts overlap. Select each stretch of words once."))
    return tuple(span for span in spans if text[span.start : span.end].strip())


def places_of(words: str, text: str) -> list[Spans]:
    """Where the words stand, as they were pasted: line ends and spaces may differ.

    All as one stretch; failing that, each line as a part of interrupted speech, one after another.
    """
    whole: list[Spans] = [(span,) for span in _found(words, text)]
    lines = [line for line in words.splitlines() if line.strip()]
    if whole or len(lines) < 2:
        return whole[:MOST_PLACES]
    starts = [(span, _following(lines[1:], text, span.end)) for span in _found(lines[0], text)]
    return [(first, *rest) for first, rest in starts if rest is not None][:MOST_PLACES]


def _following(lines: Sequence[str], text: str, after: int) -> Spans | None:
    parts: list[Span] = []
    for line in lines:
        part = next(_found(line, text, parts[-1].end if parts else after), None)
        if part is None:
            return None
        parts.append(part)
    return tuple(parts)


def _found(words: str, text: str, after: int = 0) -> Iterator[Span]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (Span(*match.span()) for match in re.compile(pattern).finditer(text, after)) if pattern else iter(())


def moved(spans: Spans, text: str, part: int, edge: Edge, outwards: bool, unit: Unit = "word") -> Spans:
    """With one edge of a part moved by a word or to the next edge of a sentence or quotation; unchanged where there is
    none, or another part is in the way."""
    if not 0 <= part < len(spans):
        return spans
    span = spans[part]
    places = _word_edges(text, edge) if unit == "word" else sentence_edges(text, edge)
    if edge == "start":
        near = [s for s in places if s < span.start][-1:] if outwards else [s for s in places if s > span.start][:1]
        new = Span(near[0], span.end) if near else span
    else:
        near = [e for e in places if e > span.end][:1] if outwards else [e for e in places if e < span.end][-1:]
        new = Span(span.start, near[0]) if near else span
    others = [*spans[:part], *spans[part + 1 :]]
    if new.start >= new.end or any(new.start < other.end and other.start < new.end for other in others):
        return spans
    return tuple(sorted([*others, new]))


def _word_edges(text: str, edge: Edge) -> list[int]:
    return [match.start() if edge == "start" else match.end() for match in _WORD.finditer(text)]


def sentence_edges(text: str, edge: Edge) -> list[int]:
    """Where sentences, also those within a quotation, and quotations begin or end; their marks stay outside."""
    paragraphs = paragraphs_of(text)
    inner = [quoted.inner for each in quotations_of(text, paragraphs) for quoted in each]
    sentences = [sentence for paragraph in paragraphs for sentence in sentences_in(text, paragraph, ())]
    bare = [_without_marks(text, sentence) for sentence in sentences]
    return sorted({span.start if edge == "start" else span.end for span in [*inner, *bare] if span.start < span.end})


def _without_marks(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    opened = len(words) - len(words.lstrip(_OPENING))
    closed = len(words) - len(words.rstrip(_CLOSING))
    return Span(span.start + opened, max(span.start + opened, span.end - closed))


def cuts_in(spans: Spans, starts: Iterable[int]) -> list[int]:
    """Where a statement can be cut in two: at each part after the first, and at sentences that begin within one."""
    inside = [start for start in starts if any(span.start < start < span.end for span in spans)]
    return sorted({*inside, *(span.start for span in spans[1:])})
