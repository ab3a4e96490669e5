"""All speakers, venues, topics or outlets that have published statements, by name, with how many."""

from __future__ import annotations

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Count, F, Func
from django.db.models.expressions import Combinable
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Circumstances, Outlet, SearchEntry, Speaker, Topic, Venue
from statements.models.named import Named

ON_A_PAGE = 200

KEYS: dict[type[Named], Combinable] = {
    Speaker: F("speaker_id"),
    Venue: F("venue_id"),
    Topic: Func(F("topic_ids"), function="unnest"),
    Outlet: Func(F("outlet_ids"), function="unnest"),
}


def index(request: HttpRequest, model: type[Named]) -> HttpResponse:
    counts = statements_of_each(model)
    things = model._default_manager.filter(pk__in=list(counts), merged_into__isnull=True).order_by("name", "pk")
    page = Paginator(things, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [(thing, counts[thing.pk]) for thing in page]
    return render(request, "index.html", {"nouns": model._meta.verbose_name_plural, "page": page, "listed": listed})


def statements_of_each(model: type[Named]) -> Counter[int]:
    """How many published statements each has, by its key."""
    alike = dict(SearchEntry.objects.order_by().values_list("circumstances").annotate(n=Count("*")))
    counts: Counter[int] = Counter()
    for circumstances, key in Circumstances.objects.annotate(key=KEYS[model]).values_list("pk", "key"):
        if key and circumstances in alike:
            counts[key] += alike[circumstances]
    return counts
