from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from statements.loading.files import Line
from statements.loading.refusals import BadRow
from statements.loading.rows import Dated, Row, host_of, is_unnamed, read_row


def row_of(**fields: Any) -> Row:
    said = {"text": "We will build the bridge.", "speaker": "Ilva Moren", **fields}
    return read_row(Line(1, "the line", lambda: said))


def test_a_row_says_who_said_what() -> None:
    row = row_of(role="Minister of Works", source="Gazette 12")
    assert (row.text, row.speaker, row.attribution, row.role) == (
        "We will build the bridge.",
        "Ilva Moren",
        "Ilva Moren",
        "Minister of Works",
    )
    assert (row.unnamed_source, row.sitting, row.topics, row.source, row.host) == ("", None, (), "Gazette 12", "")


def test_a_name_is_on_one_line_and_in_one_spelling() -> None:
    assert row_of(speaker=" Zoe\u0301\n Moren ").speaker == "Zoé Moren"


@pytest.mark.parametrize(
    "printed",
    [
        "Question",
        "remark:",
        "Voices",
        "Voice from the hall",
        "Some hon. members",
        "Hon. Members",
        "A senior official",
        "An hon. Member",
        "unnamed spokesman",
    ],
)
def test_words_that_name_nobody_are_an_unnamed_source_as_printed(printed: str) -> None:
    row = row_of(speaker=printed)
    assert (row.speaker, row.unnamed_source) == ("", printed)


@pytest.mark.parametrize("printed", ["Anna Question", "Hosta Varn", "A. Moren", "An Li", "The Prime Minister", "Voicu"])
def test_a_name_or_an_office_is_a_speaker(printed: str) -> None:
    assert not is_unnamed(printed)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2031-02-28", date(2031, 2, 28), date(2031, 2, 28)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-02-16?", date(2031, 2, 16), date(2031, 2, 16)),
        (2031, date(2031, 1, 1), date(2031, 12, 31)),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_date_is_edtf_and_may_be_unknown(written: object, earliest: date | None, latest: date | None) -> None:
    assert row_of(date=written).said == Dated(str(written or ""), earliest, latest)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": " "}, "no “text”"),
        ({"text": None}, "no “text”"),
        ({"text": ["We will."]}, "“text” is no text, but ['We will.']"),
        ({"text": "We\0will"}, "“text” holds a NUL character"),
        ({"text": "We will \ud800"}, "“text” holds half a character"),
        ({"text": "x" * 100_001}, "“text” has 100,001 characters; at most 100,000 are taken"),
        ({"speaker": ""}, "no “speaker”"),
        ({"speaker": "—"}, "no “speaker”"),
        ({"speaker": "M" * 301}, "“speaker” has 301 characters"),
        ({"date": "2031-02-29"}, "“date”: "),
        ({"date": "16 February"}, "“date”: "),
        ({"topics": {"a": 1}}, "“topics” is neither a list nor"),
        ({"topics": ["Bridges", 3.5]}, "“topics” is no text, but 3.5"),
        ({"venue": "V" * 201}, "“venue” has 201 characters; at most 200"),
        ({"occasion": "x" * 300, "title": "y" * 300}, "“occasion with its title” has 602 characters"),
    ],
)
def test_a_row_that_cannot_become_a_statement_is_refused_with_its_reason(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRow) as refusal:
        row_of(**fields)
    assert str(refusal.value).startswith(reason)


def test_a_venue_that_is_a_place_becomes_the_place() -> None:
    sitting = row_of(venue="Old Castle, Veltin", occasion="Spring Reception").sitting
    assert sitting is not None
    assert (sitting.title, sitting.venue, sitting.place) == ("Spring Reception", "", "Old Castle, Veltin")


def test_a_venue_beside_a_place_is_a_venue() -> None:
    sitting = row_of(venue="Old Castle", place="Veltin", occasion="Spring Reception").sitting
    assert sitting is not None
    assert (sitting.venue, sitting.place) == ("Old Castle", "Veltin")


@pytest.mark.parametrize(
    ("occasion", "title", "venue", "expected"),
    [
        ("Second Reading", "Bridges Bill", "", "Second Reading: Bridges Bill"),
        ("Bridges Bill, Second Reading", "Bridges Bill", "", "Bridges Bill, Second Reading"),
        ("Bills", "Bills", "", "Bills"),
        ("", "Bridges Bill", "Parliament of Halvia", "Bridges Bill"),
        ("", "", "Parliament of Halvia", "Parliament of Halvia"),
        ("", "", "Veltin", "Veltin"),
    ],
)
def test_an_occasion_is_named_by_occasion_and_title_or_else_by_where_it_was(
    occasion: str, title: str, venue: str, expected: str
) -> None:
    sitting = row_of(occasion=occasion, title=title, venue=venue).sitting
    assert sitting is not None
    assert sitting.title == expected


@pytest.mark.parametrize(
    "topics", [["Bridges", " Bridges", ", ", "Culture,  Youth"], "Bridges; Bridges;, ;Culture, Youth"]
)
def test_topics_come_as_a_list_or_as_a_text_each_once_and_what_has_no_letter_is_none(topics: object) -> None:
    assert row_of(topics=topics).topics == ("Bridges", "Culture, Youth")


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://www.gazette.example/12?a=b", "gazette.example"),
        ("HTTP://news.Gazette.example:8080/", "news.gazette.example"),
        ("Gazette of 12 May", ""),
        ("http://[broken", ""),
        ("http://" + "a" * 200 + ".example", ""),
    ],
)
def test_the_host_is_that_of_an_address(source: str, host: str) -> None:
    assert host_of(source) == host
