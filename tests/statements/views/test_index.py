"""The index pages name all that has published statements, and count them."""

from __future__ import annotations

import re

import pytest

from statements import curation
from statements.models import Speaker
from statements.views import index
from tests.statements import making
from tests.statements.views.reading_pages import Page, get

pytestmark = pytest.mark.django_db


def listed(page: Page) -> list[tuple[str, str]]:
    """The names with the numbers beside them."""
    links = [e.text for e in page.all("a") if re.fullmatch(r"/\w+/[-\w]+/", e.attributes["href"])]
    return list(zip(links, [e.text for e in page.all("span", class_="count")], strict=True))


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/speakers/", [("Ilva Torvane", "2"), ("Mirela Dostane", "1")]),
        ("/venues/", [("Ondra Forum", "2")]),
        ("/topics/", [("Roads", "1"), ("Water", "2")]),
        ("/outlets/", [("Halvian Gazette", "2")]),
    ],
)
def test_all_that_is_public_is_named_and_counted(address: str, found: list[tuple[str, str]]) -> None:
    water, roads = making.topic("Water"), making.topic("Roads")
    for words, topics in (("The lake is wet", (water,)), ("The road is dry", (water, roads))):
        making.statement(
            words,
            topics=topics,
            inside=making.article(f"{words}.", outlet=making.outlet()),
            occasion=making.occasion(venue=making.venue()),
        )
    making.statement("Yes", by=making.speaker("Mirela Dostane"))
    making.proposal("Not yet", by=making.speaker("Bero Kasten"))
    curation.withdraw([making.statement("No", by=making.speaker("Liora Tesmane"))], None, "Nobody said it.")
    assert listed(get(address)) == found


def test_who_was_merged_is_not_named() -> None:
    making.statement("Yes")
    Speaker.objects.update(merged_into=making.speaker("Mirela Dostane"))
    assert "Ilva Torvane" not in get("/speakers/").text


def test_many_names_stand_on_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "ON_A_PAGE", 2)
    for name in ("Ilva Torvane", "Mirela Dostane", "Bero Kasten"):
        making.statement("Yes", by=making.speaker(name))
    first = get("/speakers/")
    second = get(f"/speakers/{first.link('More names')}")
    assert [name for name, _count in [*listed(first), *listed(second)]] == [
        "Bero Kasten",
        "Ilva Torvane",
        "Mirela Dostane",
    ]
    assert get("/speakers/?page=none").status == 200


def test_an_empty_archive_says_so_and_every_page_leads_there() -> None:
    for address in ("/speakers/", "/venues/", "/topics/", "/outlets/"):
        page = get(address)
        assert "Nothing is published yet." in page.text
        assert address in [e.attributes["href"] for e in get("/statements/").all("a")]


def test_the_front_page_leads_from_a_few_to_all() -> None:
    making.statement()
    assert get("/").link("All speakers") == "/speakers/"
