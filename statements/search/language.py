"""The language of `q`, as readers type it. No text is a syntax error: what has no meaning here is searched as words.

all of them     ::= any of them, one after another ("AND" between them says nothing)
any of them     ::= one ("OR" one)*              so `gas OR oil price` is (gas or oil) and price
one             ::= ("-" | "NOT")* ("(" all of them ")" | phrase | field | word)
phrase          ::= "exactly these words" | "these words"~5
field           ::= speaker:word | speaker:"several words"
word            ::= word | begin*
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from statements.search.tokens import Token, Tokens
from statements.search.tree import All, Any, Field, Leaf, Node, Not, Term, leaves, of_one_wording


@dataclass(frozen=True)
class Query:
    typed: str = ""
    tree: Node | None = None
    notes: tuple[str, ...] = ()  # how something was read that could be meant otherwise
    problems: tuple[str, ...] = ()  # what was left out because it is too much

    @cached_property
    def leaves(self) -> list[tuple[Leaf, bool]]:
        """Terms and fields from left to right, each with whether it is refused."""
        return list(leaves(self.tree))

    @property
    def parts(self) -> tuple[Node, ...]:
        """What has to hold all together."""
        if isinstance(self.tree, All):
            return self.tree.parts
        return (self.tree,) if self.tree else ()

    @property
    def terms(self) -> list[Term]:
        return [leaf for leaf, _refused in self.leaves if isinstance(leaf, Term)]

    @property
    def fields(self) -> list[Field]:
        return [leaf for leaf, _refused in self.leaves if isinstance(leaf, Field)]

    @property
    def wanted(self) -> list[Term]:
        """The terms that a statement is ranked by and that are marked in it."""
        return [leaf for leaf, refused in self.leaves if isinstance(leaf, Term) and not refused]


def read(typed: str) -> Query:
    """Read what was typed."""
    tokens = Tokens(typed)
    tree = _Grammar(list(tokens)).all_of_them()
    if typed.strip() and not tree and not tokens.problems:
        tokens.notes.append(_("There is nothing in “%(typed)s” to search for.") % {"typed": typed.strip()[:100]})
    notes, problems = (tuple(dict.fromkeys(said)) for said in (tokens.notes, tokens.problems))
    return Query(tokens.typed, tree and of_one_wording(tree), notes, problems)


class _Grammar:
    """The tokens as a tree. It goes no deeper than the brackets do, which the tokens limit."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def all_of_them(self) -> Node | None:
        parts = []
        while self._next() not in {"", "close"}:
            if self._next() in {"or", "and"}:
                self.at += 1
            elif part := self._any_of_them():
                parts.append(part)
        return self._joined(All, parts)

    def _any_of_them(self) -> Node | None:
        parts = [self._one()]
        while self._next() == "or":
            self.at += 1
            if self._next() in {"leaf", "not", "open"}:
                parts.append(self._one())
        return self._joined(Any, [part for part in parts if part])

    def _one(self) -> Node | None:
        start, refused = self.tokens[self.at].start, False
        while self._next() == "not":
            refused = not refused
            self.at += 1
        part = self._group() if self._next() == "open" else self._leaf()
        return Not(start, part.end, part) if refused and part else part

    def _group(self) -> Node | None:
        """A group knows its brackets: they go with it."""
        start = self.tokens[self.at].start
        self.at += 1
        part = self.all_of_them()
        end = part.end if part else start
        if self._next() == "close":
            end = self.tokens[self.at].end
            self.at += 1
        return replace(part, start=start, end=end) if part else None

    def _leaf(self) -> Node | None:
        if self._next() != "leaf":
            return None
        self.at += 1
        return self.tokens[self.at - 1].leaf

    def _next(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _joined(self, kind: type[All | Any], parts: list[Node]) -> Node | None:
        if len(parts) < 2:
            return parts[0] if parts else None
        return kind(parts[0].start, parts[-1].end, tuple(parts))
