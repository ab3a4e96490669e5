"""An outlet: other names, its articles, and the statements it reported."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from statements.models import Outlet
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import page_with_statements

MOST_ARTICLES = 50


@patient
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Outlet.objects.select_related("merged_into").prefetch_related("aliases"), slug)
    return elsewhere(request, found) or page_with_statements(
        request, "outlet", found, articles=found.articles.all()[:MOST_ARTICLES]
    )
