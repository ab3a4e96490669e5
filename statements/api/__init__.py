"""The API, version 1: the search with its facets, as JSON, and its OpenAPI description.

Everybody may read it, from a page of any site. What goes wrong is said as `{"error": ["a sentence", …]}`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query

from archive.freshness import ask_anew
from archive.throttling import TooMany, ask_for_patience
from statements.api.answers import statements_out
from statements.api.schemas import Problem, StatementQuery, StatementsOut
from statements.search import BadQuery, TooSlow, search

ANSWERS: dict[int, Any] = {200: StatementsOut, 400: Problem, 429: Problem, 503: Problem}
WRITING = ["POST", "PUT", "PATCH", "DELETE"]


def for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of other sites read what a view answers: it is public and asks for no cookie."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


class PublicAPI(NinjaAPI):
    create_response = for_everybody(NinjaAPI.create_response)


api = PublicAPI(
    title="On Record",
    version="1",
    description="Political statements, each in the words of its originals.",
    urls_namespace="api",
    docs_url=None,
    docs_decorator=for_everybody,
)


@api.api_operation(["GET", "HEAD"], "statements", response=ANSWERS, url_name="no_slash", include_in_schema=False)
@api.api_operation(["HEAD"], "statements/", include_in_schema=False)
@api.get(
    "statements/",
    response=ANSWERS,
    url_name="statements",
    summary="Find statements",
    description="A page of what matches, and how many statements each further choice would leave.",
)
def statements(request: HttpRequest, response: HttpResponse, query: Query[StatementQuery]) -> StatementsOut:
    ask_for_patience(request)
    results = search(request.GET, strict=True)
    if results.hurried:
        ask_anew(response)

    def address(query: str) -> str:
        return request.build_absolute_uri(f"{reverse('api:statements')}?{query}")

    return statements_out(results, address, request.build_absolute_uri)


@api.get("", include_in_schema=False)
def start(request: HttpRequest) -> HttpResponse:
    return redirect("api:openapi-json")


@api.api_operation(WRITING, "statements", include_in_schema=False)
@api.api_operation(WRITING, "statements/", include_in_schema=False)
def only_to_read(request: HttpRequest) -> HttpResponse:
    response = error(request, 405, [_("This can only be read: use GET.")])
    response["Allow"] = "GET, HEAD"
    return response


@api.api_operation(["GET", "HEAD", *WRITING], "{path:unknown}", include_in_schema=False)
def nothing(request: HttpRequest, unknown: str) -> HttpResponse:
    described = reverse("api:openapi-json")
    return error(request, 404, [_("There is nothing at this address. What there is, stands in %s.") % described])


@api.exception_handler(BadQuery)
def bad_query(request: HttpRequest, problem: BadQuery) -> HttpResponse:
    return error(request, 400, problem.messages)


@api.exception_handler(TooSlow)
def too_slow(request: HttpRequest, problem: TooSlow) -> HttpResponse:
    return error(request, 503, [str(problem)])


@api.exception_handler(TooManyFieldsSent)
def too_many_parameters(request: HttpRequest, problem: TooManyFieldsSent) -> HttpResponse:
    return error(request, 400, [_("There are too many parameters. Leave out all but those that are described.")])


@api.exception_handler(TooMany)
def too_many(request: HttpRequest, problem: TooMany) -> HttpResponse:
    response = error(request, 429, [str(problem)])
    response["Retry-After"] = str(problem.seconds)
    return response


def error(request: HttpRequest, status: int, messages: list[str]) -> HttpResponse:
    return api.create_response(request, {"error": messages}, status=status)
