"""A search that ends: so many of what is found, the latest first, in so much time; and the editor hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import BooleanField, Func, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from statements.admin.paging import MOST
from statements.search.budgets import OverBudget, within

PATIENCE = 150  # milliseconds for each question to PostgreSQL


@dataclass(frozen=True, slots=True)
class Found:
    """`keys`: the latest first. `told`: what the editor should know, a sentence each."""

    keys: list[int]
    told: tuple[str, ...] = ()

    def or_else(self, other: Found) -> Found:
        """What is found either way."""
        return _latest([*self.keys, *other.keys], (*self.told, *other.told))


class _InKeys(Func):
    template = "%(column)s = ANY (%(expressions)s::bigint[])"
    output_field = BooleanField()


def in_keys(table: str, column: str, keys: list[int]) -> Func:
    """`IN`, with one array in place of thousands of values."""
    return _InKeys(Value(keys), column=f'"{table}"."{column}"')


def latest(found: QuerySet[Any]) -> Found:
    """The latest of what a query gives, by number, if it gives them in time."""
    try:
        with within(PATIENCE):
            return _latest(list(found.order_by("-pk").values_list("pk", flat=True)[: MOST + 1]))
    except OverBudget:
        return Found([], (too_late(),))


def too_late() -> str:
    """What the editor hears where something was not looked up."""
    return _("There was no time to look all of this up: the list is not complete. Ask for rarer words, or for more.")


def narrowed(request: HttpRequest, things: QuerySet[Any], found: Found) -> QuerySet[Any]:
    """Those of a list that were found. On the page of the list, the editor hears what there is to say."""
    match = getattr(request, "resolver_match", None)
    if match and str(match.url_name).endswith("_changelist") and request.method == "GET":
        for told in dict.fromkeys(found.told):
            messages.warning(request, told)
    return things.filter(in_keys(things.model._meta.db_table, "id", found.keys))


def _latest(keys: Iterable[int], told: tuple[str, ...] = ()) -> Found:
    """One more than are listed, so that the list says that there are more."""
    several = sorted(set(keys), reverse=True)
    if len(several) > MOST:
        more = _("More than %(most)s have these words: only the latest are listed, whatever filter is chosen.")
        told = (*told, more % {"most": MOST})
    return Found(several[: MOST + 1], tuple(dict.fromkeys(told)))
