"""Words selected in a text, found from what was pasted, and moved by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.admin.marks import marked
from statements.admin.selecting import Edge, moved, places_of, spans_in, written
from statements.reading import Span

TEXT = "“We share the river,” she said.\r\nShe won’t 𝄞 share\r\nthe lake."


def words(spans: tuple[Span, ...]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_spans_are_read_back_as_they_were_written() -> None:
    assert spans_in("22-30 1-20", TEXT) == (Span(1, 20), Span(22, 30))
    assert written([(1, 20), (22, 30)]) == "1-20 22-30"
    assert spans_in("", TEXT) == ()


@pytest.mark.parametrize(
    "field", ["1", "1-", "a-b", "5-5", "9-3", "0-999", "-1-3", "1-5 3-9", "1-5;6-9", "0-9999999999"]
)
def test_what_are_no_places_in_the_text_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="Select"):
        spans_in(field, TEXT)


def test_pasted_words_are_found_across_line_ends() -> None:
    (place,) = places_of("share the lake", TEXT)
    assert words(place) == ["share\r\nthe lake"]


def test_every_place_is_found() -> None:
    assert [words(place) for place in places_of("share", TEXT)] == [["share"], ["share"]]


def test_lines_are_parts_of_interrupted_speech_in_their_order() -> None:
    (place,) = places_of("We share the river\n\nthe lake", TEXT)
    assert words(place) == ["We share the river", "the lake"]
    assert places_of("the lake\nWe share", TEXT) == []


@pytest.mark.parametrize("pasted", ["", "  \n ", "the sea", "(", "the lake.\nthe sea"])
def test_what_is_not_there_has_no_place(pasted: str) -> None:
    assert places_of(pasted, TEXT) == []


def test_an_edge_moves_to_the_next_word_and_not_into_one() -> None:
    start = TEXT.index("won’t")
    word = (Span(start, start + 5),)
    assert words(moved(word, TEXT, 0, "end", outwards=True)) == ["won’t 𝄞"]
    assert words(moved(word, TEXT, 0, "start", outwards=True)) == ["She won’t"]
    assert moved(word, TEXT, 0, "end", outwards=False) == word
    assert moved(word, TEXT, 0, "start", outwards=False) == word
    assert moved(word, TEXT, 3, "start", outwards=True) == word


def test_an_edge_does_not_move_into_another_part() -> None:
    parts = (Span(1, 3), Span(4, 9))
    assert moved(parts, TEXT, 0, "end", outwards=True) == parts
    assert moved(parts, TEXT, 1, "start", outwards=True) == parts


def test_an_edge_stops_where_the_text_ends() -> None:
    whole = (Span(0, len(TEXT)),)
    assert moved(whole, TEXT, 0, "end", outwards=True) == whole
    assert moved(whole, TEXT, 0, "start", outwards=True) == whole


@given(st.text(st.sampled_from("ab ,.’“\r\n𝄞я"), max_size=40), st.data())
def test_a_moved_edge_leaves_words_inside_the_text(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    edge: Edge = data.draw(st.sampled_from(["start", "end"]))
    outwards = data.draw(st.booleans())
    spans = (Span(start, end),) if start < end else ()
    for span in moved(spans, text, 0, edge, outwards):
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(st.sampled_from("ab “\r\n𝄞я"), max_size=60), st.data())
def test_every_piece_of_a_marked_text_stands_where_it_says(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    pieces = [piece for paragraph in marked(text, [(1, [(start, end)] if start < end else [])]) for piece in paragraph]
    shown = {at for piece in pieces for at in range(piece.start, piece.start + len(piece.text))}
    for piece in pieces:
        assert text[piece.start : piece.start + len(piece.text)].replace("\r", "\n") == piece.text
        assert all(
            (start <= at < end) == (piece.keys == (1,)) for at in range(piece.start, piece.start + len(piece.text))
        )
    assert all(text[at].isspace() for at in range(len(text)) if at not in shown)


def test_near_a_place_only_its_paragraphs_and_their_neighbours_are_shown() -> None:
    text = "\n\n".join(f"Paragraph {n}." for n in range(10))
    start = text.index("Paragraph 5")
    shown = ["".join(piece.text for piece in one) for one in marked(text, [], around=[(start, start + 9)])]
    assert shown == [f"Paragraph {n}." for n in range(3, 8)]
