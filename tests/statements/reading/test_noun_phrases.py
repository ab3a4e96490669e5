"""Who stands before a verb, and who does not."""

from __future__ import annotations

import pytest

from .reading_of import reading_of


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Anna Hask has long said that the dam is full.", "Anna Hask"),
        ("Anna Hask this month announced that the dam is full.", "Anna Hask"),
        ("The embassy declined the request and said that the dam is full.", "The embassy"),
        ("For several days Halvia denied that the dam was full.", "Halvia"),
        ("Anna Hask during the weekend said that the dam is full.", "Anna Hask"),
        ("A source within the River Ministry said that the dam is full.", "A source within the River Ministry"),
        ("According to the Brenn mayor, Anna Hask, the dam is full.", "the Brenn mayor, Anna Hask"),
        ("The dam is full, according to a March 14, 2019 Reed press release.", "a March 14, 2019 Reed press release"),
    ],
)
def test_the_source_is_the_subject_and_nothing_else(sentence: str, source: str) -> None:
    text = f"Council meets in Orsana\n\n{sentence}"
    statement = reading_of(text).statements[0]
    assert [text[slice(*span)] for span in statement.attributed_to] == [source]
