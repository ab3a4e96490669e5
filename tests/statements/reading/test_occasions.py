"""Where it was said."""

from __future__ import annotations

import pytest

from statements.reading import Reading, read

from .reading_of import reading_of

SAID = "Governor Anna Hask said that the dam was full"


def reading_under(text: str, headline: str = "Council works in Orsana") -> Reading:
    return read(f"{headline}\n\n{text}".encode(), published="2019-06-13")


def venues(reading: Reading) -> list[str | None]:
    return [
        reading.occasions[statement.occasion].venue if statement.occasion is not None else None
        for statement in reading.statements
    ]


@pytest.mark.parametrize(
    ("beside", "venue"),
    [
        ("“The dam is full and holds,” Governor Anna Hask said in an interview with the BBC.", "BBC"),
        ("Governor Anna Hask told CNN that the dam was full.", "CNN"),
        ("Governor Anna Hask told CNN’s Jo Orlund that the dam was full.", "CNN"),
        ("“The dam is full and holds,” Governor Anna Hask told USA Today.", "USA Today"),
        ("“The dam is full and holds,” Governor Anna Hask said on ABC’s “This Week”.", "ABC"),
        ("Governor Anna Hask said in a phone interview that the dam was full.", "Interview"),
        ("Governor Anna Hask tweeted that the dam was full.", "Twitter"),
        ("Governor Anna Hask said on Facebook that the dam was full.", "Facebook"),
        ("Governor Anna Hask said in a post on Plaza that the dam was full.", "Plaza"),
        ("Governor Anna Hask said at a news conference that the dam was full.", "Press conference"),
        ("Governor Anna Hask told reporters that the dam was full.", "Remarks to reporters"),
        ("Governor Anna Hask said in a written statement that the dam was full.", "Written statement"),
        ("Governor Anna Hask said in a letter to the council that the dam was full.", "Letter"),
        ("Governor Anna Hask told a rally in Brenn that the dam was full.", "Rally in Brenn"),
        ("Governor Anna Hask said in a speech that the dam was full.", "Speech"),
    ],
)
def test_the_words_beside_a_statement_name_its_venue(beside: str, venue: str) -> None:
    assert venues(reading_under(beside)) == [venue]


def test_an_occasion_goes_on_for_its_speaker_and_nobody_else() -> None:
    reading = reading_under(
        "Governor Anna Hask told CNN that the dam was full.\n\nShe said that it would hold.\n\n"
        "Mr Pavel Orlund said that it would break."
    )
    assert venues(reading) == ["CNN", "CNN", None]


def test_people_in_a_town_hall_share_it() -> None:
    reading = reading_under(
        "During a Brenn town hall, Mrs Lena Farrow had a question.\n\n“Is the dam full tonight?” she asked.\n\n"
        "Governor Anna Hask said that it would hold."
    )
    assert venues(reading) == ["Brenn town hall", "Brenn town hall"]


@pytest.mark.parametrize("headline", ["Meeting with governors", "The four neighbours held a meeting"])
def test_a_page_about_one_meeting_is_about_that_meeting(headline: str) -> None:
    reading = reading_under(f"{SAID}. Mr Pavel Orlund said that it would break.", headline)
    assert {venue and venue.lower().split()[0] for venue in venues(reading)} == {"meeting"}


def test_what_is_said_after_a_meeting_is_not_said_at_it() -> None:
    reading = reading_under("A poll says that Hask leads after the first Brenn debate.")
    assert venues(reading) == [None]


def test_a_meeting_in_what_somebody_says_is_no_occasion() -> None:
    reading = reading_under("Governor Anna Hask said that she would speak at the second Brenn debate.")
    assert reading.occasions == ()


def test_a_debate_has_the_day_that_stands_before_it() -> None:
    reading = reading_under("At Monday night’s debate, Governor Anna Hask said that the dam was full.")
    (occasion,) = reading.occasions
    assert (occasion.title, occasion.date) == ("debate", "2019-06-10")
    assert reading.statements[0].said_on == "2019-06-10"


def test_no_occasion_is_found_where_none_is_named() -> None:
    assert reading_of(f"Council works in Orsana\n\n{SAID}.").occasions == ()


def test_where_they_were_speaking_holds_for_all_that_is_reported_before_and_behind() -> None:
    reading = reading_of(
        "Birk praises the quay\n\nMayor Ona Birk chairs a meeting with officials of the harbour office in Tarvo\n\n"
        "“The quay is safe,” Mayor Ona Birk said on Tuesday.\n\n"
        "The mayor was speaking in the port of Tarvo as a storm reached the islands.\n\n"
        "“The lamps will come,” she said.\n\nHalvia Daily, 3 December 2019"
    )
    assert [statement.occasion for statement in reading.statements] == [0, 0]
    assert reading.occasions[0].place == "Tarvo"
