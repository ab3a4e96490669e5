"""A day of the chief editor: twenty articles come in, are read and gone through by keyboard; then names are put in
order, something is withdrawn, a mistake is undone, and the history tells all of it."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from drills.invented import article
from drills.workers import Workers
from statements.editors import Role
from statements.models import Decision, Statement
from tests.browser.conftest import NewPage
from tests.browser.people import editor, log_in
from tests.statements.test_tasks import address_of_the_tests_database

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = 20
MISPRINTED = 15
ONE_BY_ONE = 4
NOTHING_LEFT = "Nothing waits: every proposal is decided, or at somebody else's desk."
WITHDRAWN = "We have 21 ferries to mend by winter"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """In one of them the name of a speaker is misprinted."""
    chance = Random(5)
    for number in range(FILES):
        text = article(number, chance)
        if number == MISPRINTED:
            assert "Mayor Ilva Torvane said" in text
            text = text.replace("Ilva Torvane", "Ilva Torvan")
        (tmp_path / f"{number:02}.txt").write_text(text)
    return sorted(tmp_path.iterdir())


@pytest.fixture
def bela(db: None) -> User:
    return editor("bela", Role.CHIEF)


def test_an_editors_day(new_page: NewPage, bela: User, files: list[Path], tmp_path: Path) -> None:
    desk, reader = new_page(), new_page(width=375, java_script_enabled=False)
    log_in(desk, bela)
    expect(desk.get_by_text("Nothing waits: every proposal is decided.")).to_be_visible()
    with Workers(1, address_of_the_tests_database(), tmp_path / "log"):
        send_in(desk, files)
        watch_to_the_end(desk)
    proposals = Statement.objects.proposed().count()

    go_through_all(desk)
    assert not Statement.objects.proposed().exists()
    assert Statement.objects.published().count() == proposals - 1

    merge_two_speakers(desk)
    reader.goto("/speakers/ilva-torvan/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Ilva Torvane")
    expect(reader.get_by_role("main")).to_contain_text("We have 17 locks to mend by winter")

    address = withdraw(desk, reader)
    undo_the_merger(desk)
    reader.goto("/speakers/ilva-torvan/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Ilva Torvan")

    read_the_history(desk, address)
    assert not Decision.objects.exclude(by=bela).exists()


def send_in(page: Page, files: list[Path]) -> None:
    page.get_by_role("link", name="Send in articles").click()
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Send in").click()


def watch_to_the_end(page: Page) -> None:
    """The page keeps itself up to date, row by row."""
    page.evaluate("window.is_still_the_same_page = true")
    expect(page.get_by_role("status")).to_have_text(
        f"{FILES} of {FILES} files are done. Nothing is left to read.", timeout=60_000
    )
    assert page.evaluate("window.is_still_the_same_page")
    expect(page.get_by_role("progressbar")).to_have_js_property("value", FILES)
    expect(page.locator(".outcome.created")).to_have_count(FILES)


def go_through_all(page: Page) -> None:
    """By keyboard alone: the first articles one proposal after another, the others as a whole."""
    page.goto("/admin/")
    page.get_by_role("link", name="Go through them one by one").press("Enter")
    expect(page.locator("mark.lit")).to_be_visible()
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Confirmed for the whole article.")
    for number in range(FILES):
        at = page.locator("#triage").get_attribute("data-article")
        if number < ONE_BY_ONE:
            decide_each(page, rejecting=number == 1)
        else:
            page.keyboard.press("A")
        if number + 1 < FILES:
            expect(page.locator("#triage")).not_to_have_attribute("data-article", str(at))
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()


def decide_each(page: Page, *, rejecting: bool) -> None:
    """Accept all of an article, or all but the first; the second is taken back and accepted anew."""
    words = page.locator("#proposal blockquote")
    left = int(re.findall(r"\d+", page.locator("#proposal .left").inner_text())[0])
    for number in range(left):
        before = words.inner_text()
        if rejecting and number == 0:
            for key in ("r", *"no speech", "Enter"):
                page.keyboard.press(key)
        else:
            page.keyboard.press("a")
        if number + 1 == left:
            return
        expect(words).not_to_have_text(before)
        if number == 1:
            page.keyboard.press("u")
            expect(page.locator("#told")).to_have_text("Taken back: published.")
            expect(words).to_have_text(before)
            page.keyboard.press("a")
            expect(words).not_to_have_text(before)


def merge_two_speakers(page: Page) -> None:
    page.goto("/admin/statements/speaker/")
    page.get_by_role("link", name="Likely duplicates").click()
    page.get_by_role("link", name="Merge Ilva Torvan and Ilva Torvane").click()
    expect(page.get_by_role("heading", name="What moves")).to_be_visible()
    expect(page.get_by_text("/speakers/ilva-torvan/").or_(page.get_by_text("ilva-torvan", exact=True))).to_be_visible()
    page.get_by_label("Reason").fill("A misprint.")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("is merged into “Ilva Torvane”")).to_be_visible()


def withdraw(page: Page, reader: Page) -> str:
    """What was published, found by its words; where readers had it."""
    reader.goto("/statements/?q=%2221+ferries%22")
    reader.get_by_role("link", name="Mirel Torvane said").click()
    address = reader.url
    page.goto("/admin/statements/statement/")
    page.get_by_role("searchbox").fill("21 ferries")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=WITHDRAWN).click()
    page.get_by_label("Reason, which readers will see").fill("The outlet has corrected its report.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("withdrawn")
    answer = reader.goto(address)
    assert answer
    assert answer.status == 410
    expect(reader.get_by_text("The outlet has corrected its report.")).to_be_visible()
    return page.url


def undo_the_merger(page: Page) -> None:
    page.goto("/admin/statements/speaker/")
    page.get_by_role("link", name="Ilva Torvane", exact=True).click()
    page.get_by_text("1 other was merged into this").click()
    page.get_by_role("button", name="Undo the merger of Ilva Torvan").click()
    expect(page.get_by_text("is again what it was")).to_be_visible()


def read_the_history(page: Page, address: str) -> None:
    page.get_by_role("link", name="History").click()
    told = page.locator("ol.history")
    expect(told).to_contain_text("Reason: A misprint.")
    page.goto(address)
    page.get_by_role("link", name="History").click()
    expect(told.locator("li").first).to_contain_text("The outlet has corrected its report.")
    expect(told.locator("li").first).to_contain_text("by bela")
