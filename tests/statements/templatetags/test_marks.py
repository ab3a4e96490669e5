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
from statements.search.marks import excerpt, without_overlaps
from statements.templatetags.marks import marked_statements, marked_wording, own_words, passage_of, words_of

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


MATCH = re.compile(r'<b class="match" data-label="match">(.*?)</b>', re.DOTALL)


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
@given(text, marks, st.lists(spans, max_size=2), st.lists(spans, max_size=4))
def test_an_article_without_its_tags_is_its_text(
    text: str, marks: list[tuple[Span, int]], boilerplate: list[Span], searched: list[Span]
) -> None:
    matches = {text: without_overlaps((start, min(end, len(text))) for start, end in searched if start < len(text))}
    source = marked_statements(paragraph_of(text, marks, boilerplate), NUMBERED, matches, "?q=a+%22b%22&amp")
    assert without_tags(source) == text
    assert without_tags("".join(MATCH.findall(source))) == "".join(text[start:end] for start, end in matches[text])
    Strict(source)


@settings(deadline=None)
@given(text, marks)
def test_every_statement_can_be_linked_to_in_its_article(text: str, marks: list[tuple[Span, int]]) -> None:
    source = marked_statements(paragraph_of(text, marks, []), NUMBERED)
    inside = {key for span, key in marks if span.start < len(text)}
    assert set(Strict(source).ids) == {f"w-{key}" for key in inside}


@settings(deadline=None)
@given(text, marks, st.lists(spans, max_size=4))
def test_a_wording_without_its_marks_is_its_text(
    text: str, marks: list[tuple[Span, int]], searched: list[Span]
) -> None:
    matches = {text: without_overlaps((start, min(end, len(text))) for start, end in searched if start < len(text))}
    source = marked_wording(paragraph_of(text, marks, []), matches)
    assert without_tags(source) == text
    assert without_tags("".join(MATCH.findall(source))) == "".join(text[start:end] for start, end in matches[text])
    Strict(source)


def reported(text: str, spans: list[Span]) -> Quotation:
    """A paraphrase of words at spans, in a sentence that is all of the text."""
    whole = [Span(0, len(text))]
    return Quotation(content="words", sentence=text, form="indirect", spans=spans, sentence_span=whole)


@settings(deadline=None)
@given(st.lists(st.builds(Found, text, st.booleans()), min_size=1), st.lists(spans, max_size=1))
def test_a_match_without_its_marks_is_its_text(passage: list[Found], own: list[Span]) -> None:
    said = "".join(run.text for run in passage)
    own = [Span(span.start, min(span.end, len(said))) for span in own if span.start < len(said)]
    source = passage_of(reported(said, own), passage)
    assert without_tags(source) == said
    assert without_tags("".join(OWN.findall(source))) == "".join(said[start:end] for start, end in own)


OWN = re.compile(r'<span class="own">(.*?)</span>', re.DOTALL)


def test_a_mark_says_in_words_what_it_is() -> None:
    quotation = Quotation(content="the river", form="direct")
    assert passage_of(quotation, [Found("the ", False), Found("river", True)]) == (
        'the <mark data-label="match">river</mark>'
    )


def test_the_words_of_reported_speech_are_set_off_from_the_rest_of_their_sentence() -> None:
    quotation = reported("Ilva said it was, and Bero that it was not.", [Span(10, 16)])
    assert passage_of(quotation, [Found(quotation.shown, False)]) == (
        '<span class="around">Ilva said </span><span class="own">it was</span>'
        '<span class="around">, and Bero that it was not.</span>'
    )
    passage = [Found("Ilva said it ", False), Found("was, and", True), Found(" Bero that it was not.", False)]
    assert (
        '<mark data-label="match"><span class="own">was</span><span class="around">, and</span></mark>'
        in passage_of(quotation, passage)
    )


def test_a_sentence_of_several_parts_shows_each_word_in_its_place() -> None:
    sentence, own = [Span(10, 20), Span(40, 50)], [Span(15, 20), Span(40, 45)]
    quotation = Quotation(content="fghij … klmno", sentence="abcdefghij … klmnopqrst", form="mixed")
    quotation.sentence_span, quotation.spans = sentence, own
    assert [quotation.shown[start:end] for start, end in own_words(quotation)] == ["fghij", "klmno"]


def test_nothing_is_set_off_where_all_of_it_was_said() -> None:
    direct = Quotation(content="A & B", form="direct", language="en", spans=[Span(0, 5)], sentence_span=[Span(0, 9)])
    assert words_of(direct, excerpt(direct)) == (
        '<blockquote class="words direct" lang="en">\n<p><span class="hang">“</span>A &amp; B”</p>\n</blockquote>\n'
    )
    of_a_record = Quotation(content="it was so", form="indirect", sentence="He said it was so")
    assert passage_of(of_a_record, excerpt(of_a_record).runs) == "He said it was so"


def test_a_statement_says_its_number_and_whose_it_is() -> None:
    source = marked_statements(paragraph_of("No.", [(Span(0, 2), 3)], []), NUMBERED)
    assert 'data-number="3"' in source
    assert 'data-label="statement 3, Ilva &quot;O&#x27;Tor&quot; &lt;Vane&gt; &amp; Co"' in source
