"""A venue: what kind of forum it is, its sittings, and what was said there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from statements.models import Venue
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import page_with_statements

MOST_OCCASIONS = 50


@patient
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Venue.objects.select_related("merged_into").prefetch_related("aliases"), slug)
    return elsewhere(request, found) or page_with_statements(
        request, "venue", found, occasions=found.occasions.all()[:MOST_OCCASIONS]
    )
