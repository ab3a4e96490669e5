"""What a word is: PostgreSQL, which writes them down, and Python, which asks for them and marks them, say the same."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from statements.search.words import LONGEST, WORD, folded, words_in

pytestmark = pytest.mark.django_db


def in_postgresql(text: str) -> tuple[list[str], int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words_of(%s), length(exact_vector(words_of(%s)))", [text, text])
        words, number = cursor.fetchone()
    return words, number


# What Unicode had not given a meaning when this Python was made, a newer PostgreSQL may fold otherwise.
KNOWN = st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\x00")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(KNOWN, max_size=80) | st.text("aЙйÉé'’-/. \u0306\u00ad\u200bΣςßſİ½…", max_size=40))
@example("Hask's co\u00adoperation, he/she said: “3.5” – а.б.в, ЁЛКА Łódź Straße İstanbul ΟΔΟΣ")
@example("w" * 3_000 + " я" * 20_000)
def test_both_split_any_text_alike(text: str) -> None:
    words, number = in_postgresql(text)
    assert tuple(words) == folded(text)
    assert number == len(set(words))


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    at = 0
    for word in words_in(text):
        assert at <= word.start < word.end <= len(text)
        assert WORD.fullmatch(text[word.start : word.end])
        assert 0 < len(word.text) <= LONGEST
        at = word.end


def test_letters_and_digits_are_words_and_marks_are_not() -> None:
    assert folded("a_b+c = “d” €5 e…f\u00a0g — №6!") == ("a", "b", "c", "d", "5", "e", "f", "g", "6")


def test_what_readers_take_for_one_spelling_is_one() -> None:
    for one, other in [
        ("Ёлка", "елка"),
        ("Łódź", "LODZ"),
        ("Œuvre", "oeuvre"),
        ("e\u0301te\u0301", "Été"),
        ("ﬁne", "fine"),
    ]:
        assert folded(one) == folded(other)
    assert folded("мой") != folded("мои")
