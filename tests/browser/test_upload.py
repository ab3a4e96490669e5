"""An editor sends in articles and watches them being read, with JavaScript and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from statements.models import UploadedFile
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.statements.arrivals.test_zips import zipped
from tests.statements.news import news
from tests.statements.test_tasks import run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    contents = {
        "locks.txt": news(),
        "more.zip": zipped(("gates.txt", news(1)), ("again.txt", news())),
        "photo.jpg": b"\xff\xd8",
        "about.csv": b"file,outlet\ngates.txt,Radio Orsana\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_an_editor_sends_in_articles_and_sees_what_becomes_of_each(
    javascript: bool, files: list[Path], new_page: NewPage
) -> None:
    page = new_page(by=editor(), java_script_enabled=javascript)
    page.goto("/admin/statements/upload/add/")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_label("Outlet").fill("Halvinform")
    page.get_by_role("button", name="Send in").click()

    expect(page.get_by_role("status")).to_have_text("1 of 4 files are done.")
    expect(page.get_by_role("row", name="photo.jpg")).to_contain_text("refused")
    expect(page.get_by_role("row", name="locks.txt")).to_contain_text("waiting")

    page.get_by_role("button", name="Cancel locks.txt").click()
    expect(page.get_by_role("row", name="locks.txt")).to_contain_text("cancelled")
    page.get_by_role("button", name="Read locks.txt after all").click()
    expect(page.get_by_role("row", name="locks.txt")).to_contain_text("waiting")

    if javascript:
        page.evaluate("window.is_still_the_same_page = true")
    for file in UploadedFile.objects.filter(outcome="waiting"):
        run(file)
    expect(page.get_by_role("status")).to_contain_text("4 of 4 files are done. Nothing is left to read.")
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 4)
    expect(page.get_by_role("row", name="more.zip/again.txt")).to_contain_text("already there")
    if javascript:
        assert page.evaluate("window.is_still_the_same_page")

    page.get_by_role("link", name="Take this upload back").click()
    page.get_by_label("Reason").fill("The wrong folder.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("row", name="locks.txt")).to_contain_text("taken back")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("row", name="locks.txt")).to_contain_text("created")

    page.get_by_role("row", name="more.zip/gates.txt").get_by_role("link").click()
    expect(page.get_by_text("Radio Orsana").first).to_be_visible()
