"""What is offered while an editor types: names that have what was typed, and what a date says in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from statements.admin.keys import keys_in
from statements.dates_in_words import in_words
from statements.models import Article, Occasion, Outlet, Speaker, State, Statement, Topic

MOST = 8

Offer = tuple[str, str]
"""What is put into the field, and what is said about it."""


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """`?noun=speaker&q=tor&article=12`: those of the article first. Nothing typed: those of the article alone."""
    if not request.user.has_perm("statements.view_statement"):
        raise PermissionDenied
    offers = NOUNS.get(request.GET.get("noun", ""))
    article = Article.objects.filter(pk__in=keys_in([request.GET.get("article", "")])).first()
    typed = " ".join(request.GET.get("q", "").split())[:100]
    found = list(dict.fromkeys(offers(typed, article)))[:MOST] if offers else []
    return JsonResponse({"offers": [{"value": value, "about": about} for value, about in found]})


@require_GET
def date_in_words(request: HttpRequest) -> HttpResponse:
    """`?edtf=2017-02`: what it says, or how a date is written."""
    if not request.user.has_perm("statements.view_statement"):
        raise PermissionDenied
    try:
        return JsonResponse({"words": in_words(request.GET.get("edtf", "").strip())})
    except ValueError as error:
        return JsonResponse({"wrong": str(error)})


def _beginning(typed: str, column: str = "name") -> Q:
    """A word of the name begins so."""
    return Q(**{f"{column}__istartswith": typed}) | Q(**{f"{column}__icontains": f" {typed}"})


def _speakers(typed: str, article: Article | None) -> Iterable[Offer]:
    standing: QuerySet[Any] = Speaker.objects.filter(merged_into=None)
    if article:
        own = Statement.objects.filter(quotations__text__article=article).exclude(state=State.REJECTED)
        yield from _named(standing.filter(pk__in=own.values("speaker")), typed)
    if typed:
        yield from _named(standing, typed)


def _outlets(typed: str, _article: Article | None) -> Iterable[Offer]:
    return _named(Outlet.objects.filter(merged_into=None), typed) if typed else []


def _named(things: QuerySet[Any], typed: str) -> Iterable[Offer]:
    if not typed:
        return [(thing.name, "") for thing in things.order_by("name")[:MOST]]
    found = [
        (name, "") for name in things.filter(_beginning(typed)).order_by("name").values_list("name", flat=True)[:MOST]
    ]
    others = things.filter(_beginning(typed, "aliases__name")).order_by("name").values_list("name", "aliases__name")
    return [*found, *((name, other) for name, other in others[:MOST] if (name, "") not in found)]


def _occasions(typed: str, article: Article | None) -> Iterable[Offer]:
    if article:
        own = article.occasions.select_related("venue")
        yield from (
            (str(one), _("in this article")) for one in (own.filter(_beginning(typed, "title")) if typed else own)
        )
    if typed:
        others = Occasion.objects.filter(_beginning(typed, "title"), merged_into=None).order_by("-pk")[:MOST]
        yield from ((str(one), one.place) for one in others if not article or one not in own)


def _topics(typed: str, _article: Article | None) -> Iterable[Offer]:
    found = (
        Topic.objects.filter(_beginning(typed), merged_into=None) if typed else Topic.objects.filter(merged_into=None)
    )
    return [(topic.name, "") for topic in found.order_by("name")[:MOST]]


NOUNS: dict[str, Callable[[str, Article | None], Iterable[Offer]]] = {
    "speaker": _speakers,
    "outlet": _outlets,
    "occasion": _occasions,
    "topic": _topics,
}
