"""Reading a page as its readers do: its text, its headings, its links, what each part says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

HEADINGS = {"h1", "h2", "h3", "h4"}
VOID = {"meta", "link", "input", "br"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """What a GET of an address answers."""

    status: int
    address: str
    headers: dict[str, str]
    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.open: list[Element] = []
        self.feed(self.source)
        assert [element.tag for element in self.open] == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"<{self.open[-1].tag}> is closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with a tag, and all of the attributes; a class among others is enough."""
        return [
            e for e in self.elements if e.tag == tag and all(_has(e, k.strip("_"), v) for k, v in attributes.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        [element] = self.all(tag, **attributes)
        return element

    @property
    def text(self) -> str:
        """All that is read on the page, with single spaces."""
        return words(self.one("body").text)

    @property
    def headings(self) -> list[str]:
        return [words(e.text) for e in self.elements if e.tag in HEADINGS]

    @property
    def linked_data(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.one("script", type="application/ld+json").text)
        return told

    def link(self, text: str) -> str:
        """Where the link that reads so leads."""
        [address] = {e.attributes["href"] for e in self.all("a") if words(e.text) == text}
        return address


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def get(address: str, *, follow: bool = False) -> Page:
    response = Client().get(address, follow=follow)
    source = response.content.decode() if response.headers.get("Content-Type", "").startswith("text/html") else ""
    return Page(response.status_code, address, dict(response.headers), source)


def _has(element: Element, name: str, value: str) -> bool:
    given = element.attributes.get(name, "")
    return value in given.split() if name == "class" else given == value
