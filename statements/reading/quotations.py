"""The quotations of a text, paragraph by paragraph: those that run over several, and those whose marks are lost."""

from __future__ import annotations

from collections.abc import Sequence

from .dialogues import spoken_lines
from .lost_marks import end_of_lost, start_of_lost
from .quotation_marks import Quoted, marked_in
from .reading import Span
from .set_off import set_off_in

_LONGEST_SPEECH = 12
"""Paragraphs between an opening mark and its closing one, where none of them opens anew."""


def quotations_in(text: str, paragraph: Span) -> list[Quoted]:
    """The outermost quotations of one paragraph, in order, with no look at its neighbours."""
    return quotations_of(text, [paragraph])[0]


def quotations_of(text: str, paragraphs: Sequence[Span]) -> list[list[Quoted]]:
    """For each paragraph its outermost quotations; `closed` is False only where the next paragraph goes on."""
    marked = [marked_in(text, paragraph) for paragraph in paragraphs]
    found = _by_marks(text, paragraphs, marked)
    for number, said in spoken_lines(text, paragraphs).items():
        found[number] = said
    for number, whole in set_off_in(text, paragraphs, found).items():
        found[number] = [whole]
    return found


def _by_marks(text: str, paragraphs: Sequence[Span], marked: Sequence[list[Quoted]]) -> list[list[Quoted]]:
    found: list[list[Quoted]] = []
    goes_on_until = -1
    for number, paragraph in enumerate(paragraphs):
        if number <= goes_on_until:
            found.append(_going_on(marked[number], paragraph, is_last=number == goes_on_until))
            continue
        quotations = marked[number]
        if _is_left_open(quotations, paragraph) and not _reopens(marked, paragraphs, number, quotations[-1]):
            goes_on_until = _closed_at(marked, number, quotations[-1])
            if goes_on_until < 0:
                quotations = _with_end_found(text, quotations)
        found.append(_settled(text, quotations, paragraph))
    return found


def _is_left_open(quotations: Sequence[Quoted], paragraph: Span) -> bool:
    return bool(quotations) and not quotations[-1].closed and quotations[-1].outer.end == paragraph.end


def _reopens(marked: Sequence[list[Quoted]], paragraphs: Sequence[Span], number: int, left: Quoted) -> bool:
    if number + 1 >= len(paragraphs) or not marked[number + 1]:
        return False
    first = marked[number + 1][0]
    return first.opened and first.outer.start == paragraphs[number + 1].start and first.is_single == left.is_single


def _closed_at(marked: Sequence[list[Quoted]], number: int, left: Quoted) -> int:
    """The paragraph that closes what was left open, where those between have no marks; -1 where none does."""
    for later in range(number + 1, min(len(marked), number + 1 + _LONGEST_SPEECH)):
        if marked[later]:
            first = marked[later][0]
            return later if not first.opened and first.is_single == left.is_single else -1
    return -1


def _going_on(quotations: list[Quoted], paragraph: Span, *, is_last: bool) -> list[Quoted]:
    if not is_last:
        return [Quoted(paragraph, paragraph, closed=False, opened=False)]
    first, *others = quotations
    whole = Quoted(Span(paragraph.start, first.outer.end), Span(paragraph.start, first.inner.end), opened=False)
    return [whole, *others]


def _with_end_found(text: str, quotations: list[Quoted]) -> list[Quoted]:
    *others, left = quotations
    if left.is_single:
        return others
    end = end_of_lost(text, left.inner)
    return [*others, Quoted(Span(left.outer.start, end), Span(left.inner.start, end))]


def _settled(text: str, quotations: list[Quoted], paragraph: Span) -> list[Quoted]:
    """With an end for what another quotation cuts short, and a start for what no mark opens."""
    found: list[Quoted] = []
    for quoted in quotations:
        if not quoted.closed and quoted.outer.end < paragraph.end:
            end = end_of_lost(text, quoted.inner)
            quoted = Quoted(Span(quoted.outer.start, end), Span(quoted.inner.start, end))
        elif not quoted.opened:
            if quoted.is_single:
                continue
            start = start_of_lost(text, quoted.inner)
            quoted = quoted._replace(outer=Span(start, quoted.outer.end), inner=Span(start, quoted.inner.end))
        if quoted.inner.end > quoted.inner.start:
            found.append(quoted)
    return found
