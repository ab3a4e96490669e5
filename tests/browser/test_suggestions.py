"""While one types, names and words that begin so: by keyboard and by mouse, for ears too, and never in the way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.schemes import in_light_and_dark
from tests.statements import making

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("time_to_suggest"),
]

ASKED = re.compile("suggestions")


@pytest.fixture(autouse=True)
def _archive() -> None:
    venue = making.venue("Torsund Forum")
    for words in ("The river has torrents", "A torrent is loud", "Both rivers are cold"):
        occasion = making.occasion(venue=venue)
        making.statement(words, by=making.speaker("Ilva Torvane"), occasion=occasion, said="2017")
    making.statement("The river is dry", by=making.speaker("Bero Kasten"))


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search what was said")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def type_in(page: Page, text: str) -> None:
    field(page).press_sequentially(text, delay=20)


def test_the_arrows_go_through_them_and_enter_chooses(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    type_in(page, "river tor")
    expect(options(page)).to_have_text(["Ilva Torvane Speaker", "Torsund Forum Venue", "torrent Word", "torrents Word"])
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#q-said")).to_have_text("4 suggestions")
    for key, number in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", -1),
        ("ArrowUp", 3),
        ("ArrowUp", 2),
    ]:
        page.keyboard.press(key)
        chosen = [option.get_attribute("aria-selected") for option in options(page).all()]
        assert chosen == [str(place == number).lower() for place in range(4)]
        active = field(page).get_attribute("aria-activedescendant")
        assert active == (options(page).nth(number).get_attribute("id") if number >= 0 else None)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("river tor")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=river+torrent")


def test_on_the_search_page_a_choice_changes_it_in_place_and_keeps_what_is_set(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=river&date_after=2016")
    page.evaluate("window.same = true")
    field(page).press("End")
    type_in(page, " ilv")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=river&speaker=ilva-torvane&date_after=2016")
    expect(page.locator("#found")).to_have_text("2 statements")
    expect(field(page)).to_have_value("river")
    expect(field(page)).to_be_focused()
    expect(options(page)).to_have_count(0)
    assert page.evaluate("window.same === true")


def test_enter_without_a_choice_searches_what_was_typed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    type_in(page, "tor")
    expect(options(page)).to_have_count(4)
    options(page).first.hover()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=tor")


def test_the_mouse_chooses_too(new_page: NewPage) -> None:
    page = new_page(width=375, height=667, has_touch=True)
    page.goto("/")
    type_in(page, "tors")
    options(page).first.tap()
    expect(page).to_have_url("/statements/?venue=torsund-forum")


def test_escape_closes_the_list_and_then_empties_the_field(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    type_in(page, "tor")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#q-said")).to_have_text("")
    expect(field(page)).to_have_value("tor")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_home_and_end_move_the_caret_and_to_leave_closes_the_list(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    type_in(page, "tor")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(field(page)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    assert field(page).evaluate("field => field.selectionStart") == 0
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_value("tor")


def test_within_an_operator_the_name_is_completed_in_its_quotation_marks(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/")
    type_in(page, "river speaker:ka")
    expect(options(page)).to_have_text(["Bero Kasten Speaker"])
    options(page).first.click()
    expect(field(page)).to_have_value('river speaker:"Bero Kasten"')
    expect(page.locator("#found")).to_have_text("1 statement")


def test_an_answer_to_what_was_typed_before_is_dropped(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    kept: list[Route] = []
    page.route(ASKED, lambda route: kept.append(route), times=1)  # noqa: PLW0108 - it marks what it is given
    with page.expect_request(ASKED):
        type_in(page, "tor")
    type_in(page, "r")
    expect(options(page)).to_have_text(["torrent Word", "torrents Word"])
    kept[0].fulfill(json={"said": "1 suggestion", "suggestions": [{"label": "late", "about": "Word", "url": "/"}]})
    page.wait_for_timeout(200)
    expect(options(page)).to_have_text(["torrent Word", "torrents Word"])


def test_a_list_of_what_was_typed_before_chooses_nothing(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    type_in(page, "tor")
    expect(options(page)).to_have_count(4)
    page.route(ASKED, lambda _route: None)
    type_in(page, "x")
    options(page).first.click()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=torx")


def test_it_asks_at_a_pause_and_only_where_there_is_something_to_complete(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ASKED.search(request.url) else None)
    type_in(page, "t")
    page.wait_for_timeout(300)
    assert asked == []
    type_in(page, "orrents")
    expect(options(page)).to_have_count(0)
    page.wait_for_timeout(300)
    assert len(asked) <= 3  # as many keys may have taken longer than a pause on a busy machine
    page.keyboard.press("ArrowLeft")
    asked.clear()
    type_in(page, "x")
    page.wait_for_timeout(300)
    assert asked == []


@pytest.mark.parametrize("body", ["Not now.", "{}"])
def test_where_there_is_no_answer_the_field_is_as_it_was(new_page: NewPage, body: str) -> None:
    page = new_page()
    page.goto("/")
    page.route(ASKED, lambda route: route.fulfill(body=body))
    with page.expect_response(ASKED):
        type_in(page, "tor")
    expect(options(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/statements/?q=tor")


def test_without_javascript_it_is_a_plain_field(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox", name="Search what was said").fill("river")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("3 statements")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", ["/", "/statements/"])
def test_the_list_is_for_everybody_and_covers_no_field(new_page: NewPage, address: str, width: int) -> None:
    making.statement("Yes", by=making.speaker(f"Torben {'Vandervelde-' * 6}Ost, Chair of the Committee on Rivers"))
    page = new_page(width=width, height=667)
    page.goto(address)
    type_in(page, "tor")
    expect(options(page)).to_have_count(5)
    page.keyboard.press("ArrowDown")
    for scheme in in_light_and_dark(page):
        assert barriers(page) == [], scheme
    above, below = field(page).bounding_box(), page.get_by_role("listbox").bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    for option in options(page).all():
        box = option.bounding_box()
        assert box is not None
        assert box["height"] >= 24
