"""A reader finds, narrows, opens and checks a statement, on any screen, with a keyboard, without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from statements import curation
from statements.models import Form, Quotation, SpeakerRole, Statement
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """HOME / POLITICS

Tarvo bridge reopens

The bridge was shut for a year. “A bridge has two ends,” said Ilva Torvane on Monday. She denied that any toll for the \
bridge was planned. The first lorry crossed at noon.

Related articles"""

ENHANCED = {"color-contrast-enhanced": {"enabled": True}}


@dataclass
class Archive:
    quoted: Statement
    denied: Statement
    withdrawn: str

    @property
    def article(self) -> str:
        quotation = self.quoted.quotations.get(text__article__headline="Tarvo bridge reopens")
        assert quotation.article is not None
        return quotation.article.get_absolute_url()


@pytest.fixture
def archive() -> Archive:
    """Two statements of one article, one of them worded by two outlets; a full page of others; one withdrawn."""
    occasion = making.occasion("Opening of the bridge", venue=making.venue(), place="Tarvo")
    article = making.article(
        TEXT,
        headline="Tarvo bridge reopens",
        outlet=making.outlet(rights="full"),
        published="2019-06-13",
        boilerplate=[(0, 15), (TEXT.index("Related"), len(TEXT))],
    )
    details: dict[str, Any] = {"inside": article, "occasion": occasion, "topics": (making.topic("Bridges"),)}
    quoted = making.statement("A bridge has two ends", said="2019-06-12", said_evidence="on Monday", **details)
    denied = making.statement("any toll for the bridge was planned", form=Form.INDIRECT, said="2019-06-12?", **details)
    SpeakerRole.objects.create(speaker=making.speaker(), office="President of Halvia", since="2012")
    russian = making.article("«У моста два конца», сказала она.", language="ru", outlet=making.outlet("Древинформ"))
    Quotation.objects.create(
        statement=quoted, text=russian.text, form="direct", language="ru", spans=[(1, 18)], sentence_span=[(0, 33)]
    )
    for number in range(22):
        making.statement(f"Bridge number {number} is open", by=making.speaker("Mirela Dostane"))
    withdrawn = making.statement("The bridge is falling")
    address = withdrawn.get_absolute_url()
    curation.withdraw([withdrawn], None, "The outlet has corrected its report.")
    return Archive(quoted, denied, address)


def test_a_reader_finds_narrows_opens_and_checks_a_statement_without_javascript(
    archive: Archive, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("Search what was said").fill("toll")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()
    expect(page.get_by_role("blockquote")).to_have_text("She denied that any toll for the bridge was planned.")

    page.get_by_label("Search what was said").fill("bridge")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="24 statements")).to_be_visible()
    page.get_by_role("link", name="Tarvo").click()
    expect(page.get_by_role("heading", name="2 statements")).to_be_visible()
    page.get_by_role("link", name="Remove Place: Tarvo").click()
    page.get_by_label("from").fill("2019-06")
    page.get_by_label("to", exact=True).fill("2019")
    page.get_by_role("button", name="Set dates").click()
    expect(page.get_by_role("heading", name="2 statements")).to_be_visible()
    expect(page.get_by_text("22 more match but have no known date.")).to_be_visible()

    page.get_by_role("link", name="Ilva Torvane said on 12 June 2019").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ilva Torvane")
    expect(page.get_by_text("President of Halvia")).to_be_visible()
    page.get_by_role("link", name="Tarvo bridge reopens").click()
    expect(page.locator("a.said:target")).to_have_text("A bridge has two ends")
    page.locator("a.said:target").click()
    assert page.url.partition("?")[0].endswith(archive.quoted.get_absolute_url())


PAGES = [
    "/",
    "/statements/?q=bridge",
    "/statements/?q=desert&speaker=ilva-torvane&date_after=2009&colour=blue",
    "quoted",
    "denied",
    "article",
    "/speakers/ilva-torvane/",
    "/venues/ondra-forum/",
    "/topics/bridges/",
    "/outlets/halvian-gazette/",
    "/speakers/",
    "occasion",
]


def address_of(name: str, archive: Archive) -> str:
    assert archive.quoted.occasion is not None
    return {
        "quoted": archive.quoted.get_absolute_url(),
        "denied": archive.denied.get_absolute_url(),
        "article": archive.article,
        "occasion": archive.quoted.occasion.get_absolute_url(),
    }.get(name, name)


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1280, "light")])
def test_no_page_shuts_anybody_out(width: int, scheme: str, archive: Archive, new_page: NewPage) -> None:
    page = new_page(width=width, color_scheme=scheme)
    for name in PAGES:
        page.goto(address_of(name, archive))
        for folded in page.locator("details.filters:not([open]) > summary:visible").all():
            folded.click()
        assert barriers(page, rules=ENHANCED) == [], name


def test_every_stop_of_the_keyboard_can_be_seen_and_the_first_skips_to_the_content(
    archive: Archive, new_page: NewPage
) -> None:
    page = new_page(width=375)
    for name in PAGES:
        page.goto(address_of(name, archive))
        stops = walk(page)
        assert stops[0] == "Skip to the content"
        assert len(stops) > 5
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_a_phone_the_filters_fold_and_a_link_unfolds_them(archive: Archive, new_page: NewPage) -> None:
    page = new_page(width=375)
    page.goto("/statements/?q=bridge")
    expect(page.get_by_label("from")).to_be_hidden()
    page.get_by_role("link", name="Narrow these").click()
    expect(page.get_by_label("from")).to_be_visible()


def test_on_a_wide_screen_the_filters_stand_beside_what_was_found(archive: Archive, new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto("/statements/?q=bridge")
    found, filters = page.locator("section.found").bounding_box(), page.locator("#narrow").bounding_box()
    assert found
    assert filters
    assert filters["x"] > found["x"] + found["width"]
    assert abs(filters["y"] - found["y"]) < 20


def test_marks_have_a_text_equivalent(archive: Archive, new_page: NewPage) -> None:
    page = new_page()
    page.goto("/statements/?q=toll")
    expect(page.locator("main")).to_match_aria_snapshot(
        """
        - article:
          - blockquote:
            - paragraph:
              - text: She denied that any
              - mark: "match: toll"
        """
    )
    page.goto(archive.article)
    expect(page.get_by_role("link", name="A bridge has two ends (statement 1, Ilva Torvane)")).to_be_visible()


def test_reported_speech_is_told_from_the_rest_of_its_sentence(archive: Archive, new_page: NewPage) -> None:
    page = new_page()
    for address in ("/statements/?q=toll", archive.denied.get_absolute_url()):
        page.goto(address)
        expect(page.locator("blockquote .own").first).to_have_css("text-decoration-line", "underline")
        assert "".join(page.locator("blockquote .own").all_inner_texts()) == "any toll for the bridge was planned"


def test_a_passage_is_copied_as_it_was_printed(archive: Archive, new_page: NewPage) -> None:
    page = new_page()
    page.goto(archive.article)
    body = page.locator(".body")
    body.select_text()
    copied = page.evaluate("window.getSelection().toString()")
    assert "“A bridge has two ends,” said Ilva Torvane on Monday. She denied that any toll" in copied


def test_on_paper_the_words_and_their_address_are_left(archive: Archive, new_page: NewPage) -> None:
    page = new_page()
    page.goto(archive.quoted.get_absolute_url())
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator("code.address")).to_be_visible()
    expect(page.get_by_role("blockquote").first).to_be_visible()
    assert len(page.pdf()) > 1000


def test_a_withdrawn_statement_tells_why(archive: Archive, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    answer = page.goto(archive.withdrawn)
    assert answer
    assert answer.status == 410
    expect(page.get_by_text("The outlet has corrected its report.")).to_be_visible()


def walk(page: Page) -> list[str]:
    """Press Tab until the page is left; every stop must have an outline. The text or name of each."""
    stops: list[str] = []
    page.evaluate("document.body.focus()")
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const at = document.activeElement;
                if (!at || at === document.body || at === document.documentElement) return null;
                const style = getComputedStyle(at), box = at.getBoundingClientRect();
                return {text: at.textContent.trim() || at.name || at.id, width: box.width, height: box.height,
                        outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2};
            }"""
        )
        if stop is None:
            break
        assert stop["outline"], f"{stop['text']} shows no focus"
        assert stop["width"] > 1, f"{stop['text']} has the focus and cannot be seen"
        stops.append(stop["text"])
    return stops
