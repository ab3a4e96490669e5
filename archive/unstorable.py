"""What PostgreSQL can store in no text, and what is no text at all. No person types it; whoever sends it is told so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

UTF_8 = {"utf-8", "utf8"}


class Utf8Request(WSGIRequest):
    """A request as all of ours are, whatever it says of itself: Python has encodings that are none of text, and Django
    would try to read the address in them."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class OnlyText:
    """Middleware: a form in another encoding than UTF-8, and a form or a filter of the admin that holds a NUL, are
    answered with 400, whatever view they are for.

    Public pages need no such rule: the search reads around it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and _encoding(request) not in UTF_8:
            raise BadRequest("A form that is not UTF-8.")
        if request.path_info.startswith("/admin/") and _holds_nul(request):
            raise BadRequest("A NUL in a form or a filter.")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Forms with files are read by their views, which may pass on what they hold."""
        if isinstance(exception, DataError | ValueError) and "NUL" in str(exception):
            raise BadRequest("A NUL in a form.") from exception


def _encoding(request: HttpRequest) -> str:
    return (request.content_params or {}).get("charset", "utf-8").lower()


def _holds_nul(request: HttpRequest) -> bool:
    # Files are left unread for the view that says where to put them.
    is_form = request.content_type == "application/x-www-form-urlencoded"
    return "%00" in request.META.get("QUERY_STRING", "") or (
        is_form and any(n in request.body for n in (b"%00", b"\0"))
    )
