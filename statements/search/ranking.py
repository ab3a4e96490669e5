"""How well an entry answers: BM25 over the words that were asked for; what has them exactly and together comes first.

The figures that it goes by (how many statements there are, how long they are, how many have a word) are those of the
last tally, so a place in the order stays while statements are published. Source of the formula: S. Robertson and
H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the usual k1 = 1.2 and b = 0.75.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

from statements.search.stems import Asked, any_of, in_a_row, is_phrase, quoted
from statements.search.tallies import Tallies
from statements.search.tree import Term

Sql = tuple[str, list[Any]]

K1, B = 1.2, 0.75
WORDS = '"statements_searchentry"."words"'
LENGTH = '"statements_searchentry"."length"'
TOGETHER = 1_000.0  # more than what any words come to
EXACTLY = 1.5  # a word as it was typed is worth so much more than another of its stem
ONCE = 0.61  # what ts_rank gives a word that is there once is a little less; one that is there more often, less than 1
MOST_FORMS = 30  # of a stem, that are looked for one by one


@dataclass(frozen=True)
class Ranking:
    asked: Asked
    tallies: Tallies

    def sql(self) -> Sql:
        """An expression on an entry, higher is better. It depends on nothing but the entry and the last tally."""
        terms = [self._term(term) for term in self.asked.wanted]
        together = self._together()
        every = [*terms, together] if together else terms
        return " + ".join(sql for sql, _params in every), [param for _sql, params in every for param in params]

    def _term(self, term: Term) -> Sql:
        times, params = self._times(term)
        sql = _saturated(times, self.tallies.length, self._weight(term))
        if not self.asked.is_by_stem(term) or len(term.words) > 1 or len(self.asked.wanted) > 1:
            return sql, params
        exactly = f"(CASE WHEN {WORDS} @@ %s::tsquery THEN {_real(EXACTLY)} ELSE 1 END)"
        return f"{exactly} * {sql}", [quoted(term.words[0]), *params]

    def _times(self, term: Term) -> Sql:
        """How often an entry has a term; of several words, the one that it has least often. What all hits have is not
        looked for."""
        if term not in self.asked.query.parts:
            times, params = self._times_of_all(term)
            there = self.asked.by_stem(term) if self.asked.is_by_stem(term) else self.asked.exactly(term)
            return f"(CASE WHEN {WORDS} @@ %s::tsquery THEN {times} ELSE 0 END)", [there, *params]
        return self._times_of_all(term)

    def _times_of_all(self, term: Term) -> Sql:
        if self.asked.is_by_stem(term) and len(term.words) == 1:
            return times_of_any(sorted(self.asked.rows_of_forms(term)[0][0][1]))
        if term.prefix:
            return f"times_in({WORDS}, %s::tsquery)", [in_a_row(term.words[-1:], prefix=True)]
        each = [self._times_of_word(term, word) for word in dict.fromkeys(term.words)]
        return f"least({', '.join(sql for sql, _params in each)})", [param for _sql, params in each for param in params]

    def _times_of_word(self, term: Term, word: str) -> Sql:
        return f"greatest(1, times_in({WORDS}, %s::tsquery))", [quoted(word)]

    def _weight(self, term: Term) -> float:
        """How much a term tells: the rarer, the more. Of one term alone it makes no difference."""
        if len(self.asked.wanted) == 1 or not self.tallies.entries:
            return 1.0
        n = min(self.tallies.at_most(term), self.tallies.entries)
        return log(1 + (self.tallies.entries - n + 0.5) / (n + 0.5))

    def _together(self) -> Sql | None:
        words = [word for part in self.asked.query.parts if isinstance(part, Term) for word in part.words]
        several = [term for term in self.asked.wanted if not is_phrase(term)]
        if len(words) < 2 or not several:
            return None
        return f"(CASE WHEN {WORDS} @@ %s::tsquery THEN {_real(TOGETHER)} ELSE 0 END)", [in_a_row(words)]


def rank_of(forms: Iterable[str], average: float) -> Sql:
    """How well an entry answers any of some words alone, where entries have so many words on average."""
    times, params = times_of_any(forms)
    return _saturated(times, average), params


def times_of_any(forms: Iterable[str]) -> Sql:
    """One look tells of most entries: they have a word once, or one of the words several times."""
    words = [quoted(form) for form in forms][:MOST_FORMS]
    if len(words) == 1:
        return f"times_in({WORDS}, %s::tsquery)", words
    each = " + ".join([f"times_in({WORDS}, %s::tsquery)"] * len(words))
    rank = f"ts_rank('{{1,1,1,1}}', {WORDS}, %s::tsquery) * {len(words)}"
    times = f"CASE WHEN {rank} < {ONCE} THEN 1 WHEN {rank} < 1 THEN times_of({rank}) ELSE {each} END"
    return f"({times})", [*[any_of(words)] * 3, *words]


def _saturated(times: str, average: float, weight: float = 1.0) -> str:
    """The more often the better, and each time less so; in long entries less than in short ones."""
    norm = f"({_real(K1 * (1 - B))} + {_real(K1 * B / average)} * {LENGTH})"
    return f"{_real(weight * (K1 + 1))} * (1 - {norm} / ({times} + {norm}))"


def _real(number: float) -> str:
    """As PostgreSQL computes fast: a bare 0.75 has it go digit by digit, for each entry."""
    return f"{number}::float8"
