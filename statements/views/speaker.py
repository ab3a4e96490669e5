"""A speaker: other names, roles with their dates, and what is on record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Speaker
from statements.views.addresses import by_slug, elsewhere
from statements.views.patience import patient
from statements.views.their_statements import their_statements


@patient
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    found = by_slug(Speaker.objects.select_related("merged_into").prefetch_related("aliases", "roles"), slug)
    return elsewhere(request, found) or render(
        request, "speaker.html", {"speaker": found, "theirs": their_statements("speaker", found.slug)}
    )
