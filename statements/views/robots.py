"""robots.txt: every page may be read and kept; the endless combinations of a search are asked by people only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

RULES = """User-agent: *
Disallow: /admin/
Disallow: /statements/?
Disallow: /statements/suggestions.json
Allow: /
"""


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
