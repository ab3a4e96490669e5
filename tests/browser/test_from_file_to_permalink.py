"""The main job on the five real articles: an editor sends them in and publishes them, a reader finds what was said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements.models import Article, Quotation, UploadedFile
from tests.browser import people
from tests.browser.conftest import NewPage
from tests.statements.test_tasks import run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DENIED, DENYING = "any contacts with", "has ruled out"
"""How the denial begins, and the words without which it must not be shown."""


@pytest.fixture
def gold(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / "articles.gold.jsonl").read_text().splitlines()]


def test_five_articles_go_from_files_to_permalinks(data: Path, gold: list[dict[str, Any]], new_page: NewPage) -> None:
    editor = new_page(by=people.editor())
    send_in(editor, [data / "articles" / one["file"] for one in gold])
    expect_what_a_careful_editor_finds(gold)
    publish_all(editor)

    reader = new_page(width=375, java_script_enabled=False)
    open_the_permalink_on_weapons(reader)
    expect_the_denial_whole_wherever_it_stands(reader)


def send_in(page: Page, files: list[Path]) -> None:
    page.goto("/admin/statements/upload/add/")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Send in").click()
    expect(page.get_by_role("status")).to_have_text("0 of 5 files are done.")
    for file in UploadedFile.objects.all():
        run(file)
    expect(page.get_by_role("status")).to_contain_text("5 of 5 files are done.")


def expect_what_a_careful_editor_finds(gold: list[dict[str, Any]]) -> None:
    found_of_gold = 0
    for one in gold:
        article = Article.objects.get(original__file_name=one["file"])
        assert article.headline == one["headline"]
        assert article.published_edtf[:10] == (one["published"] or "")
        assert any(shares_words(one["venue"], occasion.title) for occasion in article.occasions.all())
        wordings = list(Quotation.objects.filter(text__article=article).select_related("statement__speaker"))
        for start, end in one["boilerplate"]:
            assert not [w for w in wordings if any(s < end and e > start for s, e in w.spans)]
        found_of_gold += sum(
            any(is_found(statement, wording) for wording in wordings) for statement in one["statements"]
        )
    assert sum(len(one["statements"]) for one in gold) == 59
    assert found_of_gold >= 50


def shares_words(venue: str, title: str) -> bool:
    venue_words, title_words = (set(text.lower().split()) for text in (venue, title))
    return len(venue_words & title_words) >= len(venue_words) / 2


def is_found(gold: dict[str, Any], wording: Quotation) -> bool:
    """Overlap of at least half, and the right speaker."""
    here, there = set(range(gold["start"], gold["end"])), {i for s, e in wording.spans for i in range(s, e)}
    speaker = wording.statement.said_by.split()[-1:]
    return len(here & there) >= len(here | there) / 2 and speaker == gold["speaker"].split()[-1:]


def publish_all(page: Page) -> None:
    for article in Article.objects.all():
        page.goto(f"/admin/statements/article/{article.pk}/change/")
        page.get_by_role("button", name="proposed").click()
        expect(page.get_by_text("0 proposals wait")).to_be_visible()


def open_the_permalink_on_weapons(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search what was said").fill('"weapons of mass destruction"')
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()
    page.get_by_text("Narrow these statements", exact=True).click()
    page.get_by_role("link", name="Sochi").click()
    page.get_by_text("Narrow these statements", exact=True).click()
    page.get_by_label("from").fill("2019-12")
    page.get_by_label("to", exact=True).fill("2019-12")
    page.get_by_role("button", name="Set dates").click()
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()
    page.get_by_role("link", name="Vladimir Putin said on 3 December 2019").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vladimir Putin")
    expect(page.get_by_role("main")).to_contain_text("weapons of mass destruction")
    expect(page.get_by_role("main")).to_contain_text("Sochi")
    expect(page.get_by_role("main")).to_contain_text("3 December 2019")


def expect_the_denial_whole_wherever_it_stands(page: Page) -> None:
    denied = Quotation.objects.get(content__startswith=DENIED).content
    statement = Quotation.objects.get(content=denied).statement
    article = Article.objects.get(texts__quotations__statement=statement)
    pages = [
        "/statements/?q=contacts",
        statement.get_absolute_url(),
        article.get_absolute_url(),
        "/speakers/donald-trump/",
    ]
    for address in pages:
        page.goto(address)
        shown = " ".join(page.get_by_role("main").inner_text().split())
        assert denied in shown, address
        assert shown.count(denied) == shown.count(f"{DENYING} {denied}"), address
    answer = page.request.get("/api/v1/statements/?q=contacts").json()["results"][0]
    assert f"{DENYING} {denied}" in answer["sentence"]
