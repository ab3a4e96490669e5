"""How the list of statements is searched and narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext_lazy as _

from statements.models import Quotation, SearchEntry, Speaker, State, Statement
from statements.reading import bounds


def searched(statements: QuerySet[Statement], typed: str) -> QuerySet[Statement]:
    """Those with every word, or “words in quotation marks”, in what was said or in who said it."""
    for part in smart_split(typed):
        is_phrase = part[0] == part[-1] and part[0] in "\"'" and len(part) > 1
        statements = statements.filter(_has(unescape_string_literal(part) if is_phrase else part))
    return statements


def _has(words: str) -> Q:
    """What is published has an index of its words, by their beginnings; the rest is few, and looked through."""
    quoted = words.replace("\\", " ").replace("'", " ")
    beginning = SearchQuery(f"'{quoted}':*", config="simple", search_type="raw")
    published = SearchEntry.objects.filter(words=beginning)
    unpublished = Quotation.objects.exclude(statement__state=State.PUBLISHED).filter(content__icontains=words)
    unnamed = Statement.objects.exclude(unnamed_source="").filter(unnamed_source__icontains=words)
    speakers = Speaker.objects.filter(Q(name__icontains=words) | Q(aliases__name__icontains=words))
    return (
        Q(pk__in=published.values("pk"))
        | Q(pk__in=unpublished.values("statement"))
        | Q(speaker__in=speakers.values("pk"))
        | Q(pk__in=unnamed.values("pk"))
        | Q(public_id=words)
    )


class SaidFilter(admin.SimpleListFilter):
    """Said in a year, a month or on a day that is typed in, or on an unknown date."""

    title = _("said")
    parameter_name = "said"
    template = "admin/statements/said_filter.html"
    UNKNOWN = "unknown"

    complaint = ""
    """Why what was typed is no date."""

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        kept = [(name, values) for name, values in request.GET.lists() if name not in {self.parameter_name, "p"}]
        self.others = [(name, value) for name, values in kept for value in values]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(self.UNKNOWN, _("date unknown"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        if self.value() == self.UNKNOWN:
            return queryset.filter(said_edtf="")
        try:
            days = bounds(self.typed)
        except ValueError as error:
            self.complaint = str(error)
            return queryset.none()
        return queryset.filter(said_earliest__lte=days[1], said_latest__gte=days[0]) if days else queryset

    @property
    def typed(self) -> str:
        value = self.value()
        return "" if value is None or value == self.UNKNOWN else value
