"""The statements of a speaker, a venue, a topic or an outlet, as the search finds them: newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from statements.search import Hit, search

MOST = 20


@dataclass(frozen=True)
class TheirStatements:
    """The first of them, how many there are, and the search for all."""

    hits: list[Hit]
    count: int
    query: str


def their_statements(parameter: str, slug: str) -> TheirStatements:
    """What the search finds for one value of one of its parameters."""
    question = QueryDict(mutable=True)
    question.update({parameter: slug, "sort": "newest"})
    results = search(question, page_size=MOST, with_facets=False)
    return TheirStatements(results.hits, results.count, question.urlencode())
