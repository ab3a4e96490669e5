"""A chief editor sends in a table, sees what it would do, says which column is which, lets it in and takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from statements.editors import Role
from statements.models import DataImport, Statement
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.browser.schemes import in_light_and_dark
from tests.statements.importing.sending import worked_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TABLE = "what was heard;Said by;Date\nWe will dig the canal.;Ilva Moren;2031-05-12\nThe ferry stays.;;2031\n"


def test_a_table_is_looked_at_let_in_and_taken_back(new_page: NewPage, tmp_path: Path) -> None:
    (tmp_path / "heard.csv").write_text(TABLE)
    page = new_page(by=editor("bela", Role.CHIEF), width=375)
    page.goto("/admin/statements/dataimport/add/")
    assert_fine(page)
    page.get_by_label("statements", exact=True).check()
    page.get_by_label("File").set_input_files(tmp_path / "heard.csv")
    page.get_by_role("button", name="See what it would do").click()

    status = page.get_by_role("status")
    expect(status).to_contain_text("No column is known to hold “text”")
    page.get_by_label("what was heard").select_option("text")
    page.get_by_role("button", name="Look at it again").click()
    expect(status).to_contain_text("Being looked at")
    page.evaluate("window.is_still_the_same_page = true")
    one = worked_on(DataImport.objects.get())
    expect(status).to_contain_text("Waits for a decision")
    expect(page.get_by_role("cell", name="We will dig the canal.")).to_be_visible()
    expect(page.get_by_role("row", name="The ferry stays.")).to_contain_text("no “speaker”")
    assert page.evaluate("window.is_still_the_same_page")
    assert_fine(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download them with the reasons").click()
    assert "The ferry stays.,,2031,3" in download.value.path().read_text()

    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Let it in").click()
    expect(status).to_contain_text("Going in")
    worked_on(one)
    expect(status).to_have_text("In")
    expect(page.get_by_role("link", name="Ilva Moren: We will dig the canal.")).to_be_visible()
    page.get_by_text("Take this import back").click()
    assert_fine(page)
    page.get_by_label("Reason").fill("The wrong file.")
    page.get_by_role("button", name="Take it back").click()
    worked_on(one)
    expect(status).to_have_text("Taken back: The wrong file.")
    expect(page.get_by_role("button", name="Bring it back")).to_be_visible()
    assert [statement.state for statement in Statement.objects.all()] == ["withdrawn"]


def assert_fine(page: Page) -> None:
    for scheme in in_light_and_dark(page):
        assert barriers(page) == [], scheme
