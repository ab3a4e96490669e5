"""The page of a speaker, a venue, a topic or an outlet, with its statements as the search finds them: newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from archive.freshness import ask_anew
from statements.models.named import Named
from statements.search import Hit, search

MOST = 20


@dataclass(frozen=True)
class TheirStatements:
    """The first of them, how many there are, and the search for all."""

    hits: list[Hit]
    count: int
    query: str
    hurried: bool  # there may be more of them than were counted


def page_with_statements(request: HttpRequest, noun: str, thing: Named, **more: object) -> HttpResponse:
    """The page of a named thing; `more` is what its template shows besides."""
    theirs = their_statements(noun, thing.slug)
    page = render(request, f"{noun}.html", {noun: thing, "theirs": theirs, **more})
    return ask_anew(page) if theirs.hurried else page


def their_statements(parameter: str, slug: str) -> TheirStatements:
    """What the search finds for one value of one of its parameters."""
    question = QueryDict(mutable=True)
    question.update({parameter: slug, "sort": "newest"})
    results = search(question, page_size=MOST, with_facets=False)
    return TheirStatements(results.hits, results.count, question.urlencode(), results.hurried)
