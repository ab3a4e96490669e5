"""The front page: what this is, the search box, what is new, and ways in."""

from __future__ import annotations

from itertools import zip_longest

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from archive.freshness import ask_anew
from statements.models import Quotation, Statement
from statements.search import search
from statements.search.filters import NONE
from statements.views.patience import patient

LATEST = 6
WINDOW = 60
WAYS_IN = {
    "speaker": ("speakers", gettext_lazy("All speakers")),
    "venue": ("venues", gettext_lazy("All venues")),
    "topic": ("topics", gettext_lazy("All topics")),
}
EACH = 8


@patient
def home(request: HttpRequest) -> HttpResponse:
    results = search(QueryDict(), page_size=1)
    found = {facet.name: [choice for choice in facet.choices if choice.value != NONE] for facet in results.facets}
    labels = {facet.name: facet.label for facet in results.facets}
    page = render(
        request,
        "home.html",
        {
            "count": results.count,
            "latest": latest(),
            "ways_in": [
                {"name": name, "label": labels[name], "choices": found[name][:EACH], "index": index, "all": everything}
                for name, (index, everything) in WAYS_IN.items()
                if found.get(name)
            ],
        },
    )
    return ask_anew(page) if results.hurried else page


def latest() -> list[Statement]:
    """The latest statements, one of each original first: an article is published all at once, and would stand here
    alone until the next one is."""
    newest_first = Statement.objects.published().order_by("-published_at", "-pk")
    newest = list(newest_first.values_list("pk", "lead")[:WINDOW])
    leading = Quotation.objects.filter(pk__in=[lead for _, lead in newest])
    originals = {lead: original for lead, *original in leading.values_list("pk", "text__article", "record__file")}
    by_original: dict[tuple[int | None, ...], list[int]] = {}
    for pk, lead in newest:
        by_original.setdefault(tuple(originals[lead]), []).append(pk)
    in_turns = [pk for turn in zip_longest(*by_original.values()) for pk in turn if pk is not None]
    return newest_first.filter(pk__in=in_turns[:LATEST]).cards()
