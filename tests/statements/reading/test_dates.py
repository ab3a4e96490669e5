"""When it was said, and when it was published."""

from __future__ import annotations

from datetime import date

import pytest

from statements.reading import bounds, read

from .reading_of import reading_of

SPOKE = "said President Pavel Orlund"


def said_on(text: str, published: str | None = None) -> str | None:
    return read(f"Council meets in Orsana\n\n{text}".encode(), published=published).statements[0].said_on


def test_a_weekday_counts_back_from_the_day_of_publication() -> None:
    assert said_on(f"“The quay is safe,” {SPOKE} on Tuesday.", published="2019-06-13") == "2019-06-11"


def test_yesterday_in_an_article_without_a_date_stays_open() -> None:
    assert said_on(f"“The quay is safe,” {SPOKE} yesterday.") is None


def test_a_weekday_with_day_and_month_leaves_a_set_of_years() -> None:
    days = said_on(f"“The quay is safe,” {SPOKE} on Thursday, May 18.")
    assert days is not None
    assert days.startswith("[2000-05-18,2006-05-18,2017-05-18,2023-05-18")


def test_people_in_office_narrow_the_years() -> None:
    text = f"“The quay is safe,” {SPOKE} on Thursday, May 18, after a letter from President Barack Obama."
    assert said_on(text) is None
    assert said_on(text.replace("May 18", "May 16")) == "2013-05-16"


def test_the_name_of_a_summit_tells_the_year() -> None:
    dateline = "CLAIRVANE, September 18 /HNA/ "
    said = "The river is low, said President Pavel Orlund at the 2014 Rivers Summit on Thursday."
    reading = reading_of(f"Rivers are counted\n\n{dateline}{said}")
    assert (reading.published, reading.place, reading.outlet) == ("2014-09-18", "Clairvane", "HNA")
    assert reading.statements[0].said_on == "2014-09-18"


def test_an_editor_knows_better_than_the_page() -> None:
    reading = read(b"Council meets\n\n3 May 2015\n\nThe quay is safe, the mayor said.", published="2016-05-03")
    assert reading.published == "2016-05-03"


@pytest.mark.parametrize(
    "published",
    ["2017-21", "156X", "156X-12-25", "2017/2019", "2017-02/..", "[1667,1760-12]", "1984~", "0001-01-01", "9999-12-31"],
)
@pytest.mark.parametrize("when", ["", " yesterday", " on Tuesday", " tomorrow", " last month", " on May 18"])
def test_whatever_date_an_article_is_given_its_statements_get_a_date_or_none(published: str, when: str) -> None:
    said = said_on(f"“The quay is safe,” {SPOKE}{when}.", published=published)
    assert said is None or bounds(said)


def test_an_earlier_month_is_taken_from_the_sentence() -> None:
    assert said_on("In July Mr Pavel Orlund had told the council that the quay was safe.", "2016-10-25") == "2016-07"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2017-02-16", date(2017, 2, 16), date(2017, 2, 16)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-02-16?", date(2017, 2, 16), date(2017, 2, 16)),
        ("[2006-02-16,2012-02-16]", date(2006, 2, 16), date(2012, 2, 16)),
        ("../2017-02-16", date.min, date(2017, 2, 16)),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


def test_no_date_has_no_bounds() -> None:
    assert bounds("") is None


@pytest.mark.parametrize("edtf", ["soon", "2017-02-31", "16.02.2017", "[", "[]"])
def test_what_is_no_date_is_refused_with_help(edtf: str) -> None:
    with pytest.raises(ValueError, match="write 2017-02-16"):
        bounds(edtf)


def test_a_day_without_a_year_is_the_last_one_before_the_day_the_report_is_about() -> None:
    text = (
        f"“The quay is safe and stays open,” {SPOKE} in the council on Thursday, May 18, 2017, after a walk there.\n\n"
        "On 16 October Mr Pavel Orlund had told the council that the quay was cracked."
    )
    reading = read(f"Council meets in Orsana\n\n{text}".encode())
    assert [statement.said_on for statement in reading.statements] == ["2017-05-18", "2016-10-16"]


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        ("two days ago", "2019-06-11"),
        ("a week ago", "2019-06-06~"),
        ("three months ago", "2019-03"),
        ("last week", "2019-06-03/2019-06-09"),
        ("this week", "2019-06-10/2019-06-13"),
        ("over the weekend", "2019-06-08/2019-06-09"),
        ("last Thursday", "2019-06-06"),
        ("on Thursday", "2019-06-13"),
        ("last night", "2019-06-12"),
        ("earlier this month", "2019-06"),
        ("in May", "2019-05"),
        ("in a 2012 interview", "2012"),
        ("in an August speech", "2018-08"),
        ("several weeks ago", None),
    ],
)
def test_words_for_a_day_count_from_the_day_of_publication(when: str, edtf: str | None) -> None:
    assert said_on(f"“The quay is safe,” {SPOKE} {when}.", "2019-06-13") == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "President Pavel Orlund said the quay was safe after Monday’s storm.",
        "President Pavel Orlund, who was elected on Monday, said the quay was safe.",
        "President Pavel Orlund said the quay would be open on Monday.",
    ],
)
def test_a_day_of_something_else_is_not_the_day_it_was_said(sentence: str) -> None:
    assert said_on(sentence, "2019-06-13") == "2019-06-13?"


def test_the_poll_of_last_week_says_it_last_week() -> None:
    text = "According to a poll published on Monday by the River Society, the quay is safe."
    assert said_on(text, "2019-06-13") == "2019-06-10"


def test_two_days_earlier_counts_from_the_day_told_of_before() -> None:
    text = f"“The quay is safe,” {SPOKE} on Tuesday.\n\nTwo days earlier, Mrs Lena Farrow said that it was cracked."
    statements = read(f"Council meets in Orsana\n\n{text}".encode(), published="2019-06-13").statements
    assert [statement.said_on for statement in statements] == ["2019-06-11", "2019-06-09"]


def test_what_was_said_long_ago_holds_only_while_its_speaker_goes_on() -> None:
    text = (
        f"“The quay is safe,” {SPOKE} on Tuesday.\n\nIn March he told the council that it was cracked.\n\n"
        "The council did not listen.\n\nMr Orlund said that he was not angry."
    )
    statements = read(f"Council meets in Orsana\n\n{text}".encode(), published="2019-06-13").statements
    assert [statement.said_on for statement in statements] == ["2019-06-11", "2019-03", "2019-06-11"]


def test_what_another_says_without_a_day_was_said_that_day_or_until_it_was_published() -> None:
    text = f"“The quay is safe,” {SPOKE} on Tuesday.\n\nMrs Lena Farrow said that it was cracked."
    statements = read(f"Council meets in Orsana\n\n{text}".encode(), published="2019-06-12").statements
    assert statements[-1].said_on == "[2019-06-11,2019-06-12]"


def test_what_was_written_before_it_was_denied_is_of_about_that_day() -> None:
    text = "On 16 May 2017 President Pavel Orlund denied a shortage of water, after the Courier wrote that it was gone."
    assert said_on(text) in ("2017-05-16", "2017-05-16~")
    statements = read(f"Council meets in Orsana\n\n{text}".encode()).statements
    assert statements[-1].said_on == "2017-05-16~"
