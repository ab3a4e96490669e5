"""What was typed, as a tree. Every part knows where it stands: it can be taken out, and the rest is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

OF_A_WORDING = {"outlet", "form"}  # fields


@dataclass(frozen=True)
class Part:
    start: int  # in what was typed, with its minus, marks and brackets
    end: int


@dataclass(frozen=True)
class Term(Part):
    """Words that follow one another: one, several that are written together (co-operation), or a phrase."""

    text: str  # as typed, without operators
    words: tuple[str, ...]  # as they are looked up (words.py)
    exact: bool = False  # as they stand, not by their stems
    prefix: bool = False  # the last may go on
    near: int | None = None  # in any order, each with at most so many words between it and the next


@dataclass(frozen=True)
class Field(Part):
    """An operator with its value: speaker:torvane."""

    name: str
    value: str
    beside: tuple[Field, ...] = ()  # an outlet's form and a form's outlet: those of the same wording


@dataclass(frozen=True)
class Not(Part):
    part: Node


@dataclass(frozen=True)
class All(Part):
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any(Part):
    parts: tuple[Node, ...]


Node = Term | Field | Not | All | Any
Leaf = Term | Field


def leaves(node: Node | None, *, refused: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """The terms and fields from left to right, each with whether it is asked to be absent."""
    if isinstance(node, Not):
        yield from leaves(node.part, refused=not refused)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part, refused=refused)
    elif node:
        yield node, refused


def of_one_wording(node: Node, beside: tuple[Field, ...] = ()) -> Node:
    """The tree in which each outlet knows the forms, and each form the outlets, that have to hold together with it."""
    if isinstance(node, All):
        here = (part for part in node.parts if isinstance(part, Field) and part.name in OF_A_WORDING)
        beside = (*beside, *here)
    if isinstance(node, All | Any):
        return replace(node, parts=tuple(of_one_wording(part, beside) for part in node.parts))
    if isinstance(node, Not):
        return replace(node, part=of_one_wording(node.part))
    if isinstance(node, Field) and node.name in OF_A_WORDING:
        return replace(node, beside=tuple(other for other in beside if other.name != node.name))
    return node


def removable(node: Node | None) -> Iterator[Node]:
    """The parts a reader may want to take out: every term and field; what is refused, as a whole."""
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from removable(part)
    elif node:
        yield node


def without(typed: str, node: Node | None, gone: Node) -> str:
    """What was typed, without one part and what joined it to its neighbours. A bracket left empty goes with it."""
    if node is None or node is gone:
        return ""
    start, end = _cut(node, gone)
    return (typed[:start] + typed[end:]).strip()


def _cut(node: Node, gone: Node) -> tuple[int, int]:
    """From where to where text is taken out; `gone` stands within the node and is not all of it."""
    if not isinstance(node, All | Any):
        return gone.start, gone.end
    for number, part in enumerate(node.parts):
        if part.start <= gone.start and gone.end <= part.end:
            if part is not gone and len(list(removable(part))) > 1:
                return _cut(part, gone)
            if number:
                return node.parts[number - 1].end, part.end
            return part.start, node.parts[1].start if len(node.parts) > 1 else part.end
    return gone.start, gone.end
