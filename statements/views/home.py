"""The front page: what this is, the search box, what is new, and ways in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from statements.models import Statement
from statements.search import search
from statements.views.patience import patient

LATEST = 6
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
            "latest": Statement.objects.published().for_display().order_by("-published_at", "-pk")[:LATEST],
            "ways_in": [
                {"facet": facets[name], "choices": facets[name].choices[:EACH]}
                for name in WAYS_IN
                if name in facets and facets[name].choices
            ],
        },
    )
