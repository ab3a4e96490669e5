"""An editor goes through an article at the desk: by mouse, by keyboard, and with no JavaScript at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from statements.editors import Role
from statements.models import Article, Decision, Statement
from tests.browser.barriers import barriers
from tests.browser.conftest import NewPage
from tests.browser.people import editor, log_in
from tests.browser.schemes import in_every_look
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A clef is two units of UTF-16 and one code point; CR LF is one line end in a browser and two characters in the text.
TEXT = (
    "𝄞 LISK, June 12.\r\n\r\n"
    "“The river belongs to both banks,” said Ilva Torvane. She denied that any dam was planned.\r\n\r\n"
    "“We shall count 𝄞 the water,” she said at last, “and\r\nnobody will be thirsty.”\r\n\r\n"
    "Related articles"
)


@pytest.fixture
def article(db: None) -> Article:
    """With two proposals; what is said last was missed."""
    made = making.article(TEXT, boilerplate=[(TEXT.index("Related"), len(TEXT))])
    making.proposal(inside=made)
    making.proposal("any dam was planned", inside=made, form="indirect")
    making.speaker("Josun Hardavel")
    making.outlet("Halvian Gazette")
    making.occasion("Opening session", "2019-06-12")
    return made


def choose(page: Page, field: str, typed: str, shown: str) -> None:
    """From an autocomplete, as a person does."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.get_by_role("option", name=shown).click()


def drag_over(page: Page, text: Locator, words: str) -> None:
    """Select words with the mouse, wherever in the element they stand."""
    box = text.evaluate(
        """(element, words) => {
            const range = document.createRange(), walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode()) && !node.data.includes(words));
            const start = node.data.indexOf(words);
            range.setStart(node, start);
            range.setEnd(node, start + words.length);
            node.parentElement.scrollIntoView({block: "center"});
            const boxes = range.getClientRects(), first = boxes[0], last = boxes[boxes.length - 1];
            return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
        }""",
        words,
    )
    page.mouse.move(box[0] + 0.5, box[1])
    page.mouse.down()
    page.mouse.move((box[0] + box[2]) / 2, box[3])
    page.mouse.move(box[2] - 0.5, box[3])
    page.mouse.up()


def row(page: Page, words: str) -> Locator:
    return page.locator(".row").filter(has_text=words)


def test_an_editor_confirms_publishes_rejects_adds_and_corrects(new_page: NewPage, article: Article) -> None:
    page = new_page(by=editor(role=Role.CHIEF))
    page.goto("/admin/")
    page.get_by_role("link", name="River talks end").click()

    choose(page, "outlet", "gaz", "Halvian Gazette")
    page.get_by_label("Published").fill("2019-06-13")
    choose(page, "occasions", "open", "Opening session (2019-06-12)")
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("Confirmed for the whole article.")).to_be_visible()

    page.get_by_role("button", name="Publish statement 1").click()
    expect(row(page, "both banks").locator(".state")).to_have_text("published")
    page.get_by_role("button", name="Reject statement 2").click()
    expect(row(page, "any dam").locator(".state")).to_have_text("rejected")

    # What was missed is interrupted speech: two parts.
    text = page.get_by_role("region", name="Text of the article")
    bar = page.get_by_role("toolbar", name="Selected words")
    drag_over(page, text, "We shall count 𝄞 the water")
    bar.get_by_role("button", name="Add another part").click()
    drag_over(page, text, "nobody will be thirsty")
    expect(bar).to_contain_text("“We shall count 𝄞 the water” … “nobody will be thirsty”")
    bar.get_by_role("link", name="New statement from these words").click()
    expect(page.locator("mark.lit")).to_have_text(["We shall count 𝄞 the water", "nobody will be thirsty"])
    choose(page, "speaker", "", "Ilva Torvane")
    expect(page.get_by_label("Said")).to_have_value("2019-06-12")
    page.get_by_role("button", name="Save and publish").click()
    expect(row(page, "thirsty").locator(".state")).to_have_text("published")
    added = Statement.objects.latest("pk")
    assert str(added.lead) == "We shall count 𝄞 the water … nobody will be thirsty"

    # The words and the speaker of the first were not right after all.
    page.get_by_role("link", name="Correct statement 1").click()
    page.get_by_role("button", name="wider →").click()
    expect(page.locator("mark.lit")).to_have_text("The river belongs to both banks,")
    drag_over(page, page.get_by_role("region", name="Text of the article"), "belongs to both banks")
    page.get_by_role("button", name="Take these words").click()
    expect(page.locator("mark.lit")).to_have_text("belongs to both banks")
    choose(page, "speaker", "hard", "Josun Hardavel")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(row(page, "Josun Hardavel")).to_contain_text("belongs to both banks")

    article.refresh_from_db()
    assert article.confirmed
    assert set(Decision.objects.filter(by__username="ana").values_list("noun", "act")) == {
        ("article", "correct"),
        ("article", "confirm"),
        ("statement", "publish"),
        ("statement", "reject"),
        ("statement", "add"),
        ("statement", "correct"),
        ("quotation", "correct"),
    }


def test_words_across_a_line_end_and_a_mark_keep_their_places(new_page: NewPage, article: Article) -> None:
    page = new_page(by=editor(role=Role.CHIEF))
    page.goto(f"/admin/statements/article/{article.pk}/change/")
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll(".article-text [data-start]")];
            const first = pieces.find((piece) => piece.textContent.startsWith("The river")).firstChild;
            const last = pieces.find((piece) => piece.textContent.includes("nobody will")).firstChild;
            getSelection().setBaseAndExtent(first, 4, last, last.data.indexOf(" be thirsty"));
        }"""
    )
    page.get_by_role("link", name="New statement from these words").click()
    page.get_by_label("Unnamed source").fill("a voice")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(row(page, "a voice")).to_be_visible()
    start, end = TEXT.index("river belongs"), TEXT.index(" be thirsty")
    assert str(Statement.objects.latest("pk").lead) == TEXT[start:end]


def test_everything_works_without_javascript(new_page: NewPage, article: Article) -> None:
    article.occasions.set([])
    page = new_page(java_script_enabled=False)
    log_in(page, editor(role=Role.CHIEF))
    page.get_by_role("link", name="River talks end").click()
    page.get_by_label("Outlet", exact=False).first.select_option(label="Halvian Gazette")
    page.get_by_label("Occasions").select_option(label="Opening session (2019-06-12)")
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("Confirmed for the whole article.")).to_be_visible()

    page.get_by_role("checkbox", name="Tick statement 2").check()
    page.get_by_label("Reason, when rejecting").fill("only denied")
    page.get_by_role("button", name="Reject ticked").click()
    expect(row(page, "any dam")).to_contain_text("Reason: only denied")
    page.get_by_role("button", name="Publish the 1 proposed").click()
    expect(row(page, "both banks").locator(".state")).to_have_text("published")

    page.get_by_role("link", name="Or paste the words").click()
    page.get_by_label("Words from the article").fill("We shall count 𝄞 the water\nnobody will be thirsty")
    page.get_by_role("button", name="Find them").click()
    expect(page.locator("mark.lit")).to_have_text(["We shall count 𝄞 the water", "nobody will be thirsty"])
    page.get_by_label("or type a name").fill("josun hardavel")
    page.get_by_role("button", name="Save and publish").click()
    expect(row(page, "thirsty")).to_contain_text("Josun Hardavel")

    page.get_by_role("link", name="Correct statement 3").click()
    page.get_by_role("button", name="→ narrower").first.click()
    expect(page.locator("mark.lit").first).to_have_text("shall count 𝄞 the water")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(row(page, "thirsty")).to_contain_text("shall count 𝄞 the water … nobody will be thirsty")


def test_the_pages_of_the_desk_are_open_to_everybody(new_page: NewPage, article: Article) -> None:
    page = new_page(by=editor(role=Role.CHIEF))
    page.goto(f"/admin/statements/article/{article.pk}/change/")
    page.get_by_role("button", name="Publish statement 1").click()
    page.get_by_role("button", name="Reject statement 2").click()
    published = Statement.objects.in_article(article)[0]
    for address in [
        "/admin/",
        f"/admin/statements/article/{article.pk}/change/",
        f"/admin/statements/statement/{published.pk}/change/",
        f"/admin/statements/statement/{published.pk}/history/",
        f"/admin/statements/statement/add/?text={article.text.pk}&spans=30-40",
    ]:
        page.goto(address)
        for look in in_every_look(page):
            assert barriers(page, "#content") == [], f"{address} {look}"
