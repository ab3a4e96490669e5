"""What a reader is told when PostgreSQL took too long, or when there were too many searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.throttling import TooMany, ask_for_patience
from statements.search import TooSlow

View = Callable[..., HttpResponse]
SECONDS = "60"


def patient(view: View) -> View:
    """A page that asks the search, and says so where the search gave up."""

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            return view(request, **address)
        except TooSlow as slow:
            page = render(request, "503.html", {"message": str(slow)}, status=503)
            page["Retry-After"] = SECONDS
            return page

    return answer


def throttled(view: View) -> View:
    """A page that may be asked for so often, and says so."""

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            ask_for_patience(request)
        except TooMany as many:
            page = render(request, "429.html", {"message": str(many)}, status=429)
            page["Retry-After"] = str(many.seconds)
            return page
        return view(request, **address)

    return answer
