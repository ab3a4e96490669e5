"""A question, as it is put to every engine in its own language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

StemsOf = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Word:
    text: str
    stems: tuple[str, ...]  # one of them is enough


@dataclass(frozen=True)
class Phrase:
    words: tuple[str, ...]  # as they stand, in this order


@dataclass(frozen=True)
class All:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    part: Node


Node = Word | Phrase | All | Any | Not
Filters = tuple[tuple[str, str], ...]  # a facet, and the value that is chosen in it


@dataclass(frozen=True)
class Query:
    kind: str
    node: Node
    filters: Filters = ()

    @property
    def typed(self) -> str:
        """What a reader types."""
        typed = _typed(self.node)
        return typed[1:-1] if isinstance(self.node, Any) else typed

    @property
    def shown(self) -> str:
        return " ".join([self.typed, *(f"{facet}={value}" for facet, value in self.filters)])

    @property
    def words(self) -> list[Word]:
        """Those that a statement is ranked by."""
        return list(_words(self.node))

    def without(self, facet: str) -> Query:
        """The question that the values of a facet are counted over: its own choice hides none of them."""
        return replace(self, filters=tuple(chosen for chosen in self.filters if chosen[0] != facet))


def widened(query: Query, stems_of: StemsOf) -> Query:
    """The same with other stems for each word."""
    return replace(query, node=_widened(query.node, stems_of))


def _widened(node: Node, stems_of: StemsOf) -> Node:
    match node:
        case Word(text):
            return Word(text, stems_of(text))
        case Phrase():
            return node
        case Not(part):
            return Not(_widened(part, stems_of))
        case All(parts) | Any(parts):
            return type(node)(tuple(_widened(part, stems_of) for part in parts))


def _typed(node: Node) -> str:
    match node:
        case Word(text):
            return text
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Not(part):
            return f"-{_typed(part)}"
        case All(parts):
            return " ".join(map(_typed, parts))
        case Any(parts):
            return f"({' OR '.join(map(_typed, parts))})"


def _words(node: Node) -> Iterator[Word]:
    match node:
        case Word():
            yield node
        case All(parts) | Any(parts):
            for part in parts:
                yield from _words(part)
