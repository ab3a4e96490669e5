"""What keeps somebody from using a page: what axe finds, and what is wider than the screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Only the complaints come back: to fetch all that is well takes four times as long as to look.
FIND = """async ([inside, options]) => {
    const found = await axe.run(document.querySelector(inside), {resultTypes: ["violations"], ...options});
    const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`);
    return found.violations.flatMap(told);
}"""


def barriers(page: Page, inside: str = "html", **options: object) -> list[str]:
    """Options are those of axe.run."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    if "/admin/" in page.url:
        options["preload"] = False  # it would write styles into the page, which our policy forbids
    found: list[str] = page.evaluate(FIND, [inside, options])
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found
