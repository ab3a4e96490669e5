"""From bytes to text."""

from __future__ import annotations

import bz2
import codecs

import pytest

from statements.reading import Unreadable, read

TEXT = "Council meets\n\n“The quay is safe,” the mayor said – on Café Élan’s terrace.\n"
RUSSIAN = "Совет собрался\n\n«Причал безопасен», — сказал мэр. Он не ответил на вопросы.\n"


def test_utf_8_with_or_without_a_mark_is_no_choice() -> None:
    for content in (TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()):
        reading = read(content)
        assert reading.text == TEXT
        assert not reading.encoding_was_a_choice


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    assert read(mark + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(("text", "encoding"), [(TEXT, "cp1252"), (RUSSIAN, "cp1251")])
def test_a_windows_code_page_is_chosen_and_the_choice_is_told(text: str, encoding: str) -> None:
    reading = read(text.encode(encoding))
    assert (reading.text, reading.encoding, reading.encoding_was_a_choice) == (text, encoding, True)


def test_an_encoding_that_somebody_knows_is_taken() -> None:
    reading = read(RUSSIAN.encode("koi8-r", "replace"), encoding="koi8-r")
    assert "Совет собрался" in reading.text
    assert not reading.encoding_was_a_choice


def test_the_line_ends_are_left_as_they_are() -> None:
    assert read(TEXT.replace("\n", "\r\n").encode()).text == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("content", "encoding", "says"),
    [
        (b"", None, "is empty"),
        (b" \n\t\n", None, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, "binary"),
        (b"PK\x03\x04\x00\x00", None, "binary"),
        (TEXT.encode("cp1252"), "utf-8", "choose another"),
        (TEXT.encode(), "runes", "No encoding is called"),
        (TEXT.encode(), "hex", "not an encoding of text"),
        (bz2.compress(TEXT.encode()), "bz2", "not an encoding of text"),
        (TEXT.encode(), "zlib", "not an encoding of text"),
        (rb"Half of a pair: \ud800", "unicode_escape", "choose another"),
        (b"Half of a pair: +2AA-", "utf-7", "choose another"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(content: bytes, encoding: str | None, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(content, encoding=encoding)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT + "It was in the spring and it is over.", "en"),
        (RUSSIAN, "ru"),
        ("Der Rat hat gesagt, dass die Brücke nicht sicher ist und das Tor zu bleibt.", "de"),
        ("Le maire a dit que le pont est sûr et que les bateaux ne sont pas en retard.", "fr"),
        ("El alcalde dijo que el puente es seguro y que los barcos no llegan con retraso.", "es"),
        ("Xyzzy plugh frotz", "und"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert read(text.encode()).language == language
