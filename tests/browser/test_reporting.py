"""A reader without JavaScript reports an error, an editor answers it, and two chief editors seal an article."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from archive.throttling import report_throttle
from statements import curation
from statements.editors import Role
from statements.models import Report, Standing
from statements.views import report
from tests.browser import people
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.statements import making

pytestmark = pytest.mark.django_db(transaction=True)


def looks_well(page: Page, address: str, inside: str = "main") -> None:
    page.goto(address)
    assert barriers(page, inside) == [], address


def test_what_a_reader_reports_is_answered_and_stands_at_the_statement(
    new_page: NewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "YOUNGEST", -1)
    report_throttle.forget()
    article = making.article(outlet=making.outlet())
    statement = making.statement(inside=article)
    false = making.statement("any dam was planned", inside=article, form="indirect")
    curation.stand(false, Standing.MISATTRIBUTED, None, note="The recording has another voice.")

    reader = new_page(width=375, color_scheme="dark", java_script_enabled=False)
    reader.goto(statement.get_absolute_url())
    reader.get_by_role("link", name="Report an error").click()
    expect(reader.get_by_label("Leave this empty")).not_to_be_in_viewport()
    reader.get_by_label("What is wrong?").fill("It was said on Tuesday.")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()

    editor = new_page(by=people.editor(role=Role.CHIEF))
    editor.goto("/admin/")
    editor.get_by_role("link", name="1 report of an error waits").click()
    editor.get_by_role("link", name="It was said on Tuesday.").click()
    editor.get_by_label("Answer").fill("The transcript has Tuesday.")
    editor.get_by_role("button", name="Accept").click()
    expect(editor.get_by_text("it stands among the corrections now")).to_be_visible()
    reader.goto(statement.get_absolute_url())
    expect(reader.get_by_text("The transcript has Tuesday.")).to_be_visible()
    reader.get_by_role("link", name="In the list of corrections").click()
    expect(reader.get_by_role("heading", name="Corrections")).to_be_visible()

    sealing = curation.ask_to_seal(article, User.objects.create_superuser("bela"), "A court ordered it.")
    public = [reverse("report", args=[statement.public_id]), "/corrections/", false.get_absolute_url()]
    desk = [
        reverse("admin:statements_report_change", args=[Report.objects.get().pk]),
        reverse("admin:statements_sealing_change", args=[sealing.pk]),
        reverse("admin:statements_sealing_ask_article", args=[article.pk]),
    ]
    for size in ({"width": 1280, "color_scheme": "light"}, {"width": 375, "color_scheme": "dark"}):
        page = new_page(**size, storage_state=editor.context.storage_state())
        for address in public:
            looks_well(page, address)
        for address in desk:
            looks_well(page, address, "#content")
    editor.goto(desk[1])
    editor.get_by_role("button", name="Confirm").click()
    expect(editor.get_by_text("2 statements were withdrawn with it")).to_be_visible()
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_role("heading", name="This article was sealed")).to_be_visible()
