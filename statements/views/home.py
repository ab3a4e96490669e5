"""The front page: what this is, the search box, what is new, and ways in."""

from __future__ import annotations

from itertools import zip_longest

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from statements.models import Statement
from statements.search import search
from statements.views.patience import patient

LATEST = 6
WINDOW = 60
WAYS_IN = ("speaker", "venue", "topic")
EACH = 8


@patient
def home(request: HttpRequest) -> HttpResponse:
    results = search(QueryDict())
    facets = {facet.name: facet for facet in results.facets}
    return render(
        request,
        "home.html",
        {
            "count": results.count,
            "latest": latest(),
            "ways_in": [
                {"facet": facets[name], "choices": facets[name].choices[:EACH]}
                for name in WAYS_IN
                if name in facets and facets[name].choices
            ],
        },
    )


def latest() -> list[Statement]:
    """The latest statements, one of each original first: an article is published all at once, and would stand here
    alone until the next one is."""
    newest_first = Statement.objects.published().order_by("-published_at", "-pk")
    seen: dict[tuple[int | None, int | None], list[int]] = {}
    for pk, article, file in newest_first.values_list("pk", "lead__text__article", "lead__record__file")[:WINDOW]:
        seen.setdefault((article, file), []).append(pk)
    in_turns = [pk for turn in zip_longest(*seen.values()) for pk in turn if pk is not None]
    return list(newest_first.for_display().filter(pk__in=in_turns[:LATEST]))
