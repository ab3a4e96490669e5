"""From what was typed to what PostgreSQL looks up: words with all others of their stem, phrases as they stand, fields.

A statement's vector has its words as they stand. A word that is searched by its stem is looked up as all words of the
archive that have this stem, in whichever language: so marks and counts go by the words that a reader can see. What is
too common in one language and means something in another (“die”) counts, where it is all that is asked for, in
statements of the latter only. The script's first language says which words are too common to search for. A name is
tried as the other script spells it, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value

from statements.search.fields import Found, find, of_entries
from statements.search.language import Query
from statements.search.tree import Any, Field, Node, Not, Term

LATIN = ["en", "de", "fr", "es"]
CYRILLIC = ["ru"]
UNKNOWN = ""  # a language whose stems we do not know
IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
SHORTEST_NAME = 3  # letters

Row = list[tuple[int, frozenset[str]]]  # places with the words that fit


class Lexemes(SearchQuery):
    """A tsquery that is written out already: nothing in it is stemmed again."""

    template = "%(expressions)s::tsquery"


class InPairs(Func):
    """Whether all words of a phrase stand in pairs somewhere: true of each that has the phrase, and of few others."""

    template = "pairs_of(words) @> pair_keys(%(expressions)s::text[])"
    output_field = BooleanField()


class Matches(Func):
    """The same as @@, and never looked up in an index: it would be, and then all that is looked up would be looked at
    again for each entry, which is dear for pairs."""

    template = "ts_match_vq(%(expressions)s::tsquery)"
    output_field = BooleanField()

    def __init__(self, lexemes: str) -> None:
        super().__init__(F("words"), Value(lexemes))


@dataclass(frozen=True)
class Stem:
    """A stem in a language, with all words of the archive that have it, and the asked word among them."""

    key: str  # of its tally
    forms: frozenset[str]
    known: frozenset[str]  # without the asked word, where the archive does not have it in this language


@dataclass(frozen=True)
class Asked:
    """A query with all that had to be looked up for it."""

    query: Query
    stems: dict[tuple[str, str], Stem] = field(default_factory=dict)  # of a word in a language; none if too common
    common: dict[str, frozenset[str]] = field(default_factory=dict)  # languages in which a word is too common
    spellings: dict[str, list[str]] = field(default_factory=dict)  # of names, in the other script
    found: dict[Field, Found] = field(default_factory=dict)
    too_common: frozenset[Term] = frozenset()  # left out
    has_pairs: bool = True  # whether there is an index of the pairs of what is searched
    _rows: dict[Term, list[Row]] = field(default_factory=dict, compare=False, repr=False)  # asked for again and again

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.query.wanted if term not in self.too_common]

    def condition(self) -> Q:
        """What holds of the search entries that match."""
        return self.condition_of(self.query.tree) if self.query.tree else Q()

    def condition_of(self, node: Node) -> Q:
        """The same of a part alone."""
        condition = self._condition(node)
        return condition.q if condition else Q()

    @property
    def has_words(self) -> bool:
        """Whether anything is asked for but fields."""
        return any(not is_field(part) and part not in self.too_common for part in self.query.parts)

    @property
    def fields_are_of_circumstances(self) -> bool:
        """Whether its fields narrow all of the rest, and none by days."""
        here = [part for part in self.query.parts if is_field(part)]
        return len(here) == len(self.query.fields) and not any(f.name in {"before", "after"} for f in self.query.fields)

    def condition_of_fields(self) -> Q:
        """What must hold of circumstances, where the fields are of these alone."""
        condition = Q()
        for part in self.query.parts:
            if isinstance(part, Field):
                condition &= self.found[part].condition
            elif isinstance(part, Not) and isinstance(part.part, Field):
                condition &= ~self.found[part.part].condition
        return condition

    def is_by_stem(self, term: Term) -> bool:
        return not term.exact and bool(self.rows_of_forms(term))

    def exactly(self, term: Term) -> str:
        if term.near is not None:
            return all_of(_near(one, other, term.near) for one, other in pairwise(term.words))
        return in_a_row(term.words, prefix=term.prefix)

    def stems_of(self, term: Term) -> list[Stem]:
        """The stems of a single word, in all languages; of a name also as the other script spells it."""
        words = [*term.words, *self.spellings.get(term.words[0], [])]
        stems = (self.stems.get((language, word)) for word in words for language in languages_of([word]))
        return list(dict.fromkeys(stem for stem in stems if stem))

    def known_of(self, term: Term) -> frozenset[str]:
        """The words of the archive that a single word finds."""
        if not self.is_by_stem(term):
            return frozenset(term.words)
        return frozenset().union(*(stem.known for stem in self.stems_of(term)))

    def rows_of_forms(self, term: Term) -> list[Row]:
        """What a term can look like, each a row of places with the words that fit; nothing where all are too common."""
        if term not in self._rows:
            self._rows[term] = self._forms_in_rows(term)
        return self._rows[term]

    def _forms_in_rows(self, term: Term) -> list[Row]:
        rows = [
            [(place, stem.forms) for place, word in enumerate(term.words) if (stem := self.stems.get((language, word)))]
            for language in languages_of(term.words)
        ]
        if not rows[0]:
            return []
        if len(term.words) == 1:
            return [[(0, frozenset(term.words).union(*(stem.forms for stem in self.stems_of(term))))]]
        rows.append([(place, frozenset([word])) for place, word in enumerate(term.words)])
        return [list(row) for row in dict.fromkeys(tuple(row) for row in rows if row)]

    def by_stem(self, term: Term) -> str:
        rows = self.rows_of_forms(term)
        if len(term.words) == 1:
            return any_of(self._where_it_means_something(form) for form in sorted(rows[0][0][1]))
        return any_of(_in_places(row) for row in rows)

    def is_common_somewhere(self, term: Term) -> bool:
        return any(form in self.common for row in self.rows_of_forms(term) for _place, forms in row for form in forms)

    def _where_it_means_something(self, form: str) -> str:
        if form not in self.common:
            return quoted(form)
        others = [language for language in [*LATIN, *CYRILLIC, UNKNOWN] if language not in self.common[form]]
        return f"{quoted(form)} & ({any_of(quoted('¶' + language) for language in others)})"

    def _condition(self, node: Node) -> _Condition | None:
        if isinstance(node, Term):
            return self._condition_of_term(node)
        if isinstance(node, Field):
            return _Condition(other=of_entries(self.found[node].condition))
        if isinstance(node, Not):
            part = self._condition(node.part)
            return part.negated() if part else None
        parts = [condition for part in node.parts if (condition := self._condition(part))]
        return _joined(parts, any_of_them=isinstance(node, Any)) if parts else None

    def _condition_of_term(self, term: Term) -> _Condition | None:
        if term in self.too_common:
            return None
        if len(term.words) == 1:
            return _Condition(self.by_stem(term) if self.is_by_stem(term) else self.exactly(term))
        if self.is_by_stem(term):
            return _Condition(other=Q(words=Lexemes(self._anywhere(term))), check=self.by_stem(term))
        in_pairs = self.has_pairs and is_phrase(term)
        there = Q(InPairs(Value(list(term.words)))) if in_pairs else Q(words=Lexemes(self._anywhere(term)))
        return _Condition(other=there, check=self.exactly(term))

    def _anywhere(self, term: Term) -> str:
        """What must be there of several words, wherever it stands."""
        if self.is_by_stem(term):
            rows = self.rows_of_forms(term)
            return any_of(all_of(any_of(map(quoted, sorted(forms))) for _place, forms in row) for row in rows)
        *before, last = term.words
        return all_of([*map(quoted, before), quoted(last) + (":*" if term.prefix else "")])


@dataclass(frozen=True)
class _Condition:
    """Of the vector of words, as long as can be, because one look into an index is enough; or any other."""

    words: str = ""
    every: tuple[str, ...] = ()  # the same as several that must all match: the index then skips from the rarest on
    other: Q | None = None
    check: str = ""  # what must match of all that the other finds

    @property
    def q(self) -> Q:
        return self.there & Q(Matches(self.check)) if self.check else self.there

    @property
    def there(self) -> Q:
        if self.other is not None:
            return self.other
        return reduce(and_, (Q(words=Lexemes(words)) for words in self.every or [self.words]))

    def negated(self) -> _Condition:
        return _Refused(f"!({self.words})") if self.other is None else _Condition(other=~self.q)


class _Refused(_Condition):
    """Of words that must not be there, which is looked up together with some that must."""


def _joined(parts: Sequence[_Condition], *, any_of_them: bool) -> _Condition:
    join = any_of if any_of_them else all_of
    words = [part.words for part in parts if part.other is None]
    others = [part for part in parts if part.other is not None]
    if not others:
        return _Condition(join(words), every=() if any_of_them else _each(parts))
    if any_of_them and all(part.check for part in others):
        # Found by indexes, then checked together: an index that is one of several would be asked for each entry again.
        there = [*([_Condition(any_of(words)).there] if words else []), *(part.there for part in others)]
        return _Condition(other=reduce(or_, there), check=any_of([*words, *(part.check for part in others)]))
    several = [_Condition(join(words), every=() if any_of_them else _each(parts)).q] if words else []
    return _Condition(other=reduce(or_ if any_of_them else and_, [*several, *(part.q for part in others)]))


def _each(parts: Sequence[_Condition]) -> tuple[str, ...]:
    """The words of each part, as few as there are that must be there."""
    there = [
        words for part in parts if part.words and not isinstance(part, _Refused) for words in part.every or [part.words]
    ]
    refused = [part.words for part in parts if isinstance(part, _Refused)]
    return (*there[:-1], all_of([*there[-1:], *refused]))


def is_field(part: Node) -> bool:
    return isinstance(part, Field) or (isinstance(part, Not) and isinstance(part.part, Field))


def is_phrase(term: Term) -> bool:
    """Whether the words stand side by side, and are several."""
    return term.near is None and not term.prefix and len(term.words) > 1


def languages_of(words: Iterable[str]) -> list[str]:
    """The languages that words are tried in."""
    return [*(CYRILLIC if any(map(IS_CYRILLIC.search, words)) else LATIN), UNKNOWN]


def look_up(query: Query) -> Asked:
    """All that a query needs, in a question or two to PostgreSQL; none where nothing is asked."""
    found = find(query.fields)
    terms = [term for term in query.terms if not term.exact]
    names = [term.words[0] for term in terms if len(term.words) == 1 and len(term.words[0]) >= SHORTEST_NAME]
    words = _known(((language, word) for term in terms for language, word in in_languages(term.words)), names)
    spellings = {spelling for several in words.spellings.values() for spelling in several}
    others = _known((pair for spelling in spellings for pair in in_languages([spelling])), [])
    stems = words.stems | others.stems
    is_alone = len(query.wanted) == 1
    common = {word: words.common[word] | others.common[word] for word in {*words.common, *others.common}}
    looked_up = Asked(query, stems, common if is_alone else {}, words.spellings, found)
    wanted = set(query.wanted)
    left_out = frozenset(term for term in wanted if not term.exact and not looked_up.rows_of_forms(term))
    return replace(looked_up, too_common=frozenset() if left_out == wanted else left_out)


class _Known(NamedTuple):
    stems: dict[tuple[str, str], Stem]  # none of a word that is too common there
    common: defaultdict[str, frozenset[str]]
    spellings: dict[str, list[str]]


def _known(words: Iterable[tuple[str, str]], names: Iterable[str]) -> _Known:
    """What the archive knows of words, each in a language, and how it spells names in the other script."""
    asked, known = sorted(set(words)), _Known({}, defaultdict(frozenset), {})
    if not asked:
        return known
    given = [[language for language, _word in asked], [word for _language, word in asked], list(dict.fromkeys(names))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM asked_words(%s, %s, %s)", given)
        rows = cursor.fetchall()
    for language, word, stem, forms, common in rows:
        if language is None:
            known.spellings.setdefault(word, []).append(stem)
            continue
        known.stems[language, word] = Stem(f"{language}:{stem}", frozenset([word, *forms]), frozenset(forms))
        for too_common in common:
            form, _space, there = too_common.partition(" ")
            known.common[form] |= {there}
    return known


def in_languages(words: Collection[str]) -> Iterator[tuple[str, str]]:
    return ((language, word) for language in languages_of(words) for word in words)


def in_a_row(words: Sequence[str], *, prefix: bool = False) -> str:
    return " <-> ".join(map(quoted, words)) + (":*" if prefix else "")


def _in_places(row: Sequence[tuple[int, frozenset[str]]]) -> str:
    """Words at a distance from one another: what is too common between them leaves its place empty."""
    (before, forms), *others = row
    written = any_of(map(quoted, sorted(forms)))
    for place, forms in others:
        written = f"({written}) <{place - before}> ({any_of(map(quoted, sorted(forms)))})"
        before = place
    return written


def _near(one: str, other: str, most: int) -> str:
    steps = range(1, most + 2)
    return any_of(f"{quoted(a)} <{n}> {quoted(b)}" for n in steps for a, b in ((one, other), (other, one)))


def quoted(lexeme: str) -> str:
    """No word has a quotation mark or a backslash in it: both separate."""
    return f"'{lexeme}'"


def any_of(parts: Iterable[str]) -> str:
    return " | ".join(f"({part})" for part in dict.fromkeys(parts))


def all_of(parts: Iterable[str]) -> str:
    return " & ".join(f"({part})" for part in dict.fromkeys(parts))
