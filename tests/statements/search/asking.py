"""Asking the search as an address does."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from statements.models import Quotation, Statement
from statements.search import Results, Run, search
from tests.statements import making


def ask(query: str = "", *, page_size: int = 20, **params: Any) -> Results:
    """The answer to a query string, or to parameters."""
    return search(QueryDict(query or urlencode(params, doseq=True)), page_size=page_size)


def count_of(query: str) -> int:
    """How many there are, and not of what kind, which takes most of the time."""
    return search(QueryDict(query), with_facets=False).count


def found(query: str = "", **params: Any) -> set[str]:
    """The words of all hits of the first page."""
    return {hit.quotation.content for hit in ask(query, **params).hits}


def walk(query: str, page_size: int = 2) -> list[int]:
    """The statements of all pages, in their order."""
    results = ask(query, page_size=page_size)
    keys = [hit.statement.pk for hit in results.hits]
    while results.next is not None:
        results = ask(results.next, page_size=page_size)
        assert results.hits
        keys += [hit.statement.pk for hit in results.hits]
    return keys


def wording(
    statement: Statement, words: str, *, form: str = "direct", outlet: str = "", language: str = "en"
) -> Quotation:
    """Another wording of a statement, in an article of its own."""
    publisher = making.outlet(outlet) if outlet else None
    text = making.article(f"{words}.", outlet=publisher, language=language).text
    spans = [(0, len(words))]
    made = Quotation(statement=statement, text=text, form=form, language=language, spans=spans, sentence_span=spans)
    made.save()
    return made


def marked(runs: list[Run]) -> str:
    """A passage with its marks as brackets."""
    return "".join(f"[{run.text}]" if run.marked else run.text for run in runs)
