"""Zips of articles, and zips that are traps."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.arrivals import Arrival, Received, Refused
from statements.arrivals.given import Given
from statements.arrivals.zips import MOST_UNPACKED_BYTES, in_zip

MEGABYTE = 1_000_000


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", compression) as archive:
        warnings.simplefilter("ignore")  # it warns of names that stand twice
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return file.getvalue()


def arrivals(content: bytes) -> list[Arrival]:
    return list(in_zip("batch.zip", io.BytesIO(content)))


def reasons(arrived: Iterable[Arrival]) -> dict[str, str]:
    return {one.name: one.reason for one in arrived if isinstance(one, Refused)}


def names(arrived: Iterable[Arrival]) -> list[str]:
    return [one.name for one in arrived if isinstance(one, Received)]


def test_the_files_of_a_zip_come_one_by_one() -> None:
    assert arrivals(zipped(("a.txt", b"One."), ("march/b.txt", b"Two."))) == [
        Received("batch.zip/a.txt", b"One."),
        Received("batch.zip/march/b.txt", b"Two."),
    ]


def test_an_articles_csv_in_a_zip_is_used_by_itself() -> None:
    csv = b"file,outlet\na.txt,Halvinform\n"
    (article,) = arrivals(zipped(("march/articles.csv", csv), ("march/a.txt", b"One.")))
    assert article == Received("batch.zip/march/a.txt", b"One.", Given(outlet="Halvinform"))


def test_what_file_managers_leave_and_what_lies_beside_articles_is_passed_over() -> None:
    content = zipped(
        ("__MACOSX/._a.txt", b"\x00"), (".DS_Store", b"\x00"), ("README.md", b"Hi."), ("m/", b""), ("a.txt", b"One.")
    )
    assert arrivals(content) == [Received("batch.zip/a.txt", b"One.")]


@pytest.mark.parametrize("path", ["../a.txt", "m/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt", "m\\..\\a.txt"])
def test_a_path_that_climbs_out_is_refused_and_the_rest_goes_on(path: str) -> None:
    arrived = arrivals(zipped((path, b"Out."), ("b.txt", b"In.")))
    assert names(arrived) == ["batch.zip/b.txt"]
    assert ["leads out of the zip" in reason for reason in reasons(arrived).values()] == [True]


def test_of_two_files_with_one_name_the_second_is_refused() -> None:
    arrived = arrivals(zipped(("a.txt", b"One."), ("a.txt", b"Two.")))
    assert arrived[0] == Received("batch.zip/a.txt", b"One.")
    assert "another file of this name" in reasons(arrived)["batch.zip/a.txt"]


def test_a_zip_within_a_zip_is_not_opened() -> None:
    arrived = arrivals(zipped(("inner.ZIP", zipped(("a.txt", b"One."))), ("b.txt", b"Two.")))
    assert "send it by itself" in reasons(arrived)["batch.zip/inner.ZIP"]
    assert names(arrived) == ["batch.zip/b.txt"]


def test_what_is_no_text_by_its_name_is_refused() -> None:
    assert "ends in .txt" in reasons(arrivals(zipped(("photo.jpg", b"\xff\xd8"))))["batch.zip/photo.jpg"]


def test_a_locked_file_is_refused_and_the_rest_goes_on() -> None:
    content = bytearray(zipped(("a.txt", b"One."), ("b.txt", b"Two.")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flags of the first file, in both places
        content[content.index(mark) + offset] |= 1
    arrived = arrivals(bytes(content))
    assert "password" in reasons(arrived)["batch.zip/a.txt"]
    assert names(arrived) == ["batch.zip/b.txt"]


def test_a_damaged_file_is_refused_and_the_rest_goes_on() -> None:
    content = bytearray(zipped(("a.txt", b"One." * 50), ("b.txt", b"Two."), compression=zipfile.ZIP_STORED))
    content[content.index(b"One.One.")] ^= 0xFF
    arrived = arrivals(bytes(content))
    assert "damaged" in reasons(arrived)["batch.zip/a.txt"]
    assert names(arrived) == ["batch.zip/b.txt"]


def test_a_file_without_a_name_is_refused_and_the_rest_goes_on() -> None:
    content = bytearray(zipped(("a.txt", b"One."), ("b.txt", b"Two.")))
    for mark, offset in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):  # its name, in both places, ends before it begins
        content[content.index(mark) + offset] = 0
    arrived = arrivals(bytes(content))
    assert list(reasons(arrived)) == ["batch.zip/?"]
    assert names(arrived) == ["batch.zip/b.txt"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all", zipped(("a.txt", b"One."))[:-9]])
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    assert "damaged, or no zip" in reasons(arrivals(content))["batch.zip"]


def test_a_zip_that_is_too_large_as_it_comes_is_not_called_damaged() -> None:
    content = b"PK\x03\x04" + bytes(MOST_UNPACKED_BYTES)
    assert "larger than 50 MB" in reasons(arrivals(content))["batch.zip"]


def test_a_thousand_files_are_taken_and_one_more_is_too_many() -> None:
    members = [(f"{number}.txt", b"x") for number in range(1000)]
    assert len(names(arrivals(zipped(*members)))) == 1000
    arrived = arrivals(zipped(*members, ("one-more.txt", b"x")))
    assert len(arrived) == 1
    assert "more than 1,000 files" in reasons(arrived)["batch.zip"]


def test_fifty_megabytes_are_taken_and_one_more_byte_is_too_many() -> None:
    members = [(f"{number}.txt", bytes(MEGABYTE)) for number in range(50)]
    assert len(names(arrivals(zipped(*members)))) == 50
    arrived = arrivals(zipped(*members, ("one-more.txt", b"x")))
    assert len(arrived) == 1
    assert "more than 50 MB" in reasons(arrived)["batch.zip"]


def test_a_bomb_that_lies_about_its_size_is_found_out() -> None:
    content = bytearray(zipped(("a.txt", bytes(60 * MEGABYTE))))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", content, content.index(mark) + offset, 10)
    arrived = arrivals(bytes(content))
    assert len(content) < 100_000
    assert not names(arrived)
    assert reasons(arrived)


def test_of_a_file_that_is_too_large_only_the_beginning_is_held() -> None:
    (arrival,) = arrivals(zipped(("a.txt", bytes(20 * MEGABYTE))))
    assert isinstance(arrival, Received)
    assert len(arrival.content) == MEGABYTE + 1


@given(st.binary(max_size=300), st.integers(0, 200), st.integers(0, 40))
def test_whatever_the_bytes_are_every_file_is_received_or_refused(noise: bytes, at: int, cut: int) -> None:
    content = zipped(("a.txt", b"One."), ("march/b.txt", b"Two."))
    for bytes_ in (noise, content[:at] + noise + content[at + cut :]):
        for one in arrivals(bytes_):
            assert one.name.startswith("batch.zip")
            assert isinstance(one, Received) or one.reason
