"""Paths on this machine: files, folders and zips in them."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from statements.arrivals import Received, Refused, printable
from statements.arrivals.folders import in_path
from statements.arrivals.given import Given
from tests.statements.arrivals.test_zips import zipped


def test_a_folder_is_read_with_what_is_below_it_and_with_its_zips(tmp_path: Path) -> None:
    (tmp_path / "march").mkdir()
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "march" / "a.TXT").write_text("One.")
    (tmp_path / "c.zip").write_bytes(zipped(("d.txt", b"Three.")))
    assert list(in_path(tmp_path)) == [
        Received("b.txt", b"Two."),
        Received("c.zip/d.txt", b"Three."),
        Received("march/a.TXT", b"One."),
    ]


def test_each_folder_has_a_csv_of_its_own_and_the_nearer_one_counts(tmp_path: Path) -> None:
    (tmp_path / "march").mkdir()
    (tmp_path / "march" / "a.txt").write_text("One.")
    (tmp_path / "march" / "articles.csv").write_text("file,outlet\na.txt,Halvinform\n")
    (tmp_path / "articles.csv").write_text("file,outlet,rights\nmarch/a.txt,Radio Orsana,full\n")
    (article,) = in_path(tmp_path)
    assert article == Received("march/a.txt", b"One.", Given(outlet="Halvinform", rights="full"))


def test_only_texts_are_taken_from_a_folder(tmp_path: Path) -> None:
    for name in ("photo.jpg", "README.md", "gold.jsonl", ".hidden.txt"):
        (tmp_path / name).write_text("Text.")
    (refused,) = in_path(tmp_path)
    assert isinstance(refused, Refused)
    assert refused.name == "photo.jpg"


def test_a_single_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("One.")
    assert list(in_path(tmp_path / "article.md")) == [Received("article.md", b"One.")]


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (refused,) = in_path(tmp_path / "gone.txt")
    assert isinstance(refused, Refused)
    assert "No such file" in refused.reason


def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("One.")
    assert list(in_path(tmp_path)) == [Received("caf?.txt", b"One.")]


@given(st.text(st.characters(exclude_categories=()), max_size=600))
def test_any_name_can_be_kept_and_shown(name: str) -> None:
    shown = printable(name)
    assert 0 < len(shown) <= 500
    assert shown.isprintable()
    shown.encode()
