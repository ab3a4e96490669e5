"""What is kept ready of broad words (statements/database/tallies.sql), and how it answers a question.

A question is a string of bits: those of its words, and those of the rest as they are looked up now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from statements.search.stems import Asked, is_field, is_phrase
from statements.search.tree import All, Field, Node, Not, Term
from statements.search.tree import Any as AnyOf

Sql = tuple[str, list[Any]]

BROAD = 6_000  # statements: fewer are found and counted one by one in the time that a tally takes
MOST_FRESH = 3_000  # statements that were changed since: with more, nothing is gained
RARE = 100  # statements; of words that fewer have nothing is kept (statements/tallying.py)
TYPICAL_LENGTH = 30.0  # of an entry, in words, where nothing was tallied yet

KEPT = """
    SELECT base.entries, base.length, (SELECT count(*) FROM (SELECT FROM statements_searchfresh LIMIT %s) AS few),
           tally.key, tally.statements, tally.bits IS NOT NULL
    FROM statements_searchbase AS base LEFT JOIN statements_searchtally AS tally ON tally.key = ANY (%s)
"""


@dataclass(frozen=True)
class Tallies:
    """What is kept of the words of a query."""

    asked: Asked
    entries: int = 0  # of the last tally; none where nothing was tallied
    length: float = TYPICAL_LENGTH
    fresh: int = 0  # statements that were changed since
    statements: dict[str, int] = field(default_factory=dict)  # that have a word or a stem
    whole: frozenset[str] = frozenset()  # the keys of which all is kept

    @property
    def answer(self) -> bool:
        """Whether the question is broad enough to be answered by what is kept, and that is not too old."""
        known = self.entries and self.fresh <= MOST_FRESH
        return bool(known) and self._at_most(self.asked.query.tree) > BROAD

    def at_most(self, term: Term) -> int:
        """More statements than these have not had a term."""
        if self.asked.is_by_stem(term) and len(term.words) == 1:
            (((_place, forms),),) = self.asked.rows_of_forms(term)
            return sum(self._of_word(form) for form in forms)
        if term.prefix:
            return self.entries
        return min((self._of_word(word) for word in term.words), default=self.entries)

    def bits(self) -> Sql | None:
        """The entries that have the words, as SQL; None where it asks for what no tally tells."""
        tree = self.asked.query.tree
        parts = tree.parts if isinstance(tree, All) else (tree,) if tree else ()
        return self._bits_of_all(part for part in parts if not is_field(part))

    def best(self) -> list[str] | None:
        """Keys of tallies, one of which at least has each statement that ranks high; None where there are none such."""
        terms = self.asked.wanted
        if not terms or any(term not in self.asked.query.parts and not self._is_either(term) for term in terms):
            return None
        keys = [key for term in terms for key in self._keys(term)[0]]
        return keys if all(self._keys(term)[0] for term in terms) else None

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
            return sum(map(self._at_most, node.parts))
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
        return [part for part in parts if not (isinstance(part, Term) and part in self.asked.too_common)]

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
        stems = [stem for stem in self.asked.stems_of(term) if stem.key in self.whole]
        covered = {form for stem in stems for form in stem.forms}
        (((_place, forms),),) = self.asked.rows_of_forms(term)
        others = sorted(forms - covered)
        return [stem.key for stem in stems], " | ".join(f"'{form}'" for form in others) or None


def look_up(asked: Asked) -> Tallies:
    """What is kept of the words of a query, in one question."""
    terms = asked.wanted
    words = {form for term in terms for row in asked.rows_of_forms(term) for _place, forms in row for form in forms}
    words |= {word for term in terms for word in term.words}
    keys = [*(f"={word}" for word in words), *(stem.key for stem in asked.stems.values())]
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [MOST_FRESH + 1, keys])
        rows = cursor.fetchall()
    if not rows:
        return Tallies(asked)
    entries, length, fresh = rows[0][:3]
    kept = [(key, statements, whole) for *_base, key, statements, whole in rows if key]
    return Tallies(
        asked, entries, length, fresh,
        {key: statements for key, statements, _whole in kept},
        frozenset(key for key, _statements, whole in kept if whole),
    )  # fmt: skip
