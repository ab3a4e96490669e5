"""Marks never break the HTML, and never change a letter of the text, however statements overlap."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from statements.models import Quotation, Speaker, Statement
from statements.passages import Paragraph, marked_runs
from statements.reading.reading import Span
from statements.search import Run as Found
from statements.templatetags.marks import marked_matches, marked_statements, marked_wording

KEYS = range(1, 5)
NUMBERED = {
    key: (
        key,
        Quotation(
            pk=key,
            statement=Statement(public_id="bcdfghjk", speaker=Speaker(name='Ilva "O\'Tor" <Vane> & Co', slug="ilva")),
        ),
    )
    for key in KEYS
}
text = st.text(alphabet="ab<>&\"' \n“é", min_size=1, max_size=40)
spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair) + 1))
marks = st.lists(st.tuples(spans, st.sampled_from(KEYS)), max_size=8)


class Strict(HTMLParser):
    """Refuses what is not closed in order, and a link inside a link."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.feed(source)
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.open
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def without_tags(source: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", source))


def paragraph_of(text: str, marks: list[tuple[Span, int]], boilerplate: list[Span]) -> Paragraph:
    [runs] = marked_runs(text, [Span(0, len(text))], [(key, [span]) for span, key in marks], boilerplate)
    return Paragraph(runs)


@settings(deadline=None)
@given(text, marks, st.lists(spans, max_size=2))
def test_an_article_without_its_tags_is_its_text(
    text: str, marks: list[tuple[Span, int]], boilerplate: list[Span]
) -> None:
    source = marked_statements(paragraph_of(text, marks, boilerplate), NUMBERED)
    assert without_tags(source) == text
    Strict(source)


@settings(deadline=None)
@given(text, marks)
def test_every_statement_can_be_linked_to_in_its_article(text: str, marks: list[tuple[Span, int]]) -> None:
    source = marked_statements(paragraph_of(text, marks, []), NUMBERED)
    inside = {key for span, key in marks if span.start < len(text)}
    assert set(Strict(source).ids) == {f"w-{key}" for key in inside}


@settings(deadline=None)
@given(text, marks)
def test_a_wording_without_its_marks_is_its_text(text: str, marks: list[tuple[Span, int]]) -> None:
    source = marked_wording(paragraph_of(text, marks, []))
    assert without_tags(source) == text
    Strict(source)


@settings(deadline=None)
@given(st.lists(st.builds(Found, text, st.booleans())))
def test_a_match_without_its_marks_is_its_text(passage: list[Found]) -> None:
    source = marked_matches(passage)
    assert without_tags(source) == "".join(run.text for run in passage)
    Strict(source)


def test_a_mark_says_in_words_what_it_is() -> None:
    assert marked_matches([Found("the ", False), Found("river", True)]) == ('the <mark data-label="match">river</mark>')


def test_a_statement_says_its_number_and_whose_it_is() -> None:
    source = marked_statements(paragraph_of("No.", [(Span(0, 2), 3)], []), NUMBERED)
    assert 'data-number="3"' in source
    assert 'data-label="statement 3, Ilva &quot;O&#x27;Tor&quot; &lt;Vane&gt; &amp; Co"' in source
