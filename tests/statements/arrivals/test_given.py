"""What may be given with an article, and how it is refused."""

from __future__ import annotations

import pytest

from statements.arrivals.given import Given, checked


def test_what_is_given_is_trimmed_and_kept_as_text() -> None:
    given = checked(outlet="  Halvinform ", published="2019-06?", accessed="2024-02-16", language="EN", source="")
    assert given == Given(outlet="Halvinform", published="2019-06?", accessed="2024-02-16", language="en")


@pytest.mark.parametrize("written", ["metadata", "metadata only", "Metadata Only"])
def test_rights_are_understood_by_their_name_and_by_their_label(written: str) -> None:
    assert checked(rights=written).rights == "metadata"


@pytest.mark.parametrize(
    ("column", "written", "advice"),
    [
        ("published", "16/2/2017", "write 2017-02-16"),
        ("accessed", "yesterday", "write it as 2024-02-16"),
        ("source", "halvinform.example/news", "begins with https://"),
        ("archived", "ftp://halvinform.example/news", "begins with https://"),
        ("rights", "ours", "write full, excerpt, metadata"),
        ("encoding", "halvian-1", "try utf-8"),
        ("language", "Halvian!", "write en, ru or fr"),
        ("outlet", "x" * 301, "shorten it"),
    ],
)
def test_what_cannot_be_used_is_refused_with_advice(column: str, written: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        checked(**{column: written})


def test_the_more_special_word_counts_and_the_general_fills_what_is_open() -> None:
    row, form = Given(outlet="Halvinform", rights="full"), Given(outlet="Radio Orsana", published="2019")
    assert row.over(form) == Given(outlet="Halvinform", rights="full", published="2019")
