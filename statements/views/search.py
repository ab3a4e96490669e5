"""The search: what was found comes first, then how to narrow it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from archive.freshness import ask_anew
from statements.search import search as find
from statements.search.parameters import in_order
from statements.views.patience import patient, throttled
from statements.views.searched_for import carried

IN_FORMS = {"q", "date_after", "date_before", "cursor"}


@throttled
@patient
def search(request: HttpRequest) -> HttpResponse:
    results = find(request.GET)
    given, _ = in_order(request.GET)
    page = render(
        request,
        "search.html",
        {
            "results": results,
            "q": given.get("q", ""),
            "carried": carried(given.get("q", "")),
            "date_after": given.get("date_after", ""),
            "date_before": given.get("date_before", ""),
            "others": [(name, value) for name, values in given.lists() for value in values if name not in IN_FORMS],
            "first_page": first_page(given) if "cursor" in given else "",
        },
    )
    return ask_anew(page) if results.hurried else page


def first_page(given: QueryDict) -> str:
    """The query string of the same question without its cursor."""
    again = given.copy()
    again.pop("cursor")
    return f"?{again.urlencode()}"
