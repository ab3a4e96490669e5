"""An occasion: one sitting of a venue, its days and its place, and what was said there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Occasion, Statement
from statements.views.addresses import by_public_id, elsewhere

MOST = 100


def occasion(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    found = by_public_id(
        Occasion.objects.select_related("venue", "merged_into").prefetch_related("articles__outlet"), public_id
    )
    if moved := elsewhere(request, found):
        return moved
    statements = Statement.objects.published().filter(occasion=found)
    return render(
        request,
        "occasion.html",
        {"occasion": found, "statements": statements.order_by("pk")[:MOST].cards(), "count": statements.count()},
    )
