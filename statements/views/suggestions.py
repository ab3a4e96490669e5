"""What the question may become that a reader is typing, for static/suggest.js (docs/api.md)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.freshness import ask_anew
from archive.throttling import TooMany, ask_for_patience, typing_throttle
from statements.search.parameters import NAMES
from statements.search.suggestions import Suggestion, suggest


def suggestions(request: HttpRequest) -> HttpResponse:
    try:
        ask_for_patience(request, typing_throttle)
    except TooMany as many:
        return JsonResponse({"error": [str(many)]}, status=429, headers={"Retry-After": str(many.seconds)})
    found = suggest(request.GET)
    said = ngettext("%(n)s suggestion", "%(n)s suggestions", len(found)) % {"n": len(found)} if found else ""
    return ask_anew(JsonResponse({"said": said, "suggestions": [_out(suggestion) for suggestion in found]}))


def _out(suggestion: Suggestion) -> dict[str, str]:
    return {
        "kind": suggestion.noun,
        "label": suggestion.label,
        "about": _about(suggestion),
        "url": f"{reverse('search')}?{suggestion.query}",
    }


def _about(suggestion: Suggestion) -> str:
    """What it is, in words."""
    kind = str(NAMES[suggestion.noun]) if suggestion.noun in NAMES else _("Word")
    if suggestion.other_name:
        return _("%(kind)s, also “%(name)s”") % {"kind": kind, "name": suggestion.other_name}
    return kind
