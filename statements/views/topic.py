"""A topic: what it is about, and the statements that have it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from statements.models import Topic
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import page_with_statements


@patient
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Topic.objects.select_related("merged_into"), slug)
    return elsewhere(request, found) or page_with_statements(request, "topic", found)
