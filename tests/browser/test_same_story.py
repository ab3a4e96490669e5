"""An editor sees that a story came in again, looks at what differs, and says what it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from statements import curation
from statements.editors import Role
from statements.models import Likeness, Statement, UploadedFile
from statements.uploads import receive
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.statements.stories.telling import LOCKS, told
from tests.statements.test_tasks import run
from tests.statements.test_uploads import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1280, "light")])
def test_a_republication_is_seen_compared_and_confirmed(width: int, scheme: str, new_page: NewPage) -> None:
    told(outlet="Halvinform")
    again = told(LOCKS.replace("eleven", "twelve"), "Radio Orsana")
    curation.publish(Statement.objects.in_article(Likeness.objects.get().earlier)[:1], None)
    page = new_page(by=editor(role=Role.CHIEF), width=width, color_scheme=scheme)
    page.goto(reverse("admin:statements_article_change", args=[again.pk]))
    expect(page.get_by_text("The same words of the same speaker are published").first).to_be_visible()
    page.get_by_role("link", name="See what differs, and decide").click()
    expect(page.locator("del")).to_have_text("eleven")
    expect(page.locator("ins")).to_have_text("twelve")
    assert barriers(page) == []
    picture(page, f"likeness-{width}")
    page.get_by_role("button", name="Republished by another outlet").click()
    expect(page.get_by_text("Confirmed: republished by another outlet.")).to_be_visible()

    upload = receive(files(*((f"{n}.txt", b"Gate %d is open." % n) for n in range(6))), None)
    for file in upload.files.filter(name__in=["0.txt", "1.txt"]):
        run(file)
    curation.cancel(upload.files.filter(name="2.txt"), None)
    UploadedFile.objects.filter(name="3.txt").update(outcome="given_up", tries=3, reason="Tried 3 times. It was dark.")
    UploadedFile.objects.filter(name="4.txt").update(tries=1, reason="reading it took longer than 60 seconds")
    for address in ("change", "take_back"):
        page.goto(reverse(f"admin:statements_upload_{address}", args=[upload.pk]))
        assert barriers(page) == []
        picture(page, f"upload-{address}-{width}")


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
