"""Sentences: a quotation and the words that introduce or follow it stay together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .paragraphs import paragraphs_of
from .quotation_marks import Quoted
from .quotations import quotations_of
from .reading import Span
from .tokens import is_abbreviation, tokens_of
from .verbs import reports

_END = re.compile(r"[.!?…]+(?:\[\d+\])?[)\]]*")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_NEXT_STARTS = re.compile(
    r"\s+(?:[\"“”„«»‘’'‚`‹›「『″＂(\[—–-]+\s*|(?<=[\"“«\[])(?:\.{3}|…)\]?\s*){0,4}[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ0-9]"
)
_SIGNED = re.compile(r"\s*(?:—|–|―|--|-)\s?[A-ZÀ-Þ][^.!?:“\"]{1,80}$")
"""Behind a quotation who said it: "…" — Anna Hask, a teacher."""

_LOOK_AHEAD = 12


def sentences_in(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> list[Span]:
    """The sentences of a paragraph, in order; none begins or ends inside a quotation."""
    ends = sorted({*_ends_outside(text, paragraph, quotations), *_ends_with_quotation(text, paragraph, quotations)})
    found, start = [], paragraph.start
    for end in [*ends, paragraph.end]:
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            found.append(Span(start, end))
        start = end
    return found


def sentence_around(text: str, spans: Iterable[tuple[int, int]]) -> Span:
    """The whole of the sentences that a set of spans stands in; raises ValueError where there is no span."""
    wanted = sorted(Span(*span) for span in spans)
    if not wanted:
        raise ValueError("A statement needs at least one span: select the words that were said.")
    start, end = wanted[0].start, max(span.end for span in wanted)
    paragraphs = paragraphs_of(text)
    for paragraph, quotations in zip(paragraphs, quotations_of(text, paragraphs), strict=True):
        if paragraph.end <= wanted[0].start or paragraph.start >= max(span.end for span in wanted):
            continue
        for sentence in sentences_in(text, paragraph, quotations):
            if any(sentence.start < span.end and span.start < sentence.end for span in wanted):
                start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(start, end)


def _ends_outside(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> Iterable[int]:
    edges = [*(edge for quoted in quotations for edge in quoted.outer), paragraph.end]
    at = paragraph.start
    for opening, closing in zip(edges[::2], [*edges[1::2], paragraph.end], strict=False):
        for match in _END.finditer(text, at, opening):
            if match.end() == paragraph.end or _ends_a_sentence(text, match):
                yield match.end()
        at = closing


def _ends_a_sentence(text: str, stop: re.Match[str]) -> bool:
    if not _NEXT_STARTS.match(text, stop.end()):
        return False
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    word = before.group() if before else ""
    return not (stop.group() == "." and (is_abbreviation(word) or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)))


def _ends_with_quotation(text: str, paragraph: Span, quotations: Sequence[Quoted]) -> Iterable[int]:
    """A quotation that ends as sentences end, and that no words of saying follow, ends the sentence."""
    for quoted in quotations:
        inside = text[max(quoted.inner.start, quoted.inner.end - 3) : quoted.inner.end].rstrip()
        if not inside.endswith((".", "!", "?", "…")) or not _NEXT_STARTS.match(text, quoted.outer.end):
            continue
        if _SIGNED.match(text, quoted.outer.end, paragraph.end):
            continue
        if inside.endswith(".") or not _cue_follows(text, quoted.outer.end, paragraph.end):
            yield quoted.outer.end


def _cue_follows(text: str, start: int, end: int) -> bool:
    """Whether "… Torvane asked." comes next: a verb of saying before any other stop or quotation."""
    for token in tokens_of(text, Span(start, min(end, start + 120)), ())[:_LOOK_AHEAD]:
        if token.kind == "mark" and token.text not in "—–-,":
            return False
        if reports(token.low):
            return True
    return False
