"""The search: what was found comes first, then how to narrow it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.search import TooSlow
from statements.search import search as find

DATES = ("date_after", "date_before")
NOT_KEPT = ("q", "cursor", *DATES)


def search(request: HttpRequest) -> HttpResponse:
    try:
        results = find(request.GET)
    except TooSlow as slow:
        return render(request, "503.html", {"message": str(slow)}, status=503)
    return render(
        request,
        "search.html",
        {
            "results": results,
            "q": request.GET.get("q", ""),
            "date_after": request.GET.get("date_after", ""),
            "date_before": request.GET.get("date_before", ""),
            "others": [
                (name, value) for name, values in request.GET.lists() for value in values if name not in NOT_KEPT
            ],
            "first_page": without_cursor(request),
        },
    )


def without_cursor(request: HttpRequest) -> str:
    """The query string of the first page, where this is a later one; else empty."""
    if "cursor" not in request.GET:
        return ""
    params = request.GET.copy()
    del params["cursor"]
    return f"?{params.urlencode()}"
