"""Editors search the full text, of what waits as well, and paste what they have."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from statements import curation
from statements.admin import paging
from statements.admin.searching import bounded, find_articles, find_statements
from statements.models import Article, ArticleText, ArticleWords, DeskEntry, Speaker, Statement, Upload, UploadedFile
from tests.statements import making

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    statements = Statement.objects.filter(pk__in=find_statements(typed).keys).select_related("lead").order_by("pk")
    return [str(statement.lead) for statement in statements]


def listed(client: Client, noun: str, typed: str) -> str:
    answer = client.get(f"{reverse(f'admin:statements_{noun}_changelist')}?{urlencode({'q': typed})}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_statements_in_any_state_are_found_by_their_words_as_readers_search() -> None:
    published = making.statement("The lock gates open at dawn")
    making.proposal("The gates of the lock wait")
    rejected, withdrawn = making.proposal("Locks are closed"), making.statement("No lock is open")
    curation.reject([rejected], None)
    curation.withdraw([withdrawn], None, "Not said")
    assert found("lock") == [
        "The lock gates open at dawn", "The gates of the lock wait", "Locks are closed", "No lock is open",
    ]  # fmt: skip
    assert found('"lock gates"') == ["The lock gates open at dawn"]
    assert found("locks -gates") == ["Locks are closed", "No lock is open"]
    assert found("(dawn OR clos*) lock") == ["The lock gates open at dawn", "Locks are closed"]
    assert found("wait speaker:torvane") == ["The gates of the lock wait"]
    assert published.lead
    curation.correct_spans(published.lead, [(0, 3)], None)
    assert found("dawn") == []


def test_a_word_may_be_of_what_was_said_or_of_who_said_it() -> None:
    making.proposal("Ferries sail", by=making.speaker("Josun Hardavel"))
    making.statement("Bridges stand", by=making.speaker("Josun Hardavel"))
    making.statement("Bridges move", by=None, unnamed_source="a senior official")
    assert found("hard") == ["Ferries sail", "Bridges stand"]
    assert found("hardavel bridge") == ["Bridges stand"]
    assert found("senior bridge") == ["Bridges move"]


def test_articles_are_found_by_the_whole_of_their_text_and_by_their_file() -> None:
    river = making.article("The river rises.\n\nFar below, a heron waits for nobody in particular.")
    lake = making.article("The lake falls.", headline="A dry summer")
    assert find_articles("herons").keys == [river.pk]
    assert find_articles('"waits for nobody"').keys == [river.pk]
    assert find_articles("summer -river").keys == [lake.pk]
    assert find_articles("river.txt").keys == [lake.pk, river.pk]
    curation.correct(lake, None, headline="A wet winter")
    assert find_articles("wint*").keys == [lake.pk]
    assert "by words" in find_articles("lake speaker:torvane").told[0]


def test_what_is_pasted_leads_to_the_thing(desk: Client) -> None:
    article = making.article("“The river rises.”", source="https://gazette.example/river/?page=2")
    statement = making.statement("The river rises", inside=article)
    gone = making.proposal("The river rises")
    merged = making.speaker("BG Ilva Torvane")
    stays = making.speaker("Ilva Torvane")
    pasts = [
        statement.public_id,
        f"https://archive.example{statement.get_absolute_url()}#wording-1",
        f"/statements/{statement.public_id}.json",
        f"https://archive.example/admin/statements/statement/{statement.pk}/change/",
        f"/articles/{article.public_id}/",
        article.original.sha256.upper(),
        "https://gazette.example/river/?page=2#top",
    ]
    for typed in pasts:
        assert find_statements(typed).keys == [statement.pk], typed
        assert find_articles(typed).keys == [article.pk], typed
    UploadedFile.objects.create(upload=Upload.objects.create(), name="river.txt", outcome="created", article=article)
    UploadedFile.objects.create(upload=Upload.objects.create(), name="lake.txt", content=b"The lake.")
    assert "1 uploaded file" in listed(desk, "uploadedfile", article.original.sha256)
    assert "1 uploaded file" in listed(desk, "uploadedfile", "lake")
    curation.merge(merged, stays, None, "One.")
    curation.merge(gone, statement, None, "One.")
    assert find_statements(gone.public_id).keys == sorted([statement.pk, gone.pk], reverse=True)
    assert "1 speaker" in listed(desk, "speaker", f"https://archive.example/speakers/{stays.slug}/?page=2")
    assert "Ilva Torvane" in listed(desk, "speaker", f"/speakers/{merged.slug}/")


def test_a_search_for_too_much_says_so(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        making.proposal(f"River {number}")
    monkeypatch.setattr(paging, "MOST", 3)
    monkeypatch.setattr(bounded, "MOST", 3)
    page = listed(desk, "statement", "river")
    assert "More than 3 have these words" in page
    assert "River 3" in page
    monkeypatch.setattr(bounded, "PATIENCE", 1)
    slow = DeskEntry.objects.extra(where=["pg_sleep(1) IS NOT NULL"])
    late: Any = bounded.latest(slow)
    assert "no time to look all of this up" in late.told[0]


def test_names_are_looked_up_along_indexes_and_in_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    making.proposal("The ferry sails", by=making.speaker("Josun Hardavel"))
    with CaptureQueriesContext(connection) as asked, connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "indexonlyscan"):  # which of few rows may well be cheaper
            cursor.execute(f"SET LOCAL enable_{way} = off")
        assert found("hard") == ["The ferry sails"]
    indexes = {"search_speaker_like", "search_speakeralias_like", "search_unnamed_like"}
    for query in (one["sql"] for one in asked.captured_queries if "~*" in one["sql"]):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query}")
            plan = "".join(line for (line,) in cursor.fetchall())
        indexes -= {index for index in indexes if index in plan}
    assert not indexes

    class Slow:
        objects = Speaker.objects.extra(where=["pg_sleep(1) IS NOT NULL"])

    monkeypatch.setattr("statements.admin.searching.statements.Speaker", Slow)
    late = find_statements("hardavel")
    assert "no time to look all of this up" in late.told[0]


def test_a_huge_text_comes_in_and_is_found_as_far_as_an_index_goes() -> None:
    text = " ".join(f"word{number}ofmany" for number in range(70_000))
    article = Article.objects.create(headline="Many words")
    ArticleText.objects.create(article=article, text=text, encoding="utf-8")
    assert ArticleWords.objects.get().article_id == article.pk
    assert find_articles("word77ofmany many").keys == [article.pk]


@pytest.mark.parametrize("typed", ["the", "-river", "()", "a" * 300, "http://", "/statements/"])
def test_whatever_is_typed_is_answered(desk: Client, typed: str) -> None:
    making.proposal("The river rises")
    for noun in ("statement", "article", "speaker", "topic"):
        listed(desk, noun, typed)
