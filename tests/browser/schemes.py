"""The same page in light and in dark, narrow and wide, without opening it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from playwright.sync_api import Page

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
WIDTHS = (1280, 375)
# Not waited for: of a page that is not in front, none ever ends by itself.
SETTLE = """() => document.getAnimations().forEach((change) => {
    try { change.finish(); } catch { change.cancel(); }
})"""


def in_light_and_dark(page: Page) -> Iterator[str]:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLE)
        yield scheme


def in_every_look(page: Page) -> Iterator[str]:
    height = page.viewport_size["height"] if page.viewport_size else 900
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in in_light_and_dark(page):
            yield f"{width} {scheme}"
