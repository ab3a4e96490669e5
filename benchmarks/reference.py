"""What the answers must be: every statement is read through, without any index, and judged by the question itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappushpop
from typing import NamedTuple

from benchmarks.engines import FACETS, PAGE
from benchmarks.figures import bm25
from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement
from benchmarks.workload import Sample


class Has(NamedTuple):
    """What stands in a statement, wherever."""

    stems: set[str]
    words: set[str]


@dataclass
class Reference:
    """Of one question."""

    total: int = 0
    facets: dict[str, Counter[str]] = field(default_factory=lambda: {facet: Counter() for facet in FACETS})
    best: list[float] = field(default_factory=lambda: [0.0] * PAGE)  # the gains of the ideal page, as a heap


@dataclass
class Judge:
    """Knows how many statements have each stem, and how long they are."""

    drawn: Sample

    def gain(self, query: Query, statement: Statement) -> float:
        stems = list(dict.fromkeys(stem for word in query.words for stem in word.stems))
        return bm25(
            [statement.stems.count(stem) for stem in stems],
            [self.drawn.having[stem] for stem in stems],
            len(statement.stems),
            self.drawn.total,
            self.drawn.stems / self.drawn.total,
        )

    def read_through(self, queries: list[Query], statements: Iterable[Statement]) -> list[Reference]:
        """The answers to all questions, in one reading of all statements."""
        found = [Reference() for _ in queries]
        asking = self._asking(queries)
        for statement in statements:
            has = Has(set(statement.stems), set(statement.words))
            for place in {place for text in (has.stems | has.words) & asking.keys() for place in asking[text]}:
                if holds(queries[place].node, statement, has):
                    self._count(found[place], queries[place], statement)
        return found

    def _count(self, found: Reference, query: Query, statement: Statement) -> None:
        """What only one choice hides is still counted among the alternatives to that choice."""
        hiding = {facet for facet, value in query.filters if value not in statement.values(facet)}
        if not hiding:
            found.total += 1
            heappushpop(found.best, self.gain(query, statement))
        if len(hiding) <= 1:
            for facet in hiding or FACETS:
                found.facets[facet].update(statement.values(facet))

    def _asking(self, queries: list[Query]) -> dict[str, list[int]]:
        """Which questions a stem or a word may answer: each question stands with what it cannot be answered without."""
        asking = defaultdict(list)
        for place, query in enumerate(queries):
            for text in self._needed(query.node):
                asking[text].append(place)
        return dict(asking)

    def _needed(self, node: Node) -> set[str]:
        """One of these is in every statement that matches; as few statements as can be have them."""
        match node:
            case Word(_text, stems):
                return set(stems)
            case Phrase(words):
                return {max(words, key=len)}
            case Any(parts):
                return set().union(*map(self._needed, parts))
            case All(parts):
                return min((self._needed(part) for part in parts if not isinstance(part, Not)), key=self._frequency)
            case Not():
                raise ValueError("A question that only refuses is answered by nearly everything.")

    def _frequency(self, texts: set[str]) -> int:
        return sum(self.drawn.having[text] for text in texts)


def holds(node: Node, statement: Statement, has: Has) -> bool:
    match node:
        case Word(_text, stems):
            return any(stem in has.stems for stem in stems)
        case Phrase(words):
            return has.words.issuperset(words) and _in_a_row(words, statement.words)
        case Not(part):
            return not holds(part, statement, has)
        case Any(parts):
            return any(holds(part, statement, has) for part in parts)
        case All(parts):
            return all(holds(part, statement, has) for part in parts)


def _in_a_row(words: tuple[str, ...], text: list[str]) -> bool:
    return any(tuple(text[place : place + len(words)]) == words for place in _places(words[0], text))


def _places(word: str, text: list[str]) -> Iterator[int]:
    return (place for place, found in enumerate(text) if found == word)
