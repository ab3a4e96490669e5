"""How the list of statements is narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.models import Statement
from statements.reading import bounds


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
