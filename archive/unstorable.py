"""What PostgreSQL can store in no text: the character NUL. No person types it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class NoNul:
    """Middleware: a form or a filter of the admin that holds a NUL is answered with 400, whatever view it is for.

    Public pages need no such rule: the search reads around it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin/") and _holds_nul(request):
            raise BadRequest("A NUL in a form or a filter.")
        return self.get_response(request)


def _holds_nul(request: HttpRequest) -> bool:
    # Files are left unread for the view that says where to put them; their forms check their fields themselves.
    is_form = request.content_type == "application/x-www-form-urlencoded"
    return "%00" in request.META.get("QUERY_STRING", "") or (
        is_form and any(n in request.body for n in (b"%00", b"\0"))
    )
