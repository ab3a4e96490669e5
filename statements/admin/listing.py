"""Pieces of the admin's lists: numbers that lead on, counted for the page that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from statements.admin.differences import day

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class Numbered(_ModelAdmin):
    """A list of things with the `number` of rows that lead to each.

    Within the query of the list, PostgreSQL would count those of the things on all pages before, too.
    """

    leading_here: str  # the column of the rows

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return _NumberedList

    def number(self, things: list[Any]) -> None:
        theirs = self.rows().filter(**{f"{self.leading_here}__in": [thing.pk for thing in things]}).order_by()
        numbers = dict(theirs.values_list(self.leading_here).annotate(Count("pk")))
        for thing in things:
            thing.number = numbers.get(thing.pk, 0)


class _NumberedList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list: Any = list(self.result_list)
        assert isinstance(self.model_admin, Numbered)
        self.model_admin.number(self.result_list)


def day_in_words(edtf: str) -> str:
    """As readers see it; nothing where it is unknown."""
    return day(edtf) or "–"


def linked_number(thing: Any, noun: str, where: str) -> str:
    """The thing's `number` of rows, leading to their list."""
    address = reverse(f"admin:statements_{noun}_changelist")
    return format_html('<a href="{}?{}={}">{}</a>', address, where, thing.pk, thing.number)
