"""The demo has articles with some of an editor's work done, and some left to do."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from archive.roles import as_reader
from statements import curation
from statements.management.commands import load_samples
from statements.models import Article, Decision, Quotation, Statement, Topic

pytestmark = pytest.mark.django_db
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (load_samples.FOLDER / "gold.jsonl").read_text().splitlines()
]


def load() -> dict[str, int]:
    out = StringIO()
    call_command("load_samples", stdout=out)
    counts: dict[str, int] = json.loads(out.getvalue())
    return counts


def test_what_is_published_is_what_an_editor_would_publish_and_the_rest_is_left_to_do() -> None:
    counts = load()
    assert counts["created"] == Article.objects.count() == len(GOLD)
    assert counts["published"] == Statement.objects.published().count() > 100
    assert Statement.objects.proposed().exists()

    right = {(gold["file"], words["speaker"]) for gold in GOLD for words in gold["statements"]}
    for quotation in Quotation.objects.filter(statement__state="published").select_related("statement__speaker"):
        assert quotation.article
        speaker = quotation.statement.speaker
        assert (quotation.article.original.file_name, speaker.name if speaker else None) in right

    published = Quotation.objects.filter(statement__state="published")
    assert any(len(quotation.spans) > 1 for quotation in published)
    assert "the official website of the President" in published.values_list("via", flat=True)
    sources = set(published.values_list("statement__unnamed_source", flat=True))
    assert "A Halvian diplomat who was in the room" in {source[:1].upper() + source[1:] for source in sources}
    assert "the room" not in sources

    said_elsewhere = {words["text"] for gold in GOLD for words in gold["statements"] if "said_on" in words}
    of_another_day = Statement.objects.published().filter(lead__content__in=said_elsewhere)
    assert of_another_day.exists()
    assert not of_another_day.exclude(occasion=None).exists()

    with as_reader():
        assert Topic.objects.filter(name="Water").exists()
        summit = Statement.objects.filter(occasion__title="2019 Four Rivers Summit", occasion__place="Orsana")
        assert summit.values("quotations__text__article").distinct().count() >= 3
        assert set(summit.values_list("occasion__venue__kind", flat=True)) == {"summit"}


def test_loading_again_changes_nothing_and_undoes_nothing() -> None:
    load()
    statement = Statement.objects.published().earliest("pk")
    curation.withdraw([statement], None, "The outlet has corrected its report.")
    decisions = Decision.objects.count()
    assert load() == {"created": 0, "published": 0}
    assert Decision.objects.count() == decisions


def test_the_desk_names_the_same_files_as_the_gold() -> None:
    with (load_samples.FOLDER / "desk.csv").open(newline="") as file:
        assert {row["file"] for row in csv.DictReader(file)} == {gold["file"] for gold in GOLD}
