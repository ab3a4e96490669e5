"""From the words of a question to what PostgreSQL looks up: words in their stems, phrases as they stand.

A statement's vectors do not say which language a stem comes from (statements/database/search.sql), so a word is tried
in the stems of every language of its script, and as it stands. The script's first language says which words are too
common to search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, Q, Value
from django.db.models.expressions import Combinable

from statements.search.language import Query, Term

LATIN = ["en", "de", "fr", "es"]
CYRILLIC = ["ru"]
IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")


class Lexemes(SearchQuery):
    """A tsquery that is written out already: nothing in it is stemmed again."""

    template = "%(expressions)s::tsquery"


@dataclass(frozen=True)
class Asked:
    """A query with its lexemes. `stems` and `words` give each term's tsquery, for the two vectors of a search entry."""

    query: Query
    stems: dict[Term, str] = field(default_factory=dict)
    words: dict[Term, str] = field(default_factory=dict)
    too_common: frozenset[Term] = frozenset()  # left out

    @property
    def clauses(self) -> list[list[Term]]:
        kept = ([term for term in clause if self.finds(term)] for clause in self.query.clauses)
        return [clause for clause in kept if clause]

    @property
    def wanted(self) -> list[Term]:
        return [term for clause in self.clauses for term in clause if not term.without]

    def finds(self, term: Term) -> bool:
        return term not in self.too_common and bool(self.words[term])

    def by_stem(self, term: Term) -> bool:
        return not term.phrase and bool(self.stems[term])

    def condition(self) -> Q:
        """What holds of the search entries that match."""
        by_stem, as_words, either = [], [], Q()
        for clause in self.clauses:
            kinds = {self.by_stem(term) for term in clause}
            if kinds == {True}:
                by_stem.append(_any(self._signed(term) for term in clause))
            elif kinds == {False}:
                as_words.append(_any(self._signed(term) for term in clause))
            else:
                either &= Q(*(self._alone(term) for term in clause), _connector=Q.OR)
        found = Q(stemmed=Lexemes(_all(by_stem))) if by_stem else Q()
        return found & (Q(exact=Lexemes(_all(as_words))) if as_words else Q()) & either

    def rank(self) -> Combinable | None:
        """How well an entry matches, for its length: by stems, and again by the words as they stand.

        None where there is nothing to rank by. It depends on nothing but the entry, so a place in the order stays.
        """
        if not self.wanted:
            return None
        wanted = [[term for term in clause if not term.without] for clause in self.clauses]
        stems = [_any(found) for clause in wanted if (found := [s for t in clause if (s := self.stems[t])])]
        words = [_any(self.words[term] for term in clause) for clause in wanted if clause]
        rank: Combinable = _rank("exact", words)
        return _rank("stemmed", stems) + rank if stems else rank

    def _signed(self, term: Term) -> str:
        found = self.stems[term] if self.by_stem(term) else self.words[term]
        return f"!({found})" if term.without else f"({found})"

    def _alone(self, term: Term) -> Q:
        return Q(**{"stemmed" if self.by_stem(term) else "exact": Lexemes(self._signed(term))})


def languages_of(term: Term) -> list[str]:
    """The languages that a term is tried in."""
    return CYRILLIC if IS_CYRILLIC.search(term.text) else LATIN


def look_up(query: Query) -> Asked:
    """The lexemes of a query, in one question to PostgreSQL; none where nothing is asked."""
    terms = list(dict.fromkeys(query.terms))
    if not terms:
        return Asked(query)
    stems, words = {}, {}
    for term, (in_languages, as_it_stands) in zip(terms, _lexemes(terms), strict=True):
        forms = in_languages if term.phrase else [*in_languages, as_it_stands]
        stems[term] = _any(dict.fromkeys(filter(None, forms))) if in_languages[0] else ""
        words[term] = as_it_stands
    wanted = {term for term in terms if not term.without}
    common = frozenset(term for term in wanted if not term.phrase and not stems[term])
    return Asked(query, stems, words, frozenset() if common == wanted else common)


LEXEMES = """
    SELECT ARRAY(
               SELECT phraseto_tsquery(stems_of(language), term)::text
               FROM unnest(string_to_array(languages, ' ')) WITH ORDINALITY AS l (language, place) ORDER BY place
           ),
           phraseto_tsquery('pg_catalog.simple', term)::text
    FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS t (term, languages, place)
    ORDER BY place
"""


def _lexemes(terms: list[Term]) -> list[tuple[list[str], str]]:
    """For each term its tsquery in every language it is tried in, and that of its words as they stand."""
    languages = [" ".join(languages_of(term)) for term in terms]
    with connection.cursor() as cursor:
        cursor.execute(LEXEMES, [[term.text for term in terms], languages])
        rows: list[tuple[list[str], str]] = cursor.fetchall()
    return rows


def _rank(vector: str, clauses: list[str]) -> SearchRank:
    return SearchRank(F(vector), Lexemes(_all(clauses)), normalization=Value(1))


def _any(parts: Iterable[str]) -> str:
    return " | ".join(f"({part})" for part in parts)


def _all(clauses: list[str]) -> str:
    return " & ".join(f"({clause})" for clause in clauses)
