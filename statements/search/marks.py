"""What was searched for, marked where it stands, without changing one character of the words.

The same words and stems decide that made the statement a hit, so every match is marked, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from statements.models import Form, Quotation, Statement
from statements.search.excerpts import best_part
from statements.search.results import Excerpt, Run
from statements.search.stems import Asked
from statements.search.tree import Term
from statements.search.words import Word, words_in

Span = tuple[int, int]
Rows = list[list[tuple[int, frozenset[str]]]]  # `Asked.rows_of_forms`


class Marker:
    """Marks texts, each of which is given with its language."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.words_in = cache(words_in)
        self.rows = {term: [] if term.exact else asked.rows_of_forms(term) for term in asked.wanted}

    def spans(self, text: str, language: str) -> list[Span]:
        """The matches in one of the texts; they may overlap."""
        return [span for span, _term in self.found(text, language)]

    def found(self, text: str, language: str) -> list[tuple[Span, Term]]:
        """The matches, each with the term that it answers."""
        if not self.asked.wanted:
            return []
        words = self.words_in(text)
        return [(span, term) for term in self.asked.wanted for span in self._of(term, words, language)]

    def _of(self, term: Term, words: Sequence[Word], language: str) -> Iterator[Span]:
        if term.near is not None:
            yield from _near(term, words, term.near)
        elif rows := self.rows[term]:
            yield from self._by_stem(term, rows, words, language)
        else:
            yield from _as_they_stand(term.words, words, prefix=term.prefix)

    def _by_stem(self, term: Term, rows: Rows, words: Sequence[Word], language: str) -> Iterator[Span]:
        common = self.asked.common
        said = [word.text for word in words]
        if common:
            said = ["" if language in common.get(word, ()) else word for word in said]
        for (first, opening), *others in rows:
            last = others[-1][0] if others else first
            for at, word in enumerate(said[: len(said) - (last - first)]):
                if word in opening and all(said[at + place - first] in forms for place, forms in others):
                    yield _whole(term, words, at - first) or (words[at].start, words[at + last - first].end)


def best_wordings(asked: Asked, statements: Iterable[Statement]) -> dict[int, tuple[Quotation, list[Run], Excerpt]]:
    """For each statement the wording that most of the terms are in, the leading one if it is as good; with marks, and
    cut to its best part."""
    wordings = {statement.pk: _leading_first(statement) for statement in statements}
    marker = Marker(asked)
    best = {}
    for pk, several in wordings.items():
        marked = [(quotation, marker.found(quotation.shown, quotation.language)) for quotation in several]
        quotation, found = max(marked, key=lambda one: len({term for _span, term in one[1]}))
        best[pk] = quotation, runs(quotation.shown, [span for span, _term in found]), excerpt(quotation, found)
    return best


def excerpt(quotation: Quotation, found: Sequence[tuple[Span, Term]] = ()) -> Excerpt:
    """The best part of a long wording. Reported speech is never cut: it is its sentence that says what was meant."""
    text = quotation.shown
    start, end = best_part(text, found) if quotation.form == Form.DIRECT else (0, len(text))
    inside = [(first - start, last - start) for (first, last), _term in found if start <= first and last <= end]
    return Excerpt(runs(text[start:end], inside), start > 0, end < len(text))


def runs(text: str, spans: Iterable[Span]) -> list[Run]:
    """The text in runs, those at the spans marked; spans may overlap."""
    cut: list[Run] = []
    at = 0
    for start, end in without_overlaps(spans):
        cut += [Run(text[at:start], marked=False), Run(text[start:end], marked=True)]
        at = end
    return [run for run in [*cut, Run(text[at:], marked=False)] if run.text]


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The same characters, each in one span, in their order."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        overlaps = bool(whole) and start < whole[-1][1]
        whole.append((whole[-1][0], max(end, whole.pop()[1])) if overlaps else (start, end))
    return whole


def _leading_first(statement: Statement) -> list[Quotation]:
    return sorted(statement.quotations.all(), key=lambda quotation: (quotation.pk != statement.lead_id, quotation.pk))


def _as_they_stand(asked: Sequence[str], words: Sequence[Word], *, prefix: bool = False) -> Iterator[Span]:
    *before, last = asked
    for at in range(len(words) - len(before)):
        ends = words[at + len(before)].text
        if (ends.startswith(last) if prefix else ends == last) and all(
            word.text == wanted for word, wanted in zip(words[at:], before, strict=False)
        ):
            yield words[at].start, words[at + len(before)].end


def _whole(term: Term, words: Sequence[Word], at: int) -> Span | None:
    """Where all words of a term stand as they were typed: Halvia’s, and not only Halvia."""
    there = words[max(at, 0) : max(at, 0) + len(term.words)]
    if at < 0 or tuple(word.text for word in there) != term.words:
        return None
    return there[0].start, there[-1].end


def _near(term: Term, words: Sequence[Word], most: int) -> Iterator[Span]:
    """The words that are near one another, if all are."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word.text, []).append(at)
    found = [
        [(a, b) for a in places.get(one, []) for b in places.get(other, []) if 0 < abs(a - b) <= most + 1]
        for one, other in pairwise(term.words)
    ]
    if all(found):
        yield from ((words[at].start, words[at].end) for pairs in found for pair in pairs for at in pair)
