"""The chief editor puts names in order: likely duplicates, a merger, its undoing, the history, an earlier version."""

from __future__ import annotations

import os
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements import curation
from statements.editors import Role
from statements.models import Speaker
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(new_page: NewPage, **options: Any) -> Page:
    """The chief editor's page."""
    return new_page(by=editor("bela", Role.CHIEF), **options)


def looked_at(page: Page, name: str) -> None:
    """Nothing that keeps anybody from using it, and nothing that is wider than the page."""
    assert barriers(page) == []
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "color_scheme"), [(375, "light"), (1280, "dark")])
def test_two_speakers_are_one_and_two_again(new_page: NewPage, width: int, color_scheme: str) -> None:
    brigadier, president = making.speaker("BG Ilva Torvane"), making.speaker("Ilva Torvane", wikidata="Q42")
    making.statement(by=brigadier)
    statement = making.statement("We wait", by=president, said="2019-06")
    making.statement("We shall wait", by=president)
    making.speaker("Илва Торване")
    evidence = "The day on which the paper came out, as the reporter says in the second paragraph."
    curation.correct(statement, None, said_evidence=evidence)
    curation.correct(statement, None, said_evidence=evidence.replace("paper", "weekly paper"))
    page = opened(new_page, width=width, color_scheme=color_scheme)
    page.goto("/admin/statements/speaker/")
    page.get_by_role("link", name="Likely duplicates").click()
    looked_at(page, f"duplicates-{width}")
    page.get_by_role("button", name="Илва Торване and Ilva Torvane are not the same").click()
    expect(page.get_by_text("this is not asked again")).to_be_visible()
    page.get_by_role("link", name="Merge BG Ilva Torvane and Ilva Torvane").click()
    expect(page.get_by_role("heading", name="What moves")).to_be_visible()
    looked_at(page, f"preview-{width}")
    page.get_by_label("Reason").fill("BG is a rank.")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("is merged into “Ilva Torvane”")).to_be_visible()
    page.get_by_text("1 other was merged into this").click()
    page.get_by_role("button", name="Undo the merger of BG Ilva Torvane").click()
    expect(page.get_by_text("is again what it was")).to_be_visible()
    page.goto(f"/admin/statements/statement/{statement.pk}/history/")
    looked_at(page, f"history-{width}")
    page.get_by_role("link", name="Bring back what was there before").first.click()
    looked_at(page, f"earlier-{width}")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("It is as it was then")).to_be_visible()
    assert Speaker.objects.filter(merged_into=None).count() == len(("BG", "Ilva", "Илва"))
