"""Passages show as much of a text as its rights allow, and mark statements without touching a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from statements.models import Rights
from statements.passages import marked_runs, paragraphs_with_marks, passage_around, sentences_of, shown_of
from statements.reading.reading import Span

TEXT = """News feed

The dam stays shut. “We have waited long enough,” the minister said. Nobody answered her.

The talks go on in May. A second round is planned. Both sides were tired.

Related articles

The dam in pictures."""
BOILERPLATE = [(0, 9), (TEXT.index("Related"), len(TEXT))]


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SAID = span_of("“We have waited long enough,” the minister said.")
LAST = span_of("Both sides were tired.")


def cut(spans: list[Span]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_with_full_rights_the_whole_text_is_shown() -> None:
    assert cut(shown_of(TEXT, [SAID], Rights.FULL, BOILERPLATE)) == [TEXT]


def test_with_excerpt_rights_a_sentence_is_shown_with_one_neighbour_on_each_side() -> None:
    assert cut(shown_of(TEXT, [SAID], Rights.EXCERPT, BOILERPLATE)) == [
        "The dam stays shut. “We have waited long enough,” the minister said. Nobody answered her."
    ]


def test_no_neighbour_comes_from_the_boilerplate() -> None:
    assert cut(shown_of(TEXT, [LAST], Rights.EXCERPT, BOILERPLATE)) == [
        "A second round is planned. Both sides were tired."
    ]


def test_passages_that_meet_are_one() -> None:
    planned = span_of("The talks go on in May.")
    assert len(shown_of(TEXT, [SAID, planned], Rights.EXCERPT, BOILERPLATE)) == 1
    assert len(shown_of(TEXT, [SAID, LAST], Rights.EXCERPT, BOILERPLATE)) == 2


def test_with_metadata_rights_nothing_is_shown() -> None:
    assert shown_of(TEXT, [SAID], Rights.METADATA, BOILERPLATE) == []


def test_a_passage_without_neighbours_is_the_sentence() -> None:
    assert cut([passage_around(SAID, sentences_of(TEXT), 0)]) == ["“We have waited long enough,” the minister said."]


def test_left_out_text_is_told_before_the_paragraph_that_follows_it() -> None:
    shown = shown_of(TEXT, [SAID, LAST], Rights.EXCERPT, BOILERPLATE)
    assert [paragraph.after_a_gap for paragraph in paragraphs_with_marks(TEXT, shown, [])] == [True, True]


def test_boilerplate_is_told_apart() -> None:
    paragraphs = paragraphs_with_marks(TEXT, [Span(0, len(TEXT))], [], BOILERPLATE)
    assert [paragraph.boilerplate for paragraph in paragraphs] == [True, False, False, True, True]


def test_two_statements_with_the_same_words_both_begin_there() -> None:
    [[run]] = marked_runs("No.", [Span(0, 3)], [(1, [(0, 3)]), (2, [(0, 3)])])
    assert (run.keys, run.begins, run.key) == ((1, 2), (1, 2), 2)


def test_an_interrupted_statement_begins_once() -> None:
    [runs] = marked_runs("aabbcc", [Span(0, 6)], [(1, [(0, 2), (4, 6)])])
    assert [run.begins for run in runs] == [(1,), (), ()]


def test_a_statement_that_goes_on_in_the_next_paragraph_begins_in_the_first() -> None:
    first, second = marked_runs("aabb\nccdd", [Span(0, 4), Span(5, 9)], [(1, [(2, 7)]), (2, [(5, 6)])])
    assert [(run.text, run.keys, run.begins) for run in first] == [("aa", (), ()), ("bb", (1,), (1,))]
    assert [(run.text, run.keys, run.begins) for run in second] == [
        ("c", (1, 2), (2,)),
        ("c", (1,), ()),
        ("dd", (), ()),
    ]


def test_a_long_article_with_thousands_of_statements_is_marked_in_time() -> None:
    text = TEXT[: BOILERPLATE[1][0]] * 2_500
    said = [Span(found, found + len("“We have waited")) for found in places("“We have waited", text)]
    marks = [(number, [span]) for number, span in enumerate(said)]
    began = process_time()
    paragraphs = paragraphs_with_marks(text, shown_of(text, said, Rights.EXCERPT), marks)
    assert sum(len(run.begins) for paragraph in paragraphs for run in paragraph.runs) == 2_500
    assert process_time() - began < 10


def places(words: str, text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(words, text))


words = st.text(alphabet="ab .“”\n", min_size=1, max_size=60)
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair) + 1))


@settings(deadline=None)
@given(words, st.lists(st.tuples(st.integers(1, 5), st.lists(spans, max_size=3)), max_size=5), st.lists(spans))
def test_runs_side_by_side_are_the_text_whatever_is_marked(
    text: str, marks: list[tuple[int, list[tuple[int, int]]]], boilerplate: list[tuple[int, int]]
) -> None:
    spans = [(Span(*span), key) for key, parts in marks for span in parts]
    [runs] = marked_runs(text, [Span(0, len(text))], marks, boilerplate)
    assert "".join(run.text for run in runs) == text
    at = 0
    for run in runs:
        inside = {key for span, key in spans if span.start <= at and at + len(run.text) <= span.end}
        assert set(run.keys) == inside
        at += len(run.text)
    begun = [key for run in runs for key in run.begins]
    assert len(begun) == len(set(begun)) == len({key for span, key in spans if span.start < len(text)})


@settings(deadline=None)
@given(words, st.lists(spans, max_size=4), st.sampled_from(Rights.values))
def test_what_is_shown_is_ordered_and_apart(text: str, sentences: list[tuple[int, int]], rights: str) -> None:
    inside = [Span(s, min(e, len(text))) for s, e in sentences if s < len(text)]
    shown = shown_of(text, inside, rights)
    assert all(one.end <= other.start for one, other in pairwise(shown))
    if rights == Rights.EXCERPT:
        assert all(any(s.start <= w.start and w.end <= s.end for s in shown) for w in inside)
