"""What a reader searched for before they came to a page: it is marked there too.

The address carries it as `q`, which is decoration: the canonical address is the one without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest

from statements.passages import Paragraph
from statements.search import language, stems
from statements.search.marks import Marker, Span, without_overlaps
from statements.search.parameters import in_order

Matches = Mapping[str, list[Span]]
"""The matches in each text, in order and apart."""


def searched_for(request: HttpRequest) -> str:
    """The words, as typed; nothing where nothing was searched for."""
    return in_order(request.GET)[0].get("q", "")


def carried(words: str) -> str:
    """The query string of links on which the words go along."""
    return f"?{urlencode({'q': words})}" if words else ""


def matches_in(words: str, texts: Iterable[tuple[str, str]]) -> Matches:
    """The matches of the words in texts, each given with its language."""
    if not words:
        return {}
    marker = Marker(stems.look_up(language.read(words)))
    return {text: without_overlaps(marker.spans(text, spoken)) for text, spoken in texts}


def texts_of(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]
