"""What differs between two texts is shown word by word, and cheaply where they are long."""

from __future__ import annotations

import time

from hypothesis import assume, given
from hypothesis import strategies as st

from statements.stories.differences import MOST_WORDS, Piece, differences
from tests.statements.stories.telling import LOCKS, ORCHARDS

TEXTS = st.text(alphabet="ab .!\n", max_size=60)


def changed(pieces: list[Piece]) -> list[tuple[str, str]]:
    return [(piece.sign, piece.text.strip()) for piece in pieces if piece.sign in "-+"]


def test_a_changed_word_is_shown_between_its_neighbours_and_the_rest_is_left_out() -> None:
    pieces = differences(LOCKS, LOCKS.replace("eleven", "twelve"))
    assert changed(pieces) == [("-", "eleven"), ("+", "twelve")]
    assert [piece.sign for piece in pieces if piece.sign == "…"] == ["…", "…"]
    assert "Orsana" not in "".join(piece.text for piece in pieces)


def test_a_sentence_more_is_shown_whole_and_white_space_is_no_difference() -> None:
    more = LOCKS.replace("She denied", "A bell was rung. She denied").replace("\n\n", "\r\n\r\n")
    assert changed(differences(LOCKS, more)) == [("+", "A bell was rung.")]
    assert changed(differences(LOCKS, LOCKS)) == []


@given(TEXTS, TEXTS)
def test_with_nothing_left_out_the_later_text_can_be_read_in_it(earlier: str, later: str) -> None:
    assume(earlier.split() != later.split())
    pieces = differences(earlier, later, around=1_000)
    assert "".join(piece.text for piece in pieces if piece.sign in "=+").split() == later.split()


def test_a_long_text_that_is_another_altogether_takes_no_time() -> None:
    one = " ".join(f"word{n}" for n in range(100_000))
    began = time.process_time()
    pieces = differences(one, ORCHARDS * 500)
    assert time.process_time() - began < 3
    assert len(one.split()) > MOST_WORDS
    assert {piece.sign for piece in pieces} == {"-", "+"}
