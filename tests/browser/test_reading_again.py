"""An editor lets the software read an article again, and looks at what it once proposed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from statements.editors import Role
from statements.models import Statement
from statements.rereading import reread
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.browser.schemes import in_every_look
from tests.browser.test_curation import row
from tests.statements import making
from tests.statements.rereading.readers import Said, reader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_editor_has_an_article_read_again_and_decides(new_page: NewPage) -> None:
    article = making.article(f"River talks end\n\nLISK, June 12, 2019 /Halvinform/. {making.TEXT}")
    reread(article, read=reader(Said("river", by=None, form="indirect"), "LISK"), version="0.1")
    page = new_page(by=editor(role=Role.CHIEF))
    page.goto(f"/admin/statements/article/{article.pk}/change/")
    expect(page.get_by_text("Found by reader 0.1")).to_be_visible()

    before = page.get_by_role("button", name="Publish the 1 proposed")
    expect(before).to_be_attached()
    page.get_by_role("button", name="Read again").click()
    expect(page.get_by_text("1 proposal no longer found")).to_be_visible()
    expect(row(page, "LISK")).to_contain_text("not found any more")
    for look in in_every_look(page):
        assert barriers(page, "#content") == [], look

    row(page, "both banks").get_by_role("link", name="Correct").click()
    table = page.get_by_role("region", name="What the software proposed")
    expect(table.get_by_role("row", name="Words The river")).to_contain_text("The river belongs to both banks")
    expect(table.locator(".otherwise", has_text="river").first).to_have_text("river")
    for look in in_every_look(page):
        assert barriers(page, "#content") == [], look

    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("1 statement published.")).to_be_visible()
    assert Statement.objects.published().count() == 1
