"""What a reader is told when PostgreSQL took too long."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
