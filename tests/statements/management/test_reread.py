"""`manage.py reread`: all articles again, a report, and what fails holds up nothing."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from statements.management.commands import reread as command
from statements.models import Article, ArticleText, Finding, Statement
from statements.reading.reading import reader_version
from statements.rereading import reread
from tests.statements import making
from tests.statements.rereading.readers import reader

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[dict[str, Any], list[str], str, int]:
    """The counts, the lines of the report, what was said on stderr, and the exit status."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("reread", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    *lines, counts = out.getvalue().splitlines()
    return json.loads(counts), lines, err.getvalue(), status


def old(version: str = "0.1") -> Article:
    """An article in which an old reader has found nothing."""
    article = making.article(f"River talks end\n\nLISK, June 12, 2019 /Halvinform/. {making.TEXT}")
    reread(article, read=reader(headline="River talks end"), version=version)
    return article


def counted(**counts: int) -> dict[str, Any]:
    nothing = dict.fromkeys(command.COUNTED, 0)
    return {**nothing, **counts, "reader": reader_version()}


def test_articles_of_an_older_reader_are_read_again_and_the_report_says_what_changed() -> None:
    article = old()
    counts, (line,), said, status = run()
    new = Statement.objects.in_article(article).count()
    assert new >= 1
    assert line.startswith(f"{article.get_absolute_url()}: {new} new proposal")
    assert (counts["articles"], counts["new"], counts["failed"], counts["reader"]) == (1, new, 0, reader_version())
    assert (said, status) == ("", 0)


def test_a_second_time_nothing_changes_and_it_says_so() -> None:
    old()
    run()
    findings = Finding.objects.count()
    assert run() == (counted(articles=1, unchanged=1), [], "", 0)
    assert Finding.objects.count() == findings


def test_a_dry_run_reports_and_changes_nothing() -> None:
    old()
    dry = run("--dry-run")
    assert not Statement.objects.exists()
    assert run() == dry


def test_one_article_is_chosen_by_its_address_or_its_number() -> None:
    first, second = old(), old()
    assert run("--article", first.public_id, str(first.pk))[0]["articles"] == 1
    assert Statement.objects.in_article(first).exists()
    assert not Statement.objects.in_article(second).exists()
    with pytest.raises(CommandError, match="no article bbbbbbbb: give the 8 letters"):
        run("--article", "bbbbbbbb")


def test_those_are_chosen_that_were_read_before_a_version() -> None:
    older, newer = old("0.9"), old("0.10")
    assert run("--older-than", "0.10")[0]["articles"] == 1
    assert Statement.objects.in_article(older).exists()
    assert not Statement.objects.in_article(newer).exists()


def test_what_fails_is_told_and_the_rest_goes_on() -> None:
    broken, whole = old(), old()
    ArticleText.objects.create(article=broken, text="These are other words.", encoding="latin-1")
    counts, (line,), said, status = run()
    assert (counts["articles"], counts["failed"], status) == (2, 1, 1)
    assert said.startswith(f"{broken.get_absolute_url()}: This reader makes another text of its bytes")
    assert whole.public_id in line


def test_an_error_of_the_software_is_told_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    article = old()

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Finding.objects, "bulk_create", fail)
    counts, _, said, status = run()
    assert (counts["failed"], status) == (1, 1)
    assert said.startswith(f"{article.get_absolute_url()}: An error of the software (DatabaseError")
    assert "the disk is full" in caplog.text
    monkeypatch.undo()
    assert run()[0]["failed"] == 0
    assert Statement.objects.in_article(article).exists()
