"""A speaker: other names, roles with their dates, and what is on record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from statements.models import Speaker
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import page_with_statements


@patient
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Speaker.objects.select_related("merged_into").prefetch_related("aliases", "roles"), slug)
    return elsewhere(request, found) or page_with_statements(request, "speaker", found)
