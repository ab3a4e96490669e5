"""Whole pages of many kinds, and what holds for every page."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.reading import Reading
from statements.reading.layout import lay_out

from .pages import Page, pages
from .reading_of import reading_of

PAGES = pages()


def said_of(reading: Reading, field: str) -> str | None:
    value: str | None = getattr(reading, field)
    return " ".join(value.split()) if value else None


def marked_in(page: Page) -> set[int]:
    return {at for span in reading_of(page.text).boilerplate for at in range(*span)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_facts_of_a_page_are_read(page: Page) -> None:
    reading = reading_of(page.text)
    found = {field: said_of(reading, field) for field in ("headline", "outlet", "byline", "published", "place")}
    wanted = {field: page.facts.get(field) for field in found if field != "place" or field in page.facts}
    assert {field: (found[field] or "").lower() for field in wanted} == {
        field: (value or "").lower() for field, value in wanted.items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_all_furniture_of_a_page_is_marked_and_nothing_else(page: Page) -> None:
    marked, start = marked_in(page), 0
    for line in page.text.splitlines():
        letters = {at for at in range(start, start + len(line)) if page.text[at].isalnum()}
        if line in page.furniture:
            assert letters <= marked, line
        elif line in page.prose:
            assert not letters & marked, line
        start += len(line) + 1


LINES = st.sampled_from(sorted({line for page in PAGES for line in page.text.splitlines()} | {"* * *", "By", "©"}))


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_whatever_lines_a_page_has_its_parts_lie_in_it_and_apart(lines: list[str], end: str) -> None:
    text = end.join(lines)
    layout = lay_out(text)
    parts = sorted([*layout.boilerplate, *layout.body])
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(part.end <= other.start for part, other in pairwise(parts))


@given(st.text())
def test_any_text_is_laid_out(text: str) -> None:
    layout = lay_out(text)
    assert all(0 <= start < end <= len(text) for start, end in layout.boilerplate + layout.body)


def test_headline_and_day_of_the_open_articles_are_found(data: Path) -> None:
    told = [json.loads(line) for line in (data / "articles-open.manifest.jsonl").read_text().splitlines()]
    texts = {one["file"]: (data / "articles-open" / one["file"]).read_text() for one in told}
    right = 0
    for one in told:
        reading = reading_of(texts[one["file"]])
        right += reading.headline == one["title"] and reading.published in (one["date"], None)
    assert right >= 0.95 * len(told)


@pytest.mark.parametrize("piece", ["a", " ", "\n", "By ", "By\n", "Anna Hask, ", "ORSANA (", "- ", "12 ", "Share "])
def test_a_megabyte_of_anything_is_laid_out_at_once(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    lay_out(text)
    assert time.process_time() - start < 4
