"""A long wording is shown by its best part: a piece of it to the character, with what was searched for in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Form
from statements.search import Hit
from statements.search.excerpts import ABOUT, LONGEST, SLACK, best_part
from tests.statements import making
from tests.statements.search.asking import ask, marked, wording
from tests.statements.views.reading_pages import get, words

db = pytest.mark.django_db

FILLING = "We spoke of many other things that day. " * 15
LONG = f"{FILLING}The river has to stay clean, said everybody. {FILLING}The river is ours, and a dam is not. {FILLING}"


def hit(said: str, query: str = "") -> Hit:
    making.statement(said, inside=making.article(said))
    (one,) = ask(q=query).hits
    return one


@db
def test_a_wording_that_is_not_long_is_shown_whole() -> None:
    shown = hit("The river is ours. " * 20, "river").excerpt
    assert not shown.is_part
    assert marked(shown.runs).count("[river]") == 20


@db
def test_a_long_one_is_cut_between_sentences_around_what_was_searched_for() -> None:
    shown = hit(LONG, "dam").excerpt
    assert (shown.cut_before, shown.cut_after) == (True, True)
    assert marked(shown.runs).startswith("We spoke of many other things that day.")
    assert "The river is ours, and a [dam] is not." in marked(shown.runs)
    assert marked(shown.runs).endswith("We spoke of many other things that day.")


@db
def test_the_part_with_the_most_of_the_different_words_is_the_best() -> None:
    assert "The [river] is ours, and a [dam] is not." in marked(hit(LONG, "river OR dam").excerpt.runs)


@db
def test_words_that_stand_closer_together_are_better_than_many_far_apart() -> None:
    said = f"A dam and a dam and a dam. {'Nothing of that kind, ' * 9}a river. {FILLING}A dam in a river. {FILLING}"
    assert "A [dam] in a [river]." in marked(hit(said, "dam river").excerpt.runs)


@db
def test_without_words_to_look_for_it_is_the_beginning() -> None:
    shown = hit(LONG).excerpt
    assert (shown.cut_before, shown.cut_after) == (False, True)
    assert LONG.startswith(marked(shown.runs))


@db
def test_a_long_sentence_is_cut_between_words() -> None:
    said = "and we went on along the riverbank " * 30 + "to the dam" + " from where the water-works could be seen" * 30
    text = marked(hit(said, "dam").excerpt.runs)
    assert "to the [dam] from" in text
    assert f" {text.replace('[', '').replace(']', '')} " in said


@db
@pytest.mark.parametrize("form", [Form.MIXED, Form.INDIRECT])
def test_reported_speech_is_never_cut_out_of_its_sentence(form: Form) -> None:
    sentence = f"She denied that, {'as some had it, ' * 40}any dam was planned"
    making.statement("any dam was planned", form=form, sentence=sentence)
    (one,) = ask(q="dam").hits
    assert not one.excerpt.is_part
    assert one.excerpt.runs == one.passage


@db
def test_the_whole_is_one_link_away_and_what_is_left_out_is_no_part_of_the_words() -> None:
    statement = making.statement(LONG, inside=making.article(LONG))
    page = get("/statements/?q=dam")
    assert [e.text for e in page.all("span", class_="left-out")] == ["[…]", "[…]"]
    assert page.link("The whole wording") == f"{statement.get_absolute_url()}?q=dam"
    assert words(LONG) in words(get(page.link("The whole wording")).text)


@db
def test_another_wording_than_the_leading_one_is_linked_to_where_it_stands() -> None:
    statement = making.statement("The barrier will not be built")
    other = wording(statement, LONG.strip(" ."))
    page = get("/statements/?q=dam")
    assert page.link("The whole wording") == f"{statement.get_absolute_url()}?q=dam#wording-{other.pk}"
    assert get(page.link("The whole wording")).one("article", id=f"wording-{other.pk}")


@db
def test_lists_that_nobody_searched_in_show_the_beginning() -> None:
    statement = making.statement(LONG, inside=making.article(LONG))
    assert statement.speaker
    for address in ("/", statement.speaker.get_absolute_url()):
        assert get(address).link("The whole wording") == statement.get_absolute_url()


four_times = st.text(max_size=300).map(lambda text: text * 4)
texts = st.text(alphabet="ab .!?é\n", min_size=LONGEST, max_size=1_200) | four_times
matches = st.lists(st.tuples(st.integers(0, 1_200), st.integers(1, 60), st.sampled_from("xyz")), max_size=12)


@given(texts, matches)
def test_it_is_a_piece_of_the_text_that_cuts_no_match_and_has_one_where_there_is_one(
    text: str, matches: list[tuple[int, int, str]]
) -> None:
    found = [((at, min(at + length, len(text))), term) for at, length, term in matches if at < len(text)]
    # As words do, a match begins and ends with a letter.
    found = [one for one in found if text[slice(*one[0])].strip() == text[slice(*one[0])]]
    part = best_part(text, found)
    assert 0 <= part.start <= part.end <= len(text)
    whole = [part.start <= start and end <= part.end for (start, end), _term in found]
    outside = [end <= part.start or part.end <= start for (start, end), _term in found]
    assert all(one or other for one, other in zip(whole, outside, strict=True))
    assert any(whole) or not found
    if len(text) <= LONGEST:
        assert part == (0, len(text))
    assert text[slice(*part)].strip() or not text.strip()


@given(st.lists(st.sampled_from(["river", "dam.", "water-works", "A", "bridge!"]), min_size=120, max_size=300))
def test_it_is_about_as_long_as_it_should_be_and_ends_between_words(chosen: list[str]) -> None:
    text = " ".join(chosen)
    start, end = best_part(text, [])
    assert start == 0
    assert ABOUT - SLACK - 20 <= end <= ABOUT + SLACK + 20 or len(text) <= LONGEST
    assert text[end : end + 1] in {"", " "}
