"""What is kept ready of words (statements/database/tallies.sql), and how it answers a question.

A broad question is a string of bits: those of its words, and those of the rest as they are looked up now. Of a single
word, unless it is rare, all counts are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import prod
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from statements.search import kept
from statements.search.kept import EVERYTHING
from statements.search.stems import Asked, any_of, is_field, is_phrase, quoted
from statements.search.tree import All, Field, Node, Not, Term
from statements.search.tree import Any as AnyOf

Sql = tuple[str, list[Any]]
Counts = dict[str, list[tuple[str, int]]]  # by facet, the values with how many statements have each

BROAD = 6_000  # statements: fewer are found and counted one by one in the time that a tally takes
MOST_BESIDE = 6_000  # statements that come to those of a broad word, or go from them
MOST_FRESH = 3_000  # statements that were changed since: with more, nothing is gained
RARE = 100  # statements; of words that fewer have nothing is kept (statements/tallying.py)
TOGETHER = 3  # times more have two words than if these were independent of one another
PHRASE = 20  # times more have each word of a phrase than the phrase
DEEP = 4_000  # statements: of a word that more have, more than the first pages are kept
BEST = 1_000  # statements that such a word ranks highest: as many as anybody can look through
BEST_OF_EACH = 100  # of any word, and of each word of a stem
TYPICAL_LENGTH = 30.0  # of an entry, in words, where nothing was tallied yet

KEPT = """
    SELECT base.entries, base.length, fresh.n, tally.key, tally.statements, tally.forms, tally.bits IS NOT NULL,
           tally.best IS NOT NULL, tally.every IS NOT NULL AND NOT alone.is_fresh,
           CASE WHEN tally.key = ANY (alone.keys) AND NOT alone.is_fresh THEN tally.counts::text END
    FROM statements_searchbase AS base
    CROSS JOIN LATERAL (SELECT count(*) AS n FROM (SELECT FROM statements_searchfresh LIMIT %s) AS few) AS fresh
    CROSS JOIN LATERAL (
        SELECT %s::text[] AS keys, fresh.n > %s OR fresh.n > 0 AND (%s IS NULL OR are_fresh(%s::tsquery)) AS is_fresh
    ) AS alone
    LEFT JOIN statements_searchtally AS tally ON tally.key = ANY (%s)
"""


class Beside(NamedTuple):
    """A broad word of which all counts are kept, and the few statements that come to those (1) or go from them (-1)."""

    key: str
    sign: int
    few: Q


@dataclass(frozen=True)
class Candidates:
    """Statements, among which are all that rank high: those kept with some tallies, and those that have some words."""

    keys: list[str]
    words: str  # a tsquery, or empty
    depth: int  # so many of each rank high


@dataclass(frozen=True)
class Tallies:
    """What is kept of the words of a query."""

    asked: Asked
    entries: int = 0  # of the last tally; none where nothing was tallied
    length: float = TYPICAL_LENGTH
    fresh: int = 0  # statements that were changed since
    statements: dict[str, int] = field(default_factory=dict)  # that have a word or a stem
    forms: dict[str, frozenset[str]] = field(default_factory=dict)  # the words that each tally was made of
    whole: frozenset[str] = frozenset()  # the keys of which all is kept
    best: frozenset[str] = frozenset()  # the keys of which those are kept that rank highest
    counted: frozenset[str] = frozenset()  # the keys of which the counts of all values are kept, and are those of today
    counts: Counts = field(
        default_factory=dict
    )  # of all that has the words, if these are kept, and nothing was changed since

    @property
    def answer(self) -> bool:
        """Whether the question is broad enough to be answered by what is kept, and that is not too old."""
        return self.is_known and self.broad > BROAD

    @property
    def is_known(self) -> bool:
        """Whether there is a tally, and it is not too old."""
        return bool(self.entries) and self.fresh <= MOST_FRESH

    @property
    def broad(self) -> int:
        """More statements than these have not had the words."""
        return self._at_most(self.asked.query.tree)

    @property
    def expected(self) -> float:
        """About how many statements have the words."""
        return self.entries * self._share(self.asked.query.tree) if self.entries else 0

    def _share(self, node: Node | None) -> float:
        if isinstance(node, Term):
            few = PHRASE if is_phrase(node) else 1
            return self._at_most(node) / few / self.entries
        if isinstance(node, All | AnyOf):
            shares = [self._share(part) for part in self._meant(node.parts)]
            if isinstance(node, AnyOf) or len(shares) < 2:
                return min(1, sum(shares))
            return min(*shares, TOGETHER * prod(shares))
        if isinstance(node, Not):
            return 1 - min(1, self._share(node.part))
        return 1

    def at_most(self, term: Term) -> int:
        """More statements than these have not had a term."""
        if self.asked.is_by_stem(term) and len(term.words) == 1:
            (((_place, forms),),) = self.asked.rows_of_forms(term)
            return sum(self._of_word(form) for form in forms)
        if term.prefix:
            return self.entries
        return min((self._of_word(word) for word in term.words), default=self.entries)

    @property
    def beside(self) -> Beside | None:
        """Where it asks for a broad word and what few have, or for that without what few have. Not where it has fields:
        those narrow all that is counted, also the few."""
        tree, fields = self.asked.query.tree, self.asked.query.fields
        if fields or not isinstance(tree, All | AnyOf) or self._meant(tree.parts) != [*tree.parts]:
            return None
        is_more = isinstance(tree, AnyOf)
        for term in kept.apart(tree):
            keys, known = kept.under(self.asked, term)
            others = (part for part in tree.parts if part is not term)
            unrefused = (part.part if isinstance(part, Not) and not is_more else part for part in others)
            few = AnyOf(tree.start, tree.end, tuple(unrefused))
            key = next((key for key in keys if key in self.counted and known <= self.forms[key]), None)
            if key and self._at_most(few) <= MOST_BESIDE:
                both = (few, Not(term.start, term.end, term)) if is_more else (few, term)
                return Beside(key, 1 if is_more else -1, self.asked.condition_of(All(tree.start, tree.end, both)))
        return None

    def bits(self) -> Sql | None:
        """The entries that have the words, as SQL; None where it asks for what no tally tells."""
        tree = self.asked.query.tree
        parts = tree.parts if isinstance(tree, All) else (tree,) if tree else ()
        return self._bits_of_all(part for part in parts if not is_field(part))

    def best_of(self, depth: int, *, narrowed: bool) -> Candidates | None:
        """What has all statements that rank as high as `depth`; None where that is not kept.

        Of several words, or where the hits are narrowed, they are the same for all pages: as many as there are.
        """
        terms = self.asked.wanted
        depth = BEST if narrowed or len(terms) > 1 else depth
        if not terms or any(term not in self.asked.query.parts and not self._is_either(term) for term in terms):
            return None
        keys, words = [], []
        for term in terms:
            if kept := self._best_of(term, depth):
                keys += kept
            elif self.at_most(term) <= DEEP and len(term.words) == 1:
                words.append(self.asked.by_stem(term) if self.asked.is_by_stem(term) else self.asked.exactly(term))
            else:
                return None
        return Candidates(keys, any_of(words), BEST_OF_EACH if depth <= BEST_OF_EACH else BEST)

    def _best_of(self, term: Term, depth: int) -> list[str]:
        if len(term.words) > 1 or term.prefix:
            return []
        kept = [key for key in self._keys_of(term) if self._has_best(key, depth)]
        return kept if self.asked.known_of(term) <= self._made_of(kept) else []

    def _keys_of(self, term: Term) -> list[str]:
        stems = self.asked.stems_of(term) if self.asked.is_by_stem(term) else []
        return [stem.key for stem in stems] or [f"={term.words[0]}"]

    def _made_of(self, keys: Iterable[str]) -> frozenset[str]:
        """What was learnt since, or is a word of another language only, is not in a tally."""
        return frozenset().union(*(self.forms.get(key, frozenset()) for key in keys))

    def _has_best(self, key: str, depth: int) -> bool:
        return key in self.best and depth <= (BEST if self.statements[key] >= DEEP else BEST_OF_EACH)

    def _is_either(self, term: Term) -> bool:
        tree = self.asked.query.tree
        return isinstance(tree, AnyOf) and term in tree.parts

    def _of_word(self, word: str) -> int:
        return self.statements.get(f"={word}", RARE)

    def _at_most(self, node: Node | None) -> int:
        if isinstance(node, Term):
            return self.entries if node in self.asked.too_common else self.at_most(node)
        if isinstance(node, All):
            return min(map(self._at_most, node.parts))
        if isinstance(node, AnyOf):
            return sum(map(self._at_most, self._meant(node.parts)))
        return self.entries

    def _bits_of(self, node: Node) -> Sql | None:
        if isinstance(node, Term):
            return self._bits_of_term(node)
        if isinstance(node, Field):
            return None
        if isinstance(node, Not):
            part = self._bits_of(node.part)
            return (f"~({part[0]})", part[1]) if part else None
        if isinstance(node, All):
            return self._bits_of_all(node.parts)
        return self._join(" | ", [self._bits_of(part) for part in self._meant(node.parts)])

    def _bits_of_all(self, parts: Iterable[Node]) -> Sql | None:
        return self._join(" & ", [self._bits_of(part) for part in self._meant(parts)])

    def _meant(self, parts: Iterable[Node]) -> list[Node]:
        return [part for part in parts if self._is_meant(part)]

    def _is_meant(self, node: Node) -> bool:
        """Whether anything of it is not too common to be searched for."""
        if isinstance(node, All | AnyOf):
            return any(map(self._is_meant, node.parts))
        if isinstance(node, Not):
            return self._is_meant(node.part)
        return not isinstance(node, Term) or node not in self.asked.too_common

    def _join(self, joint: str, parts: list[Sql | None]) -> Sql | None:
        known = [part for part in parts if part]
        if not known or len(known) < len(parts):
            return None
        return f"({joint.join(sql for sql, _params in known)})", [param for _sql, params in known for param in params]

    def _bits_of_term(self, term: Term) -> Sql:
        keys, others = self._keys(term)
        pairs = list(term.words) if is_phrase(term) and not keys else None
        return "tallied(%s::text[], %s::tsquery, pair_keys(%s::text[]))", [keys, others, pairs]

    def _keys(self, term: Term) -> tuple[list[str], str | None]:
        """The tallies that have a term, and what is to be looked up besides."""
        if not self.asked.is_by_stem(term):
            key = f"={term.words[0]}"
            alone = len(term.words) == 1 and not term.prefix and term.near is None
            return ([key], None) if alone and key in self.whole else ([], self.asked.exactly(term))
        if len(term.words) > 1 or self.asked.is_common_somewhere(term):
            return [], self.asked.by_stem(term)
        keys = [stem.key for stem in self.asked.stems_of(term) if stem.key in self.whole]
        others = sorted(self.asked.known_of(term) - self._made_of(keys))
        return keys, any_of(map(quoted, others)) or (None if keys else self.asked.by_stem(term))


def look_up(asked: Asked) -> Tallies:
    """What is kept of the words of a query, in one question."""
    terms = asked.wanted
    words = {form for term in terms for row in asked.rows_of_forms(term) for _place, forms in row for form in forms}
    words |= {word for term in terms for word in term.words}
    keys = [*(f"={word}" for word in words), *(stem.key for stem in asked.stems.values()), EVERYTHING]
    alone, known = kept.alone(asked)
    changed = known.union(*(kept.under(asked, term)[1] for term in kept.apart(asked.query.tree)))
    has = any_of(map(quoted, sorted(changed))) or None
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [MOST_FRESH + 1, alone, MOST_FRESH, has, has, keys])
        rows = [_Kept(*row) for row in cursor.fetchall()]
    if not rows:
        return Tallies(asked)
    tallied = [row for row in rows if row.key]
    counts = next((row.counts for row in rows if row.counts and known <= set(row.forms or ())), None)
    return Tallies(
        asked, rows[0].entries, rows[0].length, rows[0].fresh,
        {row.key: row.statements for row in tallied},
        {row.key: frozenset(row.forms or ()) for row in tallied},
        frozenset(row.key for row in tallied if row.is_whole and row.forms),
        frozenset(row.key for row in tallied if row.has_best and row.forms),
        frozenset(row.key for row in tallied if row.is_counted and row.forms),
        json.loads(counts) if counts else {},
    )  # fmt: skip


class _Kept(NamedTuple):
    entries: int
    length: float
    fresh: int
    key: str
    statements: int
    forms: list[str] | None
    is_whole: bool
    has_best: bool
    is_counted: bool
    counts: str | None
