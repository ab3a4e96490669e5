"""What was searched for is marked, and the words stay what they are, to the character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.marks import runs
from tests.statements import making
from tests.statements.search.asking import ask, marked, wording

pytestmark = pytest.mark.django_db


def passage(words: str, query: str, language: str = "en") -> str:
    making.statement(words, inside=making.article(words, language=language))
    (hit,) = ask(q=query).hits
    assert "".join(run.text for run in hit.passage) == hit.quotation.shown == words
    return marked(hit.passage)


def test_every_form_of_a_word_is_marked_and_nothing_else() -> None:
    assert passage("Dams? We plan no dam, no damage", "dam") == "[Dams]? We plan no [dam], no damage"


def test_a_phrase_is_marked_whole_and_its_words_alone_are_not() -> None:
    assert passage("Both banks, both\tBANKS, banks", '"both banks"') == "[Both banks], [both\tBANKS], banks"


def test_a_refused_word_is_never_marked_and_a_common_one_only_in_its_phrase() -> None:
    assert passage("The gate of the town", '"of the town" the gate -river') == "The [gate] [of the town]"


def test_the_words_stay_as_they_are_whatever_they_look_like() -> None:
    words = "<b>Dam</b> &amp; <script>dam</script>\n\n\tthe  dam… “dam’s” a/dam \u200bdam\u00adn \U0001f30a"
    assert passage(words, "dam").replace("[", "").replace("]", "") == words


def test_words_of_several_parts_are_marked() -> None:
    assert passage("Cross-border trade is Halvia’s", "cross-border Halvia's") == "[Cross-border] trade is [Halvia’s]"


def test_russian_words_are_marked_in_any_form() -> None:
    assert passage("Реки соединяют народы", "река", language="ru") == "[Реки] соединяют народы"


def test_overlapping_marks_become_one_run() -> None:
    assert passage("the old river bank", '"old river" "river bank"') == "the [old river bank]"


def test_the_wording_that_matches_better_is_shown() -> None:
    statement = making.statement("The barrier will not be built")
    wording(statement, "There will be no dam")
    assert [marked(hit.passage) for hit in ask(q="dam").hits] == ["There will be no [dam]"]
    assert [hit.quotation for hit in ask(q="will").hits] == [statement.lead]
    assert [hit.quotation for hit in ask().hits] == [statement.lead]


@given(text=st.text(max_size=50), spans=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6))
def test_the_runs_are_the_text_and_the_marks_are_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(s, e), max(s, e)) for s, e in spans if max(s, e) <= len(text) and s != e]
    cut = runs(text, inside)
    assert "".join(run.text for run in cut) == text
    marks = [run.marked for run in cut for _ in run.text]
    assert marks == [any(start <= at < end for start, end in inside) for at in range(len(text))]
