"""From what was typed to what PostgreSQL looks up: words in their stems, phrases as they stand, fields as conditions.

A statement's vectors do not say which language a stem comes from (statements/database/search.sql), so a word is tried
in the stems of every language of its script, and as it stands. The script's first language says which words are too
common to search for. A name is tried as the other script spells it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable

from statements.search.fields import Found, find
from statements.search.language import Query
from statements.search.tree import Any, Field, Node, Not, Term

LATIN = ["en", "de", "fr", "es"]
CYRILLIC = ["ru"]
IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
SHORTEST_NAME = 3  # letters
TOGETHER = 2.0  # more than what the two ranks can come to

Stems = dict[tuple[str, str], frozenset[str]]  # of a word in a language; none of a word too common to be searched


class Lexemes(SearchQuery):
    """A tsquery that is written out already: nothing in it is stemmed again."""

    template = "%(expressions)s::tsquery"


@dataclass(frozen=True)
class Asked:
    """A query with all that had to be looked up for it."""

    query: Query
    stems: Stems = field(default_factory=dict)
    spellings: dict[str, list[str]] = field(default_factory=dict)  # of names, in the other script
    found: dict[Field, Found] = field(default_factory=dict)
    too_common: frozenset[Term] = frozenset()  # left out

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.query.wanted if term not in self.too_common]

    def condition(self) -> Q:
        """What holds of the search entries that match."""
        condition = self._condition(self.query.tree) if self.query.tree else None
        return condition.q if condition else Q()

    def condition_of(self, node: Node) -> Q:
        """The same of a part alone."""
        condition = self._condition(node)
        return condition.q if condition else Q()

    def rank(self) -> Combinable | None:
        """How well an entry matches: first those that have the words just so and together, then by stems and by words.

        None where there is nothing to rank by. It depends on nothing but the entry, so a place in the order stays.
        """
        if not self.wanted:
            return None
        join = _any if isinstance(self.query.tree, Any) else _all
        words = _rank("exact", join(self.exactly(term) for term in self.wanted))
        stems = [self.by_stem(term) for term in self.wanted if self.is_by_stem(term)]
        rank: Combinable = _rank("stemmed", join(stems)) + words if stems else words
        in_a_row = [word for part in self.query.parts if isinstance(part, Term) for word in part.words]
        if not in_a_row:
            return rank
        just_so = When(Q(exact=Lexemes(_in_a_row(in_a_row))), then=Value(TOGETHER))
        return rank + Case(just_so, default=Value(0.0), output_field=FloatField())

    def is_by_stem(self, term: Term) -> bool:
        return not term.exact and bool(self.rows_of_stems(term))

    def by_stem(self, term: Term) -> str:
        return _any(_in_places(row) for row in self.rows_of_stems(term))

    def exactly(self, term: Term) -> str:
        if term.near is not None:
            return _all(_near(one, other, term.near) for one, other in pairwise(term.words))
        return _in_a_row(term.words, prefix=term.prefix)

    def rows_of_stems(self, term: Term) -> list[list[tuple[int, str]]]:
        """What a term can look like, each a row of stems with their places; nothing where all of it is too common."""
        rows = [
            [(place, stem) for place, word in enumerate(term.words) for stem in sorted(self.stems[language, word])]
            for language in languages_of(term.words)
        ]
        if not rows[0]:
            return []
        rows.append(list(enumerate(term.words)))
        for spelling in self.spellings.get(term.words[0], []) if len(term.words) == 1 else []:
            stems = {stem for language in languages_of([spelling]) for stem in self.stems[language, spelling]}
            rows += [[(0, written)] for written in (spelling, *sorted(stems))]
        return [list(row) for row in dict.fromkeys(tuple(row) for row in rows if row)]

    def _condition(self, node: Node) -> _Condition | None:
        if isinstance(node, Term):
            return self._condition_of_term(node)
        if isinstance(node, Field):
            return _Condition(other=self.found[node].condition)
        if isinstance(node, Not):
            part = self._condition(node.part)
            return part.negated() if part else None
        parts = [condition for part in node.parts if (condition := self._condition(part))]
        return _joined(parts, any_of_them=isinstance(node, Any)) if parts else None

    def _condition_of_term(self, term: Term) -> _Condition | None:
        if term in self.too_common:
            return None
        return _Condition(stemmed=self.by_stem(term)) if self.is_by_stem(term) else _Condition(exact=self.exactly(term))


@dataclass(frozen=True)
class _Condition:
    """Of one vector, or of other columns: of one vector as long as can be, because one look into an index is enough."""

    stemmed: str = ""
    exact: str = ""
    other: Q | None = None

    @property
    def q(self) -> Q:
        if self.stemmed:
            return Q(stemmed=Lexemes(self.stemmed))
        return Q(exact=Lexemes(self.exact)) if self.exact else self.other or Q()

    def negated(self) -> _Condition:
        if self.stemmed:
            return _Condition(stemmed=f"!({self.stemmed})")
        return _Condition(exact=f"!({self.exact})") if self.exact else _Condition(other=~self.q)


def _joined(parts: Sequence[_Condition], *, any_of_them: bool) -> _Condition:
    join = _any if any_of_them else _all
    stemmed = join(part.stemmed for part in parts if part.stemmed)
    exact = join(part.exact for part in parts if part.exact)
    others = [part.other for part in parts if part.other is not None]
    if not others and not (stemmed and exact):
        return _Condition(stemmed=stemmed, exact=exact)
    alone = [_Condition(stemmed=stemmed).q] * bool(stemmed) + [_Condition(exact=exact).q] * bool(exact)
    return _Condition(other=reduce(or_ if any_of_them else and_, [*alone, *others]))


def languages_of(words: Iterable[str]) -> list[str]:
    """The languages that words are tried in."""
    return CYRILLIC if any(map(IS_CYRILLIC.search, words)) else LATIN


def look_up(query: Query) -> Asked:
    """All that a query needs, in a few questions to PostgreSQL; none where nothing is asked."""
    found = find(query.fields)
    terms = [term for term in query.terms if not term.exact]
    spellings = other_spellings(term.words[0] for term in terms if len(term.words) == 1)
    words = {word for term in terms for word in term.words}
    asked = {(language, word) for term in terms for word in term.words for language in languages_of(term.words)}
    asked |= {(language, s) for several in spellings.values() for s in several for language in languages_of([s])}
    stems = stems_of(asked) if words else {}
    looked_up = Asked(query, stems, spellings, found)
    wanted = set(query.wanted)
    common = frozenset(term for term in wanted if not term.exact and not looked_up.rows_of_stems(term))
    return Asked(query, stems, spellings, found, frozenset() if common == wanted else common)


def stems_of(words: Iterable[tuple[str, str]]) -> Stems:
    """The stems of words, each in a language, in one question."""
    asked = list(words)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector(stems_of(language), word))"
            " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS w (language, word, place) ORDER BY place",
            [[language for language, _word in asked], [word for _language, word in asked]],
        )
        return {key: frozenset(stems) for key, (stems,) in zip(asked, cursor, strict=True)}


def other_spellings(words: Iterable[str]) -> dict[str, list[str]]:
    """How words that are names of speakers are written in the other script; nothing for shorter ones."""
    asked = [word for word in dict.fromkeys(words) if len(word) >= SHORTEST_NAME]
    spellings: dict[str, list[str]] = {}
    if asked:
        with connection.cursor() as cursor:
            cursor.execute("SELECT asked, spelling FROM other_spellings(%s) ORDER BY asked, spelling", [asked])
            for word, spelling in cursor:
                spellings.setdefault(word, []).append(spelling)
    return spellings


def _in_a_row(words: Sequence[str], *, prefix: bool = False) -> str:
    return " <-> ".join(map(_quoted, words)) + (":*" if prefix else "")


def _in_places(row: Sequence[tuple[int, str]]) -> str:
    """Stems at a distance from one another: what is too common between them leaves its place empty."""
    first, *others = row
    written, before = _quoted(first[1]), first[0]
    for place, stem in others:
        written += f" <{place - before}> {_quoted(stem)}"
        before = place
    return written


def _near(one: str, other: str, most: int) -> str:
    steps = range(1, most + 2)
    return _any(f"{_quoted(a)} <{n}> {_quoted(b)}" for n in steps for a, b in ((one, other), (other, one)))


def _quoted(lexeme: str) -> str:
    """No word has a quotation mark or a backslash in it: both separate."""
    return f"'{lexeme}'"


def _rank(vector: str, lexemes: str) -> SearchRank:
    return SearchRank(F(vector), Lexemes(lexemes), normalization=Value(1))


def _any(parts: Iterable[str]) -> str:
    return " | ".join(f"({part})" for part in dict.fromkeys(parts))


def _all(parts: Iterable[str]) -> str:
    return " & ".join(f"({part})" for part in dict.fromkeys(parts))
