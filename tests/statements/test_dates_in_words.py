"""Dates in words are as sure as the EDTF they tell, and no surer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.dates_in_words import in_words, machine_date, when
from statements.reading.edtf_dates import one_of


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "date unknown"),
        ("2017-02-16", "16 February 2017"),
        ("2017-02", "February 2017"),
        ("2017-02-XX", "February 2017"),
        ("2017", "2017"),
        ("201X", "the 2010s"),
        ("2017-21", "spring 2017"),
        ("2017-02-16?", "perhaps 16 February 2017"),
        ("2017-02~", "about February 2017"),
        ("2017%", "perhaps about 2017"),
        ("[2006-02-16,2012-02-16,2017-02-16]", "16 February 2006, 2012 or 2017"),
        ("[2006-02-16,2017-03-01]", "16 February 2006 or 1 March 2017"),
        ("[2016-02,2017]", "February 2016 or 2017"),
        ("{2017-02-16,2017-02-18}", "16 February 2017 and 18 February 2017"),
        ("[2017-02-16..2017-02-18]", "some day from 16 February 2017 to 18 February 2017"),
        ("[..2017-02-16]", "16 February 2017 or earlier"),
        ("[2017..]", "2017 or later"),
        ("2017-02-16/2017-02-18", "from 16 February 2017 to 18 February 2017"),
        ("2017-02-16?/2017-03", "from perhaps 16 February 2017 to March 2017"),
        ("2017/..", "from 2017 on"),
        ("../2017", "until 2017"),
        ("2017-?02-16", "perhaps 16 February 2017"),
    ],
)
def test_a_date_reads_as_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "on an unknown date"),
        ("2017-02-16", "on 16 February 2017"),
        ("2017-02", "in February 2017"),
        ("2017", "in 2017"),
        ("201X", "in the 2010s"),
        ("2017-02-16?", "perhaps 16 February 2017"),
        ("[2006-02-16,2017-02-16]", "on one of these days: 16 February 2006 or 2017"),
        ("[2006,2017-02-16]", "at one of these times: 2006 or 16 February 2017"),
        ("2017-02-16/2017-02-18", "from 16 February 2017 to 18 February 2017"),
    ],
)
def test_a_date_follows_a_verb(edtf: str, words: str) -> None:
    assert when(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2017-02-16", "2017-02-16"),
        ("2017-02-XX", "2017-02"),
        ("2017", "2017"),
        ("2017?", ""),
        ("[2016,2017]", ""),
        ("", ""),
    ],
)
def test_only_a_sure_date_is_told_to_machines(edtf: str, machine: str) -> None:
    assert machine_date(edtf) == machine


def test_what_is_no_edtf_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a date in EDTF"):
        in_words("last Thursday")


@settings(deadline=None)
@given(st.sets(st.dates(min_value=date(1000, 1, 1)), min_size=1, max_size=5))
def test_one_day_out_of_several_names_every_year_it_can_be(days: set[date]) -> None:
    words = when(one_of(days) or "")
    assert all(str(day.year) in words for day in days)
