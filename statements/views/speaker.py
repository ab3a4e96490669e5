"""A speaker: other names, roles with their dates, and what is on record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from statements.models import Speaker, Statement
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import page_with_statements

MOST = 100


@patient
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Speaker.objects.select_related("merged_into").prefetch_related("aliases", "roles"), slug)
    misattributed = Statement.objects.published().not_said_by(found).order_by("pk")[:MOST].cards()
    return elsewhere(request, found) or page_with_statements(request, "speaker", found, misattributed=misattributed)
