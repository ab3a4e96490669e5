"""The page of figures: what is left to do, all of it, and how often the software was right. Each leads to its list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from statements.admin.left import by_age, by_outlet, left_to_do, list_of, of_outlet, total
from statements.admin.outcomes import ANY, UNKNOWN, range_of
from statements.admin.pages import page
from statements.learning.figures import Fact, Row, facts, precision
from statements.learning.outcomes import Outcome
from statements.models import Article, Form, Outlet, Statement

OUTLETS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its numbers, each with the address of its list, by outcome."""

    label: str
    row: Row
    addresses: dict[str, str]

    @property
    def cells(self) -> list[tuple[int, str]]:
        """How many of each outcome, and where they are listed."""
        return [(self.row.numbers[outcome], self.addresses[outcome]) for outcome in Outcome.values]

    @property
    def decided(self) -> str:
        return self.addresses[ANY]


def figures_view(room: Any, request: HttpRequest) -> HttpResponse:
    if not room.has_view_permission(request):
        raise PermissionDenied
    ages, (outlets, others) = by_age(), by_outlet()
    found = precision()
    shown = found.by_outlet[:OUTLETS]
    names = Outlet.objects.in_bulk([row.key for row in shown if row.key])
    context = {
        "title": _("Figures"),
        "is_nav_sidebar_enabled": False,
        "left": left_to_do(request.user),
        "ages": ages,
        "outlets": outlets,
        "other_outlets": others,
        "waiting": total(ages),
        "found": found,
        "all": _line(_("all"), found.all),
        "by_form": [_line(_form(row.key), row, found_form=str(row.key or UNKNOWN)) for row in found.by_form],
        "by_tenth": [_line(range_of(row.key), row, sure=str(row.key)) for row in found.by_tenth],
        "by_outlet": [
            _line(str(names[row.key]) if row.key else _("outlet unknown"), row, **of_outlet(row.key)) for row in shown
        ],
        "outlets_left_out": len(found.by_outlet) - len(shown),
        "facts": list(_with_lists(facts())),
    }
    return page(room, request, "figures", context)


def _line(label: str, row: Row, **narrowed: str) -> Line:
    lists = {each: list_of(Statement, outcome=each, **narrowed) for each in (ANY, *Outcome.values)}
    return Line(label, row, lists)


def _form(form: str | None) -> str:
    return str(Form(form).label) if form in Form.values else _("unknown")


def _with_lists(found: Iterable[Fact]) -> Iterable[tuple[Fact, str, str]]:
    for fact in found:
        if fact.decided:
            yield (
                fact,
                list_of(Article, fact=f"{fact.name}-kept"),
                list_of(Article, fact=f"{fact.name}-corrected"),
            )
