"""Marked text as HTML. With the tags taken away it is the text again, to the letter.

What is added stands in attributes. The style sheet says it from there, to the eye and to screen readers, and a passage
can be selected and copied as it was printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from statements.models import Quotation
from statements.passages import Paragraph, Run
from statements.search.results import Excerpt
from statements.search.results import Run as Found
from statements.templatetags.words import closing_mark, language_attribute, opening_mark

register = template.Library()

WORDS = """<blockquote class="words {}"{}>
<p>{}{}{}{}{}</p>
</blockquote>
"""
HANGING = '<span class="hang">{}</span>'
CUT_BEFORE = mark_safe('<span class="left-out">[…]</span> ')
CUT_AFTER = mark_safe(' <span class="left-out">[…]</span>')

GAP = " … "
"""What PostgreSQL puts between the parts of a sentence (`words_at` in statements/database/rules.sql)."""

Numbered = Mapping[int, tuple[int, Quotation]]
"""Quotations by their primary key, each with its number on the page."""


Matches = Mapping[str, list[tuple[int, int]]]
"""By text, where in it stands what the reader searched for: in order and apart."""


@register.simple_tag
def marked_statements(
    paragraph: Paragraph, numbered: Numbered, matches: Matches | None = None, carried: str = ""
) -> SafeString:
    """A paragraph of an article in which every statement leads to its permalink, the reader's words along with it."""
    each = zip(paragraph.runs, _matched(paragraph, matches), strict=True)
    return _joined(_run(run, words, numbered, carried) for run, words in each)


@register.filter
def marked_wording(paragraph: Paragraph, matches: Matches | None = None) -> SafeString:
    """A paragraph around one wording, with the wording marked, and within it and around it the matches."""
    each = zip(paragraph.runs, _matched(paragraph, matches), strict=True)
    return _joined(_mark(words, _("the wording")) if run.keys else words for run, words in each)


@register.filter
def marked_matches(text: str, matches: Matches | None = None) -> SafeString:
    """A text with the matches in it."""
    return _with_matches(text, 0, (matches or {}).get(text, []))


@register.filter
def words_of(quotation: Quotation, excerpt: Excerpt) -> SafeString:
    """The words of a wording: in quotation marks that hang, or set off in the whole sentence without any."""
    opening, closing = opening_mark(quotation), closing_mark(quotation)
    return format_html(
        WORDS,
        quotation.form,
        language_attribute(quotation.language),
        format_html(HANGING, opening) if opening else "",
        CUT_BEFORE if excerpt.cut_before else "",
        passage_of(quotation, excerpt.runs),
        CUT_AFTER if excerpt.cut_after else "",
        closing,
    )


def passage_of(quotation: Quotation, passage: Iterable[Found]) -> SafeString:
    """Its own words set off from the rest of their sentence, and what was searched for marked."""
    own, match = own_words(quotation), _("match")
    written, at = [], 0
    for text, marked in passage:
        words = _set_off(text, [(start - at, end - at) for start, end in own]) if own else escape(text)
        written.append(_mark(words, match) if marked else words)
        at += len(text)
    return _joined(written)


def own_words(quotation: Quotation) -> list[tuple[int, int]]:
    """Where in `quotation.shown` its own words stand; nothing where that is all, or where nobody knows."""
    if quotation.shown in {quotation.content, ""} or not quotation.sentence_span:
        return []
    found, at = [], 0
    for start, end in quotation.sentence_span:
        inside = ((max(start, first), min(end, last)) for first, last in quotation.spans)
        found += [(at + first - start, at + last - start) for first, last in inside if first < last]
        at += end - start + len(GAP)
    return found


def _set_off(text: str, own: list[tuple[int, int]]) -> SafeString:
    """A part of a sentence; `own` are the words, in order, which may stand before it or behind it."""
    inside = [(max(start, 0), min(end, len(text))) for start, end in own if start < len(text) and end > 0]
    pieces, at = [], 0
    for start, end in inside:
        pieces += [("around", text[at:start]), ("own", text[start:end])]
        at = end
    kept = [piece for piece in [*pieces, ("around", text[at:])] if piece[1]]
    return format_html_join("", '<span class="{}">{}</span>', kept)


def _matched(paragraph: Paragraph, matches: Matches | None) -> Iterator[SafeString]:
    """Each run of a paragraph with the matches in it; a match may go on from one into the next."""
    spans = (matches or {}).get(paragraph.text, [])
    at = 0
    for run in paragraph.runs:
        yield _with_matches(run.text, at, spans)
        at += len(run.text)


def _with_matches(text: str, at: int, spans: Iterable[tuple[int, int]]) -> SafeString:
    """A stretch of a text that begins at a place of it; the spans are the whole text's."""
    written, done = list[SafeString](), 0
    for start, end in ((max(start - at, 0), min(end - at, len(text))) for start, end in spans):
        if start < end:
            match = format_html('<b class="match" data-label="{}">{}</b>', _("match"), text[start:end])
            written += [escape(text[done:start]), match]
            done = end
    return _joined([*written, escape(text[done:])])


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 -- they are safe


def _mark(text: str, label: str) -> SafeString:
    return format_html('<mark data-label="{}">{}</mark>', label, text)


def _run(run: Run, words: SafeString, numbered: Numbered, carried: str) -> SafeString:
    if run.boilerplate and run.key is None:
        return format_html('<span class="boilerplate">{}</span>', words)
    if run.key is None:
        return words
    others = _joined(_anchor(key, numbered, carried) for key in run.begins if key != run.key)
    return others + _link(run, words, numbered, carried)


def _link(run: Run, words: SafeString, numbered: Numbered, carried: str) -> SafeString:
    """The words as a link to the statement they belong to; its number stands before its first words."""
    assert run.key is not None
    number, quotation = numbered[run.key]
    first = run.key in run.begins
    return format_html(
        '<a class="said"{}{} href="{}" data-label="{}">{}</a>',
        format_html(' id="w-{}"', run.key) if first else "",
        format_html(' data-number="{}"', number) if first else "",
        quotation.statement.get_absolute_url() + carried,
        _label(number, quotation),
        words,
    )


def _anchor(key: int, numbered: Numbered, carried: str) -> SafeString:
    """A number alone, for a statement whose words begin inside another's."""
    number, quotation = numbered[key]
    return format_html(
        '<a class="said" id="w-{}" data-number="{}" href="{}" aria-label="{}"></a>',
        key,
        number,
        quotation.statement.get_absolute_url() + carried,
        _label(number, quotation),
    )


def _label(number: int, quotation: Quotation) -> str:
    return _("statement %(number)s, %(speaker)s") % {"number": number, "speaker": quotation.statement.credited}
