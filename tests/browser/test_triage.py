"""An editor goes through articles at the triage desk with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from statements import curation
from statements.models import Article, Decision, Finding, Statement, dated
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor
from tests.browser.schemes import in_every_look
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOTHING_LEFT = "Nothing waits: every proposal is decided, or at somebody else's desk."
TEXT = (
    "𝄞 LISK, June 12.\r\n\r\n"
    "“The river belongs to both banks. It has one bed,” said Ilva Torvane. She denied that any dam was planned.\r\n\r\n"
    "“We shall count 𝄞 the water,” she said at last, “and\r\nnobody will be thirsty.”\r\n"
)


@pytest.fixture
def ana(db: None) -> User:
    return editor()


@pytest.fixture
def article(db: None) -> Article:
    made = making.article(TEXT)
    finding = Finding.objects.create(
        text=made.text, reader_version="7.1", kind="statement", confidence=0.93, proposed={}
    )
    making.proposal("The river belongs to both banks. It has one bed", inside=made, quotation={"finding": finding})
    making.proposal("any dam was planned", inside=made, form="indirect", unnamed_source="")
    making.proposal("We shall count 𝄞 the water", inside=made, said="2019-06-12", said_evidence="The dateline.")
    return made


@pytest.fixture
def at_the_desk(new_page: NewPage, live_server: LiveServer, ana: User) -> Callable[..., Page]:
    """A page that is logged in, at the first desk."""

    def open_page(**options: object) -> Page:
        page = new_page(by=ana, **options)
        page.goto("/admin/statements/article/triage/")
        return page

    return open_page


def words(page: Page) -> str:
    return page.locator("#proposal blockquote").inner_text()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def all_is_saved(page: Page) -> None:
    expect(page.locator("#saving")).to_be_hidden()


def test_a_hundred_proposals_in_three_articles_are_decided_by_keyboard_alone(
    at_the_desk: Callable[..., Page], ana: User
) -> None:
    for part in (1, 2, 3):
        numbers = range(34 * part - 33, min(34 * part, 100) + 1)
        made = making.article("\n\n".join(f"“Bridge {n} stays,” she said." for n in numbers), headline=f"Part {part}")
        for number in numbers:
            making.proposal(f"Bridge {number} stays", inside=made)
    page = at_the_desk()
    for number in range(1, 101):
        expect(page.locator("#proposal blockquote")).to_have_text(f"Bridge {number} stays")
        expect(page.locator("mark.lit")).to_have_text(f"Bridge {number} stays")
        press(page, *(["a"] if number % 10 else ["r", *"no", "Enter"]))
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible(timeout=60_000)
    decided = dict.fromkeys(("publish", "reject"), 0)
    for act in Decision.objects.filter(by=ana).values_list("act", flat=True):
        decided[act] += 1
    assert decided == {"publish": 90, "reject": 10}
    assert not Statement.objects.proposed().exists()


def test_words_people_and_days_are_set_by_keyboard_and_taken_back(
    at_the_desk: Callable[..., Page], article: Article
) -> None:
    making.speaker("Josun Hardavel")
    making.occasion("Opening session", "2019-06-12")
    page = at_the_desk()
    proposal = page.locator("#proposal")
    expect(proposal).to_contain_text("reader 7.1, 93 % sure")

    # Its words: a sentence less, a word less, and both taken back.
    press(page, "X")
    expect(proposal.locator("blockquote")).to_have_text("The river belongs to both banks.")
    press(page, "e")
    expect(proposal.locator("blockquote")).to_have_text("river belongs to both banks.")
    press(page, "u", "u")
    expect(proposal.locator("blockquote")).to_have_text("The river belongs to both banks. It has one bed")

    # Two of it, which are accepted; the second has the speaker of the first.
    press(page, "s")
    expect(page.locator("#told")).to_have_text("Split in two.")
    press(page, "a", "a")
    expect(proposal.locator("blockquote")).to_have_text("She denied that any dam was planned.")

    # Who: nobody is named yet.
    press(page, "p")
    page.keyboard.type("hard")
    expect(page.get_by_role("option", name="Josun Hardavel")).to_be_visible()
    press(page, "ArrowDown", "Enter", "Enter")
    expect(proposal.locator(".who")).to_contain_text("Josun Hardavel")
    press(page, "p")
    page.keyboard.type("Reva Sund")
    expect(page.get_by_role("option", name="Reva Sund a new name")).to_be_visible()
    press(page, "ArrowDown", "Enter", "Enter")
    expect(proposal.locator(".who")).to_contain_text("Reva Sund")
    press(page, "d")
    page.keyboard.type("2019-06?")
    expect(proposal.locator("output")).to_have_text("perhaps June 2019")
    press(page, "Enter")
    expect(proposal.locator(".who")).to_contain_text("perhaps June 2019")
    press(page, "l")
    page.keyboard.type("open")
    expect(page.get_by_role("option", name="Opening session")).to_be_visible()
    press(page, "ArrowDown", "Enter", "Enter")
    expect(proposal.locator(".who")).to_contain_text("Opening session")

    # What was missed is selected with the arrows, and joined with what stands before it.
    press(page, "j")
    expect(proposal.locator("blockquote")).to_contain_text("We shall count")
    press(page, "v")
    for _ in range(20):
        press(page, "ArrowRight")
        if page.evaluate("getSelection().toString().trim()") == "nobody":
            break
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(page.locator(".selected-now")).to_have_text("“nobody will be thirsty”")
    press(page, "n")
    expect(proposal.locator("blockquote")).to_have_text("nobody will be thirsty")
    expect(proposal.locator(".who")).to_contain_text("Nobody named yet")
    expect(proposal.locator(".who")).to_contain_text("12 June 2019")
    press(page, "k")
    expect(proposal.locator("blockquote")).to_contain_text("We shall count")
    press(page, "m")
    expect(proposal.locator("blockquote")).to_have_text("We shall count 𝄞 the water … nobody will be thirsty")

    # All that are left, and back again.
    press(page, "A")
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible(timeout=60_000)
    assert set(Statement.objects.in_article(article).values_list("state", flat=True)) == {"published", "merged"}


def test_what_another_decided_meanwhile_is_said_and_shown(at_the_desk: Callable[..., Page], article: Article) -> None:
    page = at_the_desk()
    first = Statement.objects.in_article(article)[0]
    boro = User.objects.create_user("boro", first_name="Boro")
    curation.correct(first, boro, speaker=making.speaker("Josun Hardavel"))
    press(page, "a")
    expect(page.locator("#told")).to_contain_text("Speaker: “Ilva Torvane”, now “Josun Hardavel”.")
    expect(page.locator("#proposal .who")).to_contain_text("Josun Hardavel")
    press(page, "a")
    expect(page.locator("#proposal blockquote")).to_contain_text("any dam was planned")
    all_is_saved(page)
    first.refresh_from_db()
    assert first.state == "published"
    curation.presence.take_over(article, boro)
    page.reload()
    expect(page.locator(".other")).to_contain_text("Boro is at this desk")


def test_what_another_saved_meanwhile_stands_beside_what_was_typed(
    at_the_desk: Callable[..., Page], article: Article
) -> None:
    for name in ("Dams", "Water; rivers"):
        making.topic(name)
    page = at_the_desk()
    about = page.get_by_label("What about")
    about.press_sequentially("Dams; Water; ri")
    expect(page.locator("#offers li").first).to_be_visible(timeout=20_000)
    press(page, "ArrowDown", "Enter")
    expect(about).to_have_value("Dams; Water; rivers")
    first = Statement.objects.in_article(article)[0]
    curation.correct(first, User.objects.create_user("boro"), **dated("said", "2019-06"))
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Both versions")).to_be_visible(timeout=20_000)
    expect(page.locator(".both-versions")).to_contain_text("Dams; Water; rivers")
    expect(about).to_have_value("Dams; Water; rivers")
    expect(page.get_by_label("When", exact=True)).to_have_value("2019-06")
    for look in in_every_look(page):
        assert barriers(page, "#content") == [], look
        expect(page.get_by_role("button", name="Accept", exact=True)).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Both versions")).to_have_count(0, timeout=20_000)
    assert {one.topic.name for one in first.topic_assignments.select_related("topic")} == {"Dams", "Water; rivers"}
    page.reload()
    expect(page.locator("#proposal")).to_be_visible()


def test_single_keys_can_be_turned_off_and_are_listed(at_the_desk: Callable[..., Page], article: Article) -> None:
    page = at_the_desk()
    press(page, "?")
    listed = page.get_by_role("dialog", name="Keys")
    expect(listed).to_contain_text("Accept")
    expect(listed).to_contain_text("Begin one word earlier")
    press(page, "Escape")
    page.get_by_label("One key for each act").uncheck()
    press(page, "a")
    all_is_saved(page)
    assert words(page).startswith("“The river") or words(page).startswith("The river")
    page.reload()
    expect(page.get_by_label("One key for each act")).not_to_be_checked()
    assert not Decision.objects.filter(act="publish").exists()


def test_the_desk_works_by_mouse_and_without_javascript(new_page: NewPage, ana: User, article: Article) -> None:
    page = new_page(by=ana, java_script_enabled=False)
    page.goto("/admin/statements/article/triage/")
    page.get_by_label("Reason, when rejecting").fill("only denied")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator("#proposal blockquote")).to_contain_text("any dam was planned")
    page.get_by_label("Reason, when rejecting").fill("only denied")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("#proposal blockquote")).to_contain_text("We shall count")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#told")).to_have_text("Taken back: rejected.")
    page.get_by_label("Who", exact=True).fill("a guard")
    page.get_by_label("What this name is").select_option("not named, as printed")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#proposal .who")).to_contain_text("a guard")
    page.get_by_role("button", name="Accept all left").click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible(timeout=60_000)


def test_the_desk_is_open_to_everybody(at_the_desk: Callable[..., Page], article: Article) -> None:
    page = at_the_desk()
    page.keyboard.press("p")
    page.wait_for_function("document.activeElement.matches('input')")
    page.keyboard.type("tor")
    expect(page.get_by_role("option").first).to_be_visible(timeout=20_000)
    for look in in_every_look(page):
        assert barriers(page, "#content") == [], look
        expect(page.get_by_role("button", name="Accept", exact=True)).to_be_in_viewport(ratio=1)
