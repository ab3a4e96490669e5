from __future__ import annotations

import json
from collections import Counter

import pytest

from benchmarks import invented
from benchmarks.query import All, Any, Not, Phrase, Query, Word, widened
from benchmarks.statement import Statement
from benchmarks.workload import NUMBERS, Sample, questions, sample
from statements.search.language import read
from statements.search.tree import Term, leaves
from statements.search.words import folded

STOP_WORDS = set(invented.FUNCTION_WORDS.split())


def stems_of(word: str) -> tuple[str, ...]:
    """A stemmer of its own: without the last letter of longer words."""
    if word in STOP_WORDS:
        return ()
    return (word[:-1] if len(word) > 5 else word,)


def statements() -> list[Statement]:
    found = []
    for number, line in enumerate(invented.lines(2_000), 1):
        row = json.loads(line)
        words = list(folded(row["text"]))
        stems = [stem for word in words for stem in stems_of(word)]
        year = int(row["date"][:4])
        found.append(
            Statement(number, row["speaker"], row["venue"], year, row["topics"], len(row["text"]), words, stems)
        )
    return found


@pytest.fixture(scope="module")
def drawn() -> Sample:
    return sample(statements())


@pytest.fixture(scope="module")
def asked(drawn: Sample) -> list[Query]:
    return questions(drawn, stems_of)


def test_there_are_two_hundred_questions_of_all_kinds(asked: list[Query]) -> None:
    assert Counter(query.kind for query in asked) == NUMBERS
    assert len({query.shown for query in asked}) == len(asked) == 200


def test_the_same_archive_is_asked_the_same_questions(drawn: Sample, asked: list[Query]) -> None:
    assert questions(drawn, stems_of) == asked


def test_half_of_the_phrases_that_can_have_stop_words_have_them(asked: list[Query]) -> None:
    phrases = [query.node.words for query in asked if isinstance(query.node, Phrase)]
    assert 5 <= sum(not STOP_WORDS.isdisjoint(words) for words in phrases) <= 25
    assert not any({words[0], words[-1]} & STOP_WORDS for words in phrases)


def test_what_is_typed_is_read_as_it_is_meant(asked: list[Query]) -> None:
    """By On Record's own language, or the engines would be asked different things."""
    for query in asked:
        terms = [(leaf.words, leaf.exact, no) for leaf, no in leaves(read(query.typed).tree) if isinstance(leaf, Term)]
        assert terms == list(meant(query.node)), query.typed


def meant(node: object, *, refused: bool = False) -> list[tuple[tuple[str, ...], bool, bool]]:
    match node:
        case Word(text):
            return [((text,), False, refused)]
        case Phrase(words):
            return [(words, True, refused)]
        case Not(part):
            return meant(part, refused=not refused)
        case All(parts) | Any(parts):
            return [term for part in parts for term in meant(part, refused=refused)]
    raise AssertionError(node)


def test_alternatives_stand_in_brackets_where_something_follows() -> None:
    either = Any((Word("gas", ("gas",)), Word("oil", ("oil",))))
    assert Query("boolean", either).typed == "gas OR oil"
    assert Query("boolean", All((either, Not(Word("price", ("price",)))))).typed == "(gas OR oil) -price"


def test_a_facet_is_counted_without_its_own_choice() -> None:
    query = Query("filtered", Word("gas", ("gas",)), (("speaker", "Ada Vell"), ("year", "1998")))
    assert query.without("speaker").filters == (("year", "1998"),)


def test_a_question_can_be_asked_in_other_stems() -> None:
    query = Query("boolean", All((Word("works", ("work",)), Not(Phrase(("of", "art"))))))
    wider = widened(query, lambda word: ("work", word))
    assert wider.node == All((Word("works", ("work", "works")), Not(Phrase(("of", "art")))))


def test_too_small_an_archive_says_so() -> None:
    with pytest.raises(ValueError, match="load more"):
        questions(sample(statements()[:20]), stems_of)
