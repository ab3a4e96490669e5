"""By which reader, from which bytes, in earnest or not: what reading again does as a whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError

from statements import curation
from statements.curation import Refused
from statements.ingest import ingest
from statements.models import Finding, Quotation, Speaker, dated
from statements.rereading import is_older, is_read_by, reread
from tests.statements import making
from tests.statements.rereading.again import everything, numbers, read_better, read_first, the_statement, words
from tests.statements.rereading.readers import DAM, RIVER, Said, reader

pytestmark = pytest.mark.django_db


def test_reading_again_with_the_same_reader_or_an_older_one_changes_nothing() -> None:
    article = read_first(RIVER)
    read_better(article, RIVER, DAM)
    findings = Finding.objects.count()
    for version in ("2.0", "1.0"):
        change = read_better(article, "both banks", version=version)
        assert not change
        assert str(change) == "nothing changed"
    assert Finding.objects.count() == findings
    assert words(article) == [RIVER, DAM]


@pytest.mark.parametrize(
    ("read_by", "version", "is_read", "is_before"),
    [
        ("2.0", "2.0", True, False),
        ("1.9", "1.10", False, True),
        ("1.10", "1.9", True, False),
        ("2.0+d8e794", "2.0+d8e794", True, False),
        ("2.0+d8e794", "2.0+17aa02", False, False),
        ("2.0+d8e794", "2.1+17aa02", False, True),
        (None, "1.0", False, True),
    ],
)
def test_versions_are_compared_by_their_numbers(
    read_by: str | None, version: str, is_read: bool, is_before: bool
) -> None:
    assert is_read_by(read_by, version) == is_read
    assert is_older(read_by, version) == is_before


def test_an_editor_who_has_corrected_the_date_may_have_it_read_anew_by_the_same_reader() -> None:
    asked: list[str | None] = []

    def read(content: bytes, *, encoding: str | None, published: str | None) -> Any:
        asked.append(published)
        on = published and f"{published}?"
        return reader(Said(RIVER, on=on))(content, encoding=encoding, published=published)

    article = making.article()
    reread(article, read=read, version="1.0")
    curation.correct(article, None, **dated("published", "2019-06"))
    assert reread(article, read=read, version="1.0", anew=True).improved == 1
    assert the_statement(article).said_edtf == "2019-06?"
    findings = Finding.objects.count()
    assert not reread(article, read=read, version="1.0", anew=True)
    assert Finding.objects.count() == findings
    assert asked == [None, "2019-06", "2019-06"]


def test_a_dry_run_reports_the_same_and_changes_nothing() -> None:
    article = read_first("river", DAM)
    before, findings, speakers = everything(article), Finding.objects.count(), Speaker.objects.count()
    better = reader(RIVER, Said("President", by="Grigan Ostremy"), headline="Locks open")
    dry = reread(article, read=better, version="2.0", dry_run=True)
    assert (everything(article), Finding.objects.count(), Speaker.objects.count()) == (before, findings, speakers)
    assert str(reread(article, read=better, version="2.0")) == str(dry)
    assert numbers(dry) == (1, 1, 1)


def test_an_error_on_the_way_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    article = read_first("river")
    before, findings = everything(article), Finding.objects.count()

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Quotation.objects, "bulk_create", fail)
        with pytest.raises(DatabaseError, match="disk"):
            read_better(article, RIVER, DAM)
    assert (everything(article), Finding.objects.count()) == (before, findings)
    assert numbers(read_better(article, RIVER, DAM)) == (1, 1, 0)


def test_a_reader_that_makes_another_text_of_the_bytes_is_refused() -> None:
    article = read_first(RIVER)

    def read(content: bytes, *, encoding: str | None, published: str | None) -> Any:
        return reader(RIVER)(content + b"!", encoding=encoding, published=published)

    with pytest.raises(Refused, match="another text"):
        reread(article, read=read, version="2.0")


def test_more_statements_than_an_editor_could_check_are_refused() -> None:
    article = read_first(RIVER)
    with pytest.raises(Refused, match="2001 statements"):
        read_better(article, *[RIVER] * 2001)


def test_bytes_are_read_in_the_encoding_in_which_they_were_read_first() -> None:
    article, _ = ingest("“Вода общая”, сказал Ансел Торван.\n".encode("cp1251"), "water.txt")
    first, second = article.text.encoding, reread(article, version="99")
    assert (first, second.facts) == ("cp1251", [])
    pages = Finding.objects.filter(text=article.text, kind=Finding.Kind.PAGE).order_by("pk")
    assert [(page.proposed["encoding"], page.proposed["encoding_was_a_choice"]) for page in pages] == [
        ("cp1251", True),
        ("cp1251", True),
    ]
