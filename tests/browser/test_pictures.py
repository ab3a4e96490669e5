"""The pictures in the README show what the demo shows. To take them anew:

ON_RECORD_TAKE_PICTURES=yes .venv/bin/pytest tests/browser/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LARGEST = 300_000  # bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settings.BASE_DIR / "docs" / "images" if os.environ.get("ON_RECORD_TAKE_PICTURES") else tmp_path


def take(page: Page, picture: Path) -> None:
    page.screenshot(path=picture)
    assert 10_000 < picture.stat().st_size < LARGEST


def test_the_samples_make_pictures_of_a_search_and_a_permalink(folder: Path, new_page: NewPage) -> None:
    call_command("load_samples", verbosity=0)
    page = new_page(width=1180, height=860)
    page.goto("/statements/?q=water&topic=water&date_after=2014")
    expect(page.locator("mark").first).to_have_text("water")
    take(page, folder / "search.png")

    page.goto("/statements/?q=%22national+positions%22")
    page.get_by_role("link", name="Ansel Torvane said on 12 June 2019").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ansel Torvane")
    expect(page.locator(".passage mark")).to_be_visible()
    take(page, folder / "permalink.png")
