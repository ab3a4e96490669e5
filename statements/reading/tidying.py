"""Drafts put in order: none empty, none over another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from .drafts import Draft
from .forms import form_of
from .quotation_marks import Quoted
from .quotations import quotations_of
from .reading import Span
from .works import is_title, takes_titles


def tidied(text: str, drafts: Iterable[Draft], body: Sequence[Span]) -> list[Draft]:
    """In the order of the text, each with its form, without those that repeat words another one has."""
    quotations = [quoted for quotations in quotations_of(text, body) for quoted in quotations]
    kept: list[Draft] = []
    end = 0
    for draft in sorted(drafts, key=lambda each: each.spans):
        draft.spans = _in_order(draft.spans, end)
        if draft.cue is None and draft.source and not draft.is_turn and not draft.speaker_is_person:
            continue
        if draft.spans and _is_a_work(text, draft, _near(quotations, draft.spans)):
            continue
        if not draft.spans or not any(map(str.isalnum, "".join(text[slice(*span)] for span in draft.spans))):
            continue
        draft.form = draft.form if draft.is_turn else form_of(text, draft.spans, _near(quotations, draft.spans))
        end = draft.spans[-1].end
        kept.append(draft)
    return kept


def _is_a_work(text: str, draft: Draft, quotations: Sequence[Quoted]) -> bool:
    """ "She sang “The Long Winter”": what somebody sang, read or named and did not say."""
    if draft.is_turn or not takes_titles(draft.lemma) or not quotations:
        return False
    first = quotations[0]
    return first.outer.start <= draft.spans[0].start <= first.inner.start and is_title(text[slice(*first.inner)])


def _in_order(spans: Iterable[Span], after: int) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if span.start >= after and span.end > span.start:
            found.append(span)
            after = span.end
    return found


def _near(quotations: Sequence[Quoted], spans: Sequence[Span]) -> Sequence[Quoted]:
    first = bisect_right(quotations, spans[0].start, key=lambda quoted: quoted.outer.end)
    end = bisect_left(quotations, spans[-1].end, key=lambda quoted: quoted.outer.start)
    return quotations[first:end]
