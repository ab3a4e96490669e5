"""Two hundred questions made of the archive's own words, the same ones each time: of each kind what readers ask.

A word is rare, medium or common by the share of all statements that have its stem. Words of one question are drawn from
one statement, except alternatives, so that there is something to be found; so are phrases and filters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from random import Random

from benchmarks.query import All, Any, Filters, Node, Not, Phrase, Query, StemsOf, Word
from benchmarks.statement import Statement

NUMBERS = {"rare": 30, "medium": 30, "common": 30, "two words": 30, "phrase": 30, "boolean": 25, "filtered": 25}
SHARES = {"rare": (0.0, 0.0005), "medium": (0.002, 0.01), "common": (0.03, 1.0)}
SAMPLE = 10_000  # statements that words are drawn from
FEW = 5  # statements are always few, however few there are in all
MOST_TRIED = 50_000  # statements or words, for the questions of one pattern
LENGTHS = range(3, 21)  # letters of a word
PHRASES = range(2, 6)  # words
FILTERS = [("speaker",), ("topic",), ("year",), ("venue",), ("speaker", "year")]

Found = tuple[Node, Filters]


@dataclass
class Sample:
    """Some statements, evenly drawn from all; how many there are, how many stems they have, and how many have each."""

    statements: list[Statement] = field(default_factory=list)
    total: int = 0
    stems: int = 0
    having: Counter[str] = field(default_factory=Counter)


def sample(statements: Iterable[Statement]) -> Sample:
    drawn, random = Sample(), Random(4)
    for statement in statements:
        drawn.having.update(set(statement.stems))
        drawn.stems += len(statement.stems)
        place = drawn.total if drawn.total < SAMPLE else random.randrange(drawn.total + 1)
        if place == len(drawn.statements):
            drawn.statements.append(statement)
        elif place < SAMPLE:
            drawn.statements[place] = statement
        drawn.total += 1
    return drawn


def questions(drawn: Sample, stems_of: StemsOf) -> list[Query]:
    """Raises ValueError for an archive that is too small for questions of every kind."""
    words = _Words(drawn, stems_of)
    asked = [query for kind, number in NUMBERS.items() for query in _several(kind, number, _patterns(kind, words))]
    Random(20).shuffle(asked)
    return asked


def _several(kind: str, number: int, patterns: list[Iterator[Found]]) -> list[Query]:
    """As many of each pattern; one that has no more leaves its turns to the others."""
    found: dict[str, Query] = {}
    while patterns and len(found) < number:
        for pattern in list(patterns):
            if (drawn := next(pattern, None)) is None:
                patterns.remove(pattern)
            elif len(found) < number:
                query = Query(kind, *drawn)
                found.setdefault(query.shown, query)
    if len(found) < number:
        raise ValueError(f"Too few statements for {number} questions of the kind “{kind}”: load more of them.")
    return list(found.values())


def _patterns(kind: str, words: _Words) -> list[Iterator[Found]]:
    pairs = [("common", "common"), ("common", "medium"), ("medium", "medium")]
    match kind:
        case "two words":
            return [((All(pair), ()) for pair in words.together(*classes)) for classes in pairs]
        case "phrase":
            wanted = product((True, False), SHARES, (True, False))
            return [((phrase, ()) for phrase in words.phrases(*which)) for which in wanted]
        case "boolean":
            return _boolean(words)
        case "filtered":
            return [words.filtered(name, facets) for facets in FILTERS for name in ("common", "medium")]
    return [((word, ()) for word in words.spread(kind, NUMBERS[kind]))]


def _boolean(words: _Words) -> list[Iterator[Found]]:
    rare, medium, common = (words.any_of(name) for name in SHARES)
    phrases = words.phrases(True, "medium", True)
    made: list[Iterator[Node]] = [
        (Any(found) for found in zip(common, medium, strict=False)),
        (All((one, Not(other))) for one, other in words.together("common", "medium")),
        (All((Any((next(medium), next(rare))), one)) for one in common),
        (Any(found) for found in zip(phrases, rare, strict=False)),
        (
            All((one, Any((other, next(medium))), Not(next(common))))
            for one, other in words.together("medium", "common")
        ),
    ]
    return [((node, ()) for node in pattern) for pattern in made]


class _Words:
    """The words of the sample that have a stem, by class; those that have none are stop words."""

    def __init__(self, drawn: Sample, stems_of: StemsOf) -> None:
        self.drawn = drawn
        self.random = Random(2)
        self.known: dict[str, Word] = {}
        self.stop_words: set[str] = set()
        self.classes: dict[str, str] = {}
        used = Counter(word for statement in drawn.statements for word in statement.words)
        for text in sorted(used, key=lambda text: (used[text], text)):
            if not (stems := stems_of(text)):
                self.stop_words.add(text)
            elif text.isalpha() and len(text) in LENGTHS and len(stems) == 1 and (name := self._class(stems[0])):
                self.known[text] = Word(text, stems)
                self.classes[text] = name
        self.usable = self.stop_words | self.classes.keys()

    def _class(self, stem: str) -> str:
        having, total = self.drawn.having[stem], self.drawn.total
        if 1 < having <= FEW:
            return "rare"
        return next(
            (name for name, (low, high) in SHARES.items() if having > FEW and low <= having / total <= high), ""
        )

    def of_class(self, name: str) -> list[Word]:
        """The rarest first; of each stem the word that is used most."""
        stems = {word.stems: word for text, word in self.known.items() if self.classes[text] == name}
        return sorted(stems.values(), key=lambda word: (self.drawn.having[word.stems[0]], word.text))

    def spread(self, name: str, number: int) -> Iterator[Word]:
        words = self.of_class(name)
        return (words[place * len(words) // number] for place in range(number) if words)

    def any_of(self, name: str) -> Iterator[Word]:
        words = self.of_class(name)
        return (self.random.choice(words) for _ in range(MOST_TRIED) if words)

    def together(self, one: str, other: str) -> Iterator[tuple[Word, Word]]:
        """Two words of a statement."""
        for statement in self._statements():
            first, second = self._drawn(statement, one), self._drawn(statement, other)
            if first and second and first.stems != second.stems:
                yield first, second

    def phrases(self, usual: bool, name: str, with_stop_words: bool) -> Iterator[Phrase]:
        """Words in a row, the first and the last of them searched for; the rarest is of the class.

        Usual ones, as names and set expressions are, stand in more than one statement of the sample.
        """
        rows = sorted(row for row, number in self.rows.items() if number > 1) if usual else list(self.rows)
        for _ in range(MOST_TRIED):
            row = self.random.choice(rows)
            rarest = min((self.classes[word] for word in row if word not in self.stop_words), key=list(SHARES).index)
            if rarest == name and with_stop_words != self.stop_words.isdisjoint(row):
                yield Phrase(row)

    @cached_property
    def rows(self) -> Counter[tuple[str, ...]]:
        """What can be a phrase, with how many statements of the sample have it."""
        found: Counter[tuple[str, ...]] = Counter()
        for statement in self.drawn.statements:
            found.update({row for length in PHRASES for row in self._rows(statement.words, length)})
        return found

    def _rows(self, words: list[str], length: int) -> Iterator[tuple[str, ...]]:
        for start in range(len(words) - length + 1):
            row = tuple(words[start : start + length])
            if row[0] in self.classes and row[-1] in self.classes and self.usable.issuperset(row):
                yield row

    def filtered(self, name: str, facets: tuple[str, ...]) -> Iterator[Found]:
        for statement in self._statements():
            word = self._drawn(statement, name)
            values = {"speaker": statement.speaker, "venue": statement.venue, "year": str(statement.year or "")}
            values["topic"] = self.random.choice(statement.topics) if statement.topics else ""
            if word and all(values[facet] for facet in facets):
                yield word, tuple((facet, values[facet]) for facet in facets)

    def _statements(self) -> Iterator[Statement]:
        return (self.random.choice(self.drawn.statements) for _ in range(MOST_TRIED))

    def _drawn(self, statement: Statement, name: str) -> Word | None:
        words = [word for word in dict.fromkeys(statement.words) if self.classes.get(word) == name]
        return self.known[self.random.choice(words)] if words else None
