"""With JavaScript a choice changes results, facets and chips in place, and the address with them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.schemes import in_every_look
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def archive() -> None:
    venue = making.venue("Ondra Forum")
    for number in range(25):
        by = making.speaker("Ilva Torvane" if number % 3 else "Bero Kasten")
        said = ["2016", "2017-02-16", "2017-03", ""][number % 4]
        topics = (making.topic("Water"),) if number % 2 else ()
        held = making.occasion(venue=venue, place="Ondra")
        making.statement(f"The river has {number} bridges", by=by, said=said, topics=topics, occasion=held)


def stays(page: Page) -> None:
    """Leave a mark on the page that a reload would wipe off."""
    page.evaluate("window.same = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.same === true"))


def choose(page: Page, label: str) -> None:
    page.locator(".filters").get_by_role("link", name=label, exact=True).click()


@pytest.mark.usefixtures("archive")
def test_a_choice_changes_the_page_in_place_and_the_way_back_is_kept(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=river")
    stays(page)
    found = page.locator("#found")
    expect(found).to_have_text("25 statements")
    choose(page, "Bero Kasten")
    expect(found).to_have_text("9 statements")
    expect(page).to_have_url("/statements/?q=river&speaker=bero-kasten")
    expect(page.get_by_role("status")).to_have_text("9 statements")
    expect(page.locator(":focus")).to_have_attribute("data-choice", "bero-kasten")
    expect(page.get_by_role("link", name="Remove Speaker: Bero Kasten")).to_be_visible()
    expect(page.locator("form.search input[name=speaker]")).to_have_value("bero-kasten")
    choose(page, "2017")
    expect(found).to_have_text("4 statements")
    page.go_back()
    expect(found).to_have_text("9 statements")
    expect(page).to_have_url("/statements/?q=river&speaker=bero-kasten")
    page.go_back()
    expect(found).to_have_text("25 statements")
    page.go_forward()
    expect(found).to_have_text("9 statements")
    assert stayed(page)


@pytest.mark.usefixtures("archive")
def test_what_is_taken_back_and_typed_changes_in_place_too(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=river&speaker=bero-kasten")
    stays(page)
    page.get_by_role("link", name="Remove Words: river").click()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#found")).to_be_focused()
    page.locator("#q").fill("bridges")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=bridges&speaker=bero-kasten")
    page.get_by_label("from").fill("2017")
    page.get_by_role("button", name="Set dates").click()
    expect(page.locator("#found")).to_have_text("4 statements")
    expect(page.get_by_label("from")).to_have_value("2017")
    assert stayed(page)
    assert page.title() == "bridges – Search – On Record"


@pytest.mark.usefixtures("archive")
def test_what_a_reader_folded_stays_folded(new_page: NewPage) -> None:
    page = new_page(width=375)
    page.goto("/statements/?q=river")
    page.locator(".filters > summary").click()
    page.locator("[data-facet=speaker] > summary").click()
    choose(page, "2016")
    expect(page.locator("#found")).to_have_text("7 statements")
    expect(page.locator(".filters")).to_have_attribute("open", "")
    assert page.locator("[data-facet=speaker]").get_attribute("open") is None


@pytest.mark.usefixtures("archive")
def test_what_cannot_be_answered_in_place_is_asked_for_anew(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=river")
    stays(page)
    page.route(re.compile("speaker="), lambda route: route.fulfill(body="Not now.", content_type="text/html"), times=1)
    choose(page, "Bero Kasten")
    expect(page.locator("#found")).to_have_text("9 statements")
    assert not stayed(page)


@pytest.mark.usefixtures("archive")
def test_without_javascript_every_choice_is_a_page(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/statements/?q=river")
    choose(page, "Bero Kasten")
    expect(page.locator("#found")).to_have_text("9 statements")
    choose(page, "2017")
    choose(page, "February")
    expect(page.get_by_role("heading", name="February 2017 by day")).to_be_visible()


@pytest.mark.usefixtures("archive")
def test_bars_and_choices_are_for_everybody(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=river&date_after=2017-02&date_before=2017-02")
    for look in in_every_look(page):
        if page.locator(".filters:not([open]) > summary").is_visible():
            page.locator(".filters > summary").click()
        expect(page.locator(".bar").first).to_be_visible()
        assert barriers(page) == [], look
        for bar in page.locator(".bar").all():
            box = bar.bounding_box()
            assert box is not None
            assert box["height"] >= 24


@pytest.mark.usefixtures("archive")
def test_alternatives_and_parts_of_long_wordings_are_for_everybody(new_page: NewPage) -> None:
    said = f"{'We spoke of other things. ' * 30}The lake has a bridge. {'We spoke of other things. ' * 30}"
    making.statement(said, inside=making.article(said))
    page = new_page()
    page.goto("/statements/?q=(lake OR meadow) a bridge")
    expect(page.locator(".left-out")).to_have_count(2)
    expect(page.locator(".joint")).to_have_text(["(", "or", ")"])
    for look in in_every_look(page):
        assert barriers(page) == [], look
    page.get_by_role("link", name="The whole wording").click()
    expect(page.locator(".hero")).to_contain_text(said.strip())
    assert page.locator(".hero mark").all_inner_texts() == ["lake", "bridge"]
