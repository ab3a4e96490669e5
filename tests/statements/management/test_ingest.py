"""`manage.py ingest` takes in files, and tells what became of each."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from statements.models import Article, Statement
from tests.statements.news import news


@pytest.mark.django_db
class TestCommand:
    def run(self, *arguments: object) -> tuple[dict[str, int], str, int]:
        """The counts, what was said on stderr, and the exit status."""
        out, err, status = StringIO(), StringIO(), 0
        try:
            call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
        except SystemExit as end:
            status = int(end.code or 0)
        return json.loads(out.getvalue().splitlines()[-1]), err.getvalue(), status

    def test_it_counts_what_it_did(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(news())
        counts, said, status = self.run(tmp_path, tmp_path / "a.txt")
        assert counts == {"created": 1, "duplicate": 1, "failed": 0, "statements": Statement.objects.count()}
        assert counts["statements"] >= 3
        assert (said, status) == ("", 0)

    def test_what_fails_is_told_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        (tmp_path / "a-empty.txt").touch()
        (tmp_path / "b.txt").write_bytes(news())
        counts, said, status = self.run(tmp_path, tmp_path / "gone.txt")
        assert (counts["created"], counts["failed"], status) == (1, 2, 1)
        empty, gone = said.splitlines()
        assert empty.startswith("a-empty.txt: The file is empty")
        assert gone.startswith("gone.txt: It cannot be read")

    def test_a_csv_tells_more_of_the_files(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(news())
        (tmp_path / "about.csv").write_text("file,outlet\na.txt,Radio Orsana\nb.txt,Radio Orsana\n")
        counts, said, status = self.run(tmp_path / "a.txt", "--csv", tmp_path / "about.csv")
        assert (counts["created"], counts["failed"], status) == (1, 0, 0)
        assert said.startswith("b.txt: “about.csv” speaks of this file")
        assert str(Article.objects.get().outlet) == "Radio Orsana"

    def test_an_error_of_the_software_keeps_one_file_out_and_not_the_others(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        for number in (1, 2):
            (tmp_path / f"{number}.txt").write_bytes(news(number))
        failing = iter([True, False])

        def create(**columns: Any) -> Article:
            if next(failing):
                raise DatabaseError("the disk is full")
            return Article.objects.get_queryset().create(**columns)

        monkeypatch.setattr(Article.objects, "create", create)
        counts, said, status = self.run(tmp_path)
        assert (counts["created"], counts["failed"], status) == (1, 1, 1)
        assert said.startswith("1.txt: An error of the software")
        assert "the disk is full" in caplog.text
