"""The parts of a page."""

from __future__ import annotations

import pytest

from .reading_of import reading_of

PAGE = """\
HARBOUR

Mayor promises lamps for the old quay

By Tessa Marl

4 March 2015

Ona Birk looks at a lamp
Ona Birk looks at a lamp in Orsana on Monday

The mayor of Orsana, Ona Birk, promised on Wednesday that the old quay would have new lamps.

“Nobody should fall into the sea because of us,” she said.

Related articles

“The sea is rising,” says a captain

© 2015 The Orsana Lantern
"""


def test_headline_byline_date_and_outlet_are_found() -> None:
    reading = reading_of(PAGE)
    assert reading.headline == "Mayor promises lamps for the old quay"
    assert reading.byline == "Tessa Marl"
    assert reading.published == "2015-03-04"
    assert reading.outlet == "The Orsana Lantern"


def test_kicker_doubled_captions_and_links_are_furniture() -> None:
    reading = reading_of(PAGE)
    furniture = [PAGE[slice(*span)] for span in reading.boilerplate]
    assert furniture[0] == "HARBOUR"
    assert "Ona Birk looks at a lamp" in furniture
    assert furniture[-1] == "© 2015 The Orsana Lantern"


def test_nothing_is_said_in_furniture() -> None:
    reading = reading_of(PAGE)
    assert len(reading.statements) == 2
    assert not any("rising" in statement.text for statement in reading.statements)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = """Council meets

The mayor of Orsana, Ona Birk, said on Wednesday that the old quay
would be given new lamps before the winter, and that the harbour
office would pay for them. “Nobody should fall into the sea because
of us,” she said.
"""
    statements = reading_of(text).statements
    assert [statement.speaker for statement in statements] == ["Ona Birk", "Ona Birk"]


def test_a_transcript_gives_each_paragraph_to_its_speaker() -> None:
    text = (
        "Meeting of the harbour board\n\nOna Birk: The lamps will be lit before the first snow falls.\n\n"
        "We have nine of them in store.\n\nPavel Orlund: I have counted only seven of them myself.\n"
    )
    statements = reading_of(text).statements
    assert [statement.speaker for statement in statements] == ["Ona Birk", "Ona Birk", "Pavel Orlund"]
    assert {statement.form for statement in statements} == {"direct"}


def test_a_sitting_has_a_title_a_venue_a_place_and_a_day() -> None:
    reading = reading_of(
        "Mayor speaks\n\n4 March 2015\n\n“The quay is safe,” Mayor Ona Birk said on Monday "
        "at a meeting of the board of the Harbour Office in Orsana.\n"
    )
    (occasion,) = reading.occasions
    assert occasion.title == "meeting of the board of the Harbour Office"
    assert occasion.venue == "board of the Harbour Office"
    assert (occasion.place, occasion.date) == ("Orsana", "2015-03-02")
    assert reading.statements[0].occasion == 0


def test_an_abbreviation_does_not_make_a_headline_a_dateline() -> None:
    assert (
        reading_of("U.N. envoy leaves Orsana\n\nThe envoy left on the morning ferry.\n").headline
        == "U.N. envoy leaves Orsana"
    )


def test_a_short_headline_above_a_dateline_is_the_headline() -> None:
    text = (
        'Bridge to open\n\nORSANA, May 3, 2021. "The bridge will open in June," the mayor, Ada Bern, said on Monday.\n'
    )
    reading = reading_of(text)
    assert (reading.headline, reading.place, reading.published) == ("Bridge to open", "Orsana", "2021-05-03")
    assert reading.boilerplate == ()
    assert [(one.speaker, one.text) for one in reading.statements] == [("Ada Bern", "The bridge will open in June")]


@pytest.mark.parametrize("headline", ["Quay is safe", "President", "QUAY SAFE", "Council meets in Orsana"])
def test_a_short_paragraph_with_a_date_in_it_is_body_and_what_stands_above_it_the_headline(headline: str) -> None:
    reading = reading_of(f"{headline}\n\n“The quay is safe,” said President Pavel Orlund on Thursday, May 18, 2017.\n")
    assert reading.headline == headline
    assert reading.boilerplate == ()
    assert [one.speaker for one in reading.statements] == ["Pavel Orlund"]
