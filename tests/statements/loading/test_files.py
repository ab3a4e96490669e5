from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from statements.loading.files import LONGEST_LINE, Line, opened
from statements.loading.refusals import BadRow, Unreadable
from statements.loading.rows import read_row


def lines_of(path: Path) -> list[Line]:
    with opened(path) as file:
        return list(file.lines())


def refusal_of(line: Line) -> str:
    with pytest.raises(BadRow) as refusal:
        read_row(line)
    return str(refusal.value)


def test_json_lines_are_known_by_their_content_and_numbered_as_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "named.csv"
    file.write_text('{"text": "We will build."}\n\n{"text": "We have built."}\n')
    assert [(line.number, line.read()) for line in lines_of(file)] == [
        (1, {"text": "We will build."}),
        (3, {"text": "We have built."}),
    ]


def test_a_gzipped_file_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    file = tmp_path / "named.txt"
    file.write_bytes(gzip.compress(b'{"text": "We will build."}'))
    assert [line.text for line in lines_of(file)] == ['{"text": "We will build."}']


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_known_by_a_column_of_that_name(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "rows"
    file.write_text(f"\ufeffSpeaker{delimiter}Text\r\nIlva Moren{delimiter}We will build.\r\n", newline="")
    (line,) = lines_of(file)
    assert (line.number, line.read()) == (2, {"speaker": "Ilva Moren", "text": "We will build."})


def test_a_csv_row_over_several_lines_has_the_number_of_its_first_and_all_its_text(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('text,speaker\n"We will build.\n\nAnd ""soon"".",Ilva Moren\n\nYes.,Tavo Brandt\n')
    first, second = lines_of(file)
    assert (first.number, second.number) == (2, 6)
    assert first.read() == {"text": 'We will build.\n\nAnd "soon".', "speaker": "Ilva Moren"}
    assert first.text == '"We will build.\n\nAnd ""soon"".",Ilva Moren'


def test_a_csv_row_with_too_many_values_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("text,speaker\nWell, we will build.,Ilva Moren\nYes.,Tavo Brandt\n")
    first, second = lines_of(file)
    assert refusal_of(first) == "3 values for 2 columns: quote what holds a comma"
    assert second.read()["text"] == "Yes."


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('text,speaker\n"We will build.,Ilva Moren\n' + "Yes.,Tavo Brandt\n" * 20_000)
    first, *rest = lines_of(file)
    assert refusal_of(first).startswith("not CSV")
    assert len(rest) > 10_000


def test_a_line_without_end_is_cut_off_and_refused_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": "x" * 3 * LONGEST_LINE}) + '\n{"text": "Yes."}\n')
    first, second = lines_of(file)
    assert len(first.text) == LONGEST_LINE + 1
    assert refusal_of(first) == "longer than 1,000,000 bytes"
    assert (second.number, second.read()) == (2, {"text": "Yes."})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"text": "We will', "not JSON: Unterminated string starting at (character 10)"),
        (b'["We will build."]', "not a JSON object: write one {…} a line"),
        (b"[" * 100_000, "JSON that cannot be read"),
        (b'{"text": "We will\x00 build.", "speaker": "Ilva Moren"}', "holds a NUL character"),
        (b'{"text": "Caf\xe9", "speaker": "Ilva Moren"}', "not UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b'{"text": "Yes."}\n' + content + b"\n")
    assert refusal_of(lines_of(file)[1]).startswith(reason)


def test_what_could_be_read_of_a_damaged_file_is_given_with_the_reason_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl.gz"
    whole = gzip.compress("".join(f'{{"text": "We will build {n} bridges."}}\n' for n in range(50_000)).encode())
    file.write_bytes(whole[: len(whole) // 2])
    with opened(file) as damaged:
        read = list(damaged.lines())
        assert damaged.cut_short
    assert 1_000 < len(read) < 49_000
    assert read[-1].read()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"Just a letter.\nNothing else.\n", "neither JSON Lines"),
        (b"speaker,words\nIlva Moren,Yes.\n", "a column “text”"),
        (b"\x1f\x8b\x08 no more than a beginning", "is damaged"),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=reason), opened(file):
        pass


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(Unreadable, match="cannot be opened"), opened(path):
            pass
