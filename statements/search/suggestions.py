"""What the end of a question may become while it is being typed: a name that begins so, or a word that was said.

Choosing a name takes what was typed of it out of the words and sets its filter; choosing a word completes the last one.
Nothing is guessed: each speaker, venue and topic has published statements, and each word stands in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict

from statements.search import language
from statements.search.budgets import OverBudget, within
from statements.search.fields import MODELS
from statements.search.language import Query
from statements.search.parameters import PARAMETERS, in_order
from statements.search.tree import Field, Term
from statements.search.words import Word, folded, words_in

BUDGET = 200  # milliseconds: whoever types has typed on by then
MOST = {"speaker": 3, "venue": 2, "topic": 2}  # also the order
MOST_WORDS = 3
MOST_OF_ONE_NOUN = 8  # behind its operator: speaker:
LONGEST_NAME = 4  # terms of the question
SHORTEST = 2  # letters

THINGS = """
    SELECT noun, run.number, thing.slug, thing.name, thing.other_name
    FROM unnest(%s::text[]) WITH ORDINALITY AS run (words, number)
    CROSS JOIN LATERAL string_to_array(run.words, ' ') AS asked (words)
    CROSS JOIN LATERAL ({each_noun}) AS thing
    ORDER BY array_position(%s, noun), run.number, thing.n DESC, thing.name
"""
EACH_NOUN = "SELECT * FROM {noun}s_beginning(asked.words, %s)"


@dataclass(frozen=True)
class Suggestion:
    noun: str  # "speaker", "venue", "topic", "outlet" or "word"
    label: str
    query: str  # the query string of the search that it leads to; filters stay
    other_name: str = ""  # of the thing, where that is what begins so


@dataclass(frozen=True)
class Run:
    """Words at the end that may be the beginnings of a name, and what stands before them."""

    words: str
    before: str


def suggest(params: QueryDict) -> list[Suggestion]:
    """A few for the end of `q`, names first. Where PostgreSQL takes too long there are fewer."""
    given, _problems = in_order(params)
    query = language.read(given.get("q", ""))
    words = words_in(query.typed)
    last = query.leaves[-1][0] if query.leaves else None
    if last is None or query.problems or not len(query.typed) == last.end == words[-1].end:
        return []
    goes_on = not params.get("q", "")[-1:].isspace()
    found: list[Suggestion] = []
    try:
        with within(BUDGET):
            if isinstance(last, Term):
                found += _names(given, _runs(query))
                if goes_on and last.near is None and len(words[-1].text) >= SHORTEST:
                    found += _words(given, query.typed, words[-1])
            elif last.name in MODELS and goes_on:
                found += _values(given, query.typed, last)
    except OverBudget:
        pass
    return found


def _values(given: QueryDict, typed: str, field: Field) -> Iterator[Suggestion]:
    """The names for an operator, completed within the words."""
    before = typed[: typed.index(":", field.start) + 1]
    for noun, _run, _slug, name, other in _things([field.name], [" ".join(folded(field.value))], MOST_OF_ONE_NOUN):
        words = " ".join(name.replace('"', " ").split())
        value = f'"{words}"' if " " in words else words
        yield Suggestion(noun, name, _query(given, q=[before + value]), other)


def _names(given: QueryDict, runs: list[Run]) -> Iterator[Suggestion]:
    """Those that more of the words are the beginning of come first, and none twice."""
    left = dict(MOST)
    chosen = {(noun, slug) for noun in MOST for slug in given.getlist(noun)}
    for noun, number, slug, name, other in _things(list(MOST), [run.words for run in runs], max(MOST.values())):
        if (noun, slug) not in chosen and left[noun]:
            chosen.add((noun, slug))
            left[noun] -= 1
            before = runs[number - 1].before.rstrip()
            query = _query(given, q=[before] if before else [], **{noun: [*given.getlist(noun), slug]})
            yield Suggestion(noun, name, query, other)


def _words(given: QueryDict, typed: str, last: Word) -> Iterator[Suggestion]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM words_beginning(%s, %s)", [last.text, MOST_WORDS])
        for (word,) in cursor.fetchall():
            yield Suggestion("word", word, _query(given, q=[typed[: last.start] + word]))


def _runs(query: Query) -> list[Run]:
    """The last terms, one fewer at a time. What is refused, grouped or one of two is no name that could be a filter."""
    last = list(takewhile(_may_be_of_a_name, reversed(query.parts)))[:LONGEST_NAME]
    runs = [Run(" ".join(folded(query.typed[term.start :])), query.typed[: term.start]) for term in reversed(last)]
    return [run for run in runs if len(run.words) >= SHORTEST]


def _may_be_of_a_name(part: object) -> bool:
    return isinstance(part, Term) and not part.prefix and part.near is None


def _things(nouns: list[str], runs: list[str], most: int) -> Iterable[tuple[str, int, str, str, str]]:
    """Noun, number of the run (from 1), slug, name and other name."""
    each_noun = " UNION ALL ".join(EACH_NOUN.format(noun=noun) for noun in nouns)
    with connection.cursor() as cursor:
        cursor.execute(THINGS.format(each_noun=each_noun), [runs, *[most] * len(nouns), nouns])
        rows: list[tuple[str, int, str, str, str]] = cursor.fetchall()
    return rows


def _query(given: QueryDict, **changes: list[str]) -> str:
    values = {**dict(given.lists()), **changes, "cursor": []}
    return urlencode({name: values[name] for name in PARAMETERS if values.get(name)}, doseq=True)
