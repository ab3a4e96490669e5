"""The lists narrowed to what became of what the software proposed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from statements.learning.outcomes import FACTS, Outcome, as_found, decided, facts_of
from statements.models import Article, Form, Statement

ANY, UNKNOWN = "any", "unknown"


class OutcomeFilter(admin.SimpleListFilter):
    title = _("what people made of a proposal")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(ANY, _("decided")), *Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        if self.value() == ANY:
            return decided(queryset)
        return decided(queryset).filter(outcome=self.value()) if self.value() else queryset


class FoundFormFilter(admin.SimpleListFilter):
    title = _("form as proposed")
    parameter_name = "found_form"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Form.choices, (UNKNOWN, _("unknown"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        if self.value() is None:
            return queryset
        found = as_found(_found(queryset))
        if self.value() == UNKNOWN:  # of what is sealed nothing is known any more
            return found.filter(found_form__isnull=True)
        return found.filter(found_form=self.value())


class TenthFilter(admin.SimpleListFilter):
    title = _("how sure the software was")
    parameter_name = "sure"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(str(tenth), range_of(tenth)) for tenth in reversed(range(10))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        is_one = self.value() in {str(tenth) for tenth in range(10)}
        return as_found(_found(queryset)).filter(tenth=int(self.value() or 0)) if is_one else queryset


class FactFilter(admin.SimpleListFilter):
    title = _("what the software read of the page")
    parameter_name = "fact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        how = {"kept": _("%(fact)s kept"), "corrected": _("%(fact)s corrected")}
        return [
            (f"{name}-{key}", words % {"fact": label})
            for name, (_column, label) in FACTS.items()
            for key, words in how.items()
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        name, _dash, how = (self.value() or "").partition("-")
        if name not in FACTS or how not in {"kept", "corrected"}:
            return queryset
        return facts_of(name, corrected=how == "corrected", articles=queryset)


def order(request: HttpRequest) -> list[str]:
    """The latest first, as always; by a column with an index of what the software found, where only that is listed."""
    is_narrowed = any(one.parameter_name in request.GET for one in (OutcomeFilter, FoundFormFilter, TenthFilter))
    return ["-lead__statement_id"] if is_narrowed else ["-pk"]


def _found(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Said of a column of the wording itself, so that PostgreSQL knows how many these are."""
    return statements.filter(lead__finding__isnull=False)


def range_of(tenth: int) -> str:
    """The tenth in per cent."""
    return f"{10 * tenth}–{10 * tenth + 9} %" if tenth < 9 else "90–100 %"
