"""Words and marks as readers see them: dates, quotation marks, numbers."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from statements import dates_in_words
from statements.models import Form, Quotation, Statement

register = template.Library()

QUOTATION_MARKS = {
    "de": ("„", "“"),
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
}
ENGLISH = ("“", "”")


@register.filter
def date_in_words(edtf: str) -> SafeString:
    """“16 February 2017”, inside a time element where the date is sure."""
    return _timed(edtf, dates_in_words.in_words(edtf))


@register.filter
def when(edtf: str) -> SafeString:
    """“on 16 February 2017”, to stand behind *said* or *published*."""
    return _when(edtf, get_language())


@lru_cache(maxsize=4096)  # a page of results has forty, many of them the same
def _when(edtf: str, _language: str) -> SafeString:
    return _timed(edtf, dates_in_words.when(edtf))


@register.filter
def said_by(statement: Statement) -> str:
    """Whose words they are: a name, an unnamed source as printed, or whose they are not."""
    return statement.credited


@register.filter
def opening_mark(quotation: Quotation) -> str:
    """The mark that opens a wording; none around what nobody said word for word."""
    return _marks(quotation)[0]


@register.filter
def closing_mark(quotation: Quotation) -> str:
    return _marks(quotation)[1]


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def statements(number: int) -> str:
    """How many statements, in words."""
    return _statements(number, grouped(number))


@register.filter
def counted(number: int) -> SafeString:
    """How many statements, beside what leads to them: a number for the eye, and a word with it for the ear."""
    return _counted(number, get_language())


@lru_cache(maxsize=10_000)
def _counted(number: int, _language: str | None) -> SafeString:
    shown = grouped(number)
    return format_html(
        '<span class="count" aria-hidden="true">{}</span> <span class="visually-hidden">{}</span>',
        shown,
        _statements(number, shown),
    )


@register.filter
def language_attribute(language: str) -> SafeString:
    """A lang attribute for a wording; nothing where its language is not known."""
    return SafeString("") if language in {"", "und"} else format_html(' lang="{}"', language)


@register.filter
def linked_data(told: dict[str, Any]) -> SafeString:
    """JSON-LD that no text can break out of."""
    escaped = json.dumps(told, ensure_ascii=False, indent=1).translate(
        {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
    )
    return mark_safe(escaped)  # noqa: S308  no character of HTML is left in it


def _statements(number: int, shown: str) -> str:
    return ngettext("%(shown)s statement", "%(shown)s statements", number) % {"shown": shown}


def _marks(quotation: Quotation) -> tuple[str, str]:
    if quotation.form != Form.DIRECT:
        return ("", "")
    return QUOTATION_MARKS.get(quotation.language[:2], ENGLISH)


def _timed(edtf: str, words: str) -> SafeString:
    machine = dates_in_words.machine_date(edtf)
    return format_html('<time datetime="{}">{}</time>', machine, words) if machine else format_html("{}", words)
