"""What a CSV says of the files beside it."""

from __future__ import annotations

import pytest

from statements.arrivals import Absent, Arrival, Received, Refused
from statements.arrivals.csv_files import BadCsv, rows, with_csv
from statements.arrivals.given import Given


def told(csv: str, *names: str, csv_name: str = "articles.csv") -> list[Arrival]:
    return list(with_csv([Received(name, b"Text.") for name in names], csv_name, csv.encode()))


def test_a_row_tells_of_its_file_and_the_others_stay_as_they_are() -> None:
    assert told("file,outlet,published\na.txt,Halvinform,2019-06-12\n", "a.txt", "b.txt") == [
        Received("a.txt", b"Text.", Given(outlet="Halvinform", published="2019-06-12")),
        Received("b.txt", b"Text."),
    ]


@pytest.mark.parametrize("name", ["a.txt", "march/a.txt", "batch.zip/march/a.txt"])
def test_a_file_is_meant_by_its_path_from_the_csv_or_by_its_bare_name(name: str) -> None:
    (arrival,) = told("file,outlet\na.txt,Halvinform\n", name)
    assert isinstance(arrival, Received)
    assert arrival.given.outlet == "Halvinform"


def test_the_longer_path_is_the_more_special_one() -> None:
    arrivals = told("file,outlet\na.txt,Halvinform\nmarch/a.txt,Radio Orsana\n", "a.txt", "batch.zip/march/a.txt")
    assert [one.given.outlet for one in arrivals if isinstance(one, Received)] == ["Halvinform", "Radio Orsana"]


def test_a_csv_tells_only_of_its_own_folder() -> None:
    arrivals = told("file,outlet\na.txt,Halvinform\n", "a.txt", "march/a.txt", csv_name="march/articles.csv")
    assert [one.given.outlet for one in arrivals if isinstance(one, Received)] == ["", "Halvinform"]


def test_what_was_given_before_counts_before_what_the_row_says() -> None:
    before = Received("march/a.txt", b"Text.", Given(outlet="Radio Orsana"))
    (arrival,) = with_csv([before], "articles.csv", b"file,outlet,rights\na.txt,Halvinform,full\n")
    assert arrival == Received("march/a.txt", b"Text.", Given(outlet="Radio Orsana", rights="full"))


def test_a_bad_row_keeps_its_file_out_and_no_other() -> None:
    bad, good = told("file,published\na.txt,in June\nb.txt,2019\n", "a.txt", "b.txt")
    assert isinstance(bad, Refused)
    assert "line 2" in bad.reason
    assert "in June" in bad.reason
    assert good == Received("b.txt", b"Text.", Given(published="2019"))


def test_a_row_about_a_file_that_did_not_come_is_told() -> None:
    _, absent = told("file,rights\na.txt,full\nc.txt,full\n", "a.txt")
    assert isinstance(absent, Absent)
    assert absent.name == "c.txt"
    assert "articles.csv" in absent.reason


def test_a_name_in_a_row_is_kept_like_that_of_a_file() -> None:
    _, absent = told(f'file,rights\na.txt,full\n"{"x" * 600}\n.txt",full\n', "a.txt")
    assert len(absent.name) == 500
    assert absent.name.endswith("xx?.txt")


def test_beside_a_csv_that_cannot_be_used_everything_is_refused() -> None:
    arrivals = told("file,outlett\na.txt,Halvinform\n", "a.txt", "b.txt")
    assert [type(one) for one in arrivals] == [Refused, Refused, Refused]
    assert [one.name for one in arrivals] == ["articles.csv", "a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("name,outlet\na.txt,X\n", "one of them must be “file”"),
        ("file,colour\na.txt,red\n", "No column is called “colour”"),
        ("file,outlet,outlet\na.txt,X,Y\n", "two columns called “outlet”"),
        ("file,outlet\n,X\n", "Line 2 names no file"),
        ("file,outlet\na.txt,X\na.txt,Y\n", "Line 3 is the second one about “a.txt”"),
        ("file,outlet\na.txt,Daily Report, Chamber\n", "more cells than there are columns"),
        ('file,outlet\na.txt,"X" Y\n', "is no CSV"),
        ("\x00\x01", "binary"),
        ("", "empty"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_why(csv: str, message: str) -> None:
    with pytest.raises(BadCsv, match=message):
        rows(csv.encode())


@pytest.mark.parametrize(
    "content",
    [
        "file;outlet\r\na.txt;Древинформ\r\n".encode(),
        "\ufefffile\toutlet\na.txt\tДревинформ\n".encode(),
        "file,outlet\na.txt,Древинформ\n".encode("utf-16"),
        '"File ","OUTLET"\n\n"a.txt","Древинформ"\n'.encode("cp1251"),
    ],
)
def test_tables_are_understood_as_programs_write_them(content: bytes) -> None:
    assert rows(content) == {"a.txt": Given(outlet="Древинформ")}


def test_short_rows_leave_open_what_they_do_not_say() -> None:
    assert rows(b"file,outlet,rights\na.txt\n") == {"a.txt": Given()}
