"""Under which keys the counts of words are kept that a question asks for."""

from __future__ import annotations

from statements.search.stems import Asked, is_field
from statements.search.tree import All, Node, Not, Term
from statements.search.tree import Any as AnyOf

EVERYTHING = ""  # the key of all entries


def alone(asked: Asked) -> tuple[list[str], frozenset[str]]:
    """The keys of which one may have just what the words find, and all words that are found; of a question without
    words, that of all."""
    if not asked.has_words:
        return [EVERYTHING], frozenset()
    words = [part for part in asked.query.parts if not is_field(part)]
    return under(asked, words[0]) if len(words) == 1 and isinstance(words[0], Term) else ([], frozenset())


def under(asked: Asked, term: Term) -> tuple[list[str], frozenset[str]]:
    """The same of a term alone."""
    if len(term.words) > 1 or term.prefix:
        return [], frozenset()
    if not asked.is_by_stem(term):
        return [f"={term.words[0]}"], frozenset(term.words)
    if asked.is_common_somewhere(term):
        return [], frozenset()
    return [stem.key for stem in asked.stems_of(term)], asked.known_of(term)


def apart(tree: Node | None) -> list[Term]:
    """The terms of which one may be broad and all others few: alternatives, or the only one that is not refused."""
    if isinstance(tree, AnyOf):
        return [part for part in tree.parts if isinstance(part, Term)]
    asked_for = [part for part in tree.parts if not isinstance(part, Not)] if isinstance(tree, All) else []
    return [part for part in asked_for if isinstance(part, Term)] if len(asked_for) == 1 else []
