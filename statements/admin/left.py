"""What is left to do, as numbers that lead to the lists of it. The first page counts no further than it must."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from statements.duplicates import NOUNS, likely_duplicates
from statements.models import Occasion, Outlet, State, Statement, UploadedFile

BOUND = 1_000
PROPOSALS = {"state__exact": State.PROPOSED.value, "publish_at__isempty": "1"}
OUTLETS = 20
_UNREAD = ngettext_lazy("%d file that nobody has read yet", "%d files that nobody has read yet")
_GIVEN_UP = ngettext_lazy("%d file that could not be read", "%d files that could not be read")
_PROPOSED = ngettext_lazy("%d proposal", "%d proposals")
_UNDATED = ngettext_lazy("%d published statement without a date", "%d published statements without a date")
_WITHOUT_VENUE = ngettext_lazy("%d occasion without a venue", "%d occasions without a venue")


@dataclass(frozen=True, slots=True)
class Left:
    """`address`: the list that has exactly these. `is_more`: it was counted no further."""

    label: str
    number: int
    address: str
    is_more: bool = False


class WithoutVenueFilter(admin.SimpleListFilter):
    title = gettext_lazy("venue")
    parameter_name = "without"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("venue", gettext_lazy("unknown"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Occasion]) -> QuerySet[Occasion]:
        return without_venue(queryset) if self.value() == "venue" else queryset


def without_venue(occasions: QuerySet[Occasion]) -> QuerySet[Occasion]:
    return occasions.filter(venue=None, merged_into=None)


def proposals() -> QuerySet[Statement]:
    """What waits for an editor."""
    return Statement.objects.proposed().filter(publish_at=None).order_by()


def left_to_do() -> list[Left]:
    """What there is any of, counted to BOUND at most, along indexes that hold nothing else."""
    files, undated = UploadedFile.objects.order_by(), Statement.objects.published().filter(said_edtf="").order_by()
    waiting, given_up = UploadedFile.Outcome.WAITING.value, UploadedFile.Outcome.GIVEN_UP.value
    found = [
        _bounded(_UNREAD, files.filter(outcome=waiting), outcome__exact=waiting),
        _bounded(_GIVEN_UP, files.filter(outcome=given_up), outcome__exact=given_up),
        _bounded(_PROPOSED, proposals(), **PROPOSALS),
        _bounded(_UNDATED, undated, state__exact=State.PUBLISHED.value, said="unknown"),
        _bounded(_WITHOUT_VENUE, without_venue(Occasion.objects.order_by()), without="venue"),
    ]
    return [one for one in found if one.number]


def by_age() -> list[Left]:
    """All proposals, by when they came in."""
    today = datetime.combine(timezone.now().date(), time(), UTC)
    starts = [today, today - timedelta(days=7), today - timedelta(days=30)]
    spans = [
        (_("today"), starts[0], None),
        (_("in the seven days before"), starts[1], starts[0]),
        (_("in the weeks before, up to thirty days ago"), starts[2], starts[1]),
        (_("earlier"), None, starts[2]),
    ]
    return [_came_in(label, since, until) for label, since, until in spans]


def by_outlet() -> tuple[list[Left], int]:
    """The outlets with most proposals, and how many outlets have others."""
    where = "lead__text__article__outlet"
    counted = list(proposals().values_list(where).annotate(number=Count("pk")).order_by("-number", where))
    names = Outlet.objects.in_bulk([pk for pk, _number in counted[:OUTLETS] if pk])
    rows = [
        Left(str(names[pk]) if pk else _("outlet unknown"), number, list_of(Statement, **PROPOSALS, **of_outlet(pk)))
        for pk, number in counted[:OUTLETS]
    ]
    return rows, len(counted) - len(rows)


def duplicates() -> list[Left]:
    """Pairs that may be one. Everything is looked at for this."""
    found = []
    for model in NOUNS:
        address = reverse(f"admin:statements_{model._meta.model_name}_duplicates")
        found.append(Left(str(model._meta.verbose_name_plural), len(likely_duplicates(model)), address))
    return [one for one in found if one.number]


def of_outlet(pk: int | None) -> dict[str, str]:
    """How the list of statements is narrowed to an outlet, or to an unknown one."""
    where = "lead__text__article__outlet"
    return {f"{where}__isnull": "True"} if pk is None else {f"{where}__id__exact": str(pk)}


def list_of(model: Any, **narrowed: str) -> str:
    return f"{reverse(f'admin:statements_{model._meta.model_name}_changelist')}?{urlencode(narrowed)}"


def _bounded(words: Any, rows: QuerySet[Any], **narrowed: str) -> Left:
    found = rows.values("pk")[: BOUND + 1].count()
    number = min(found, BOUND)
    return Left(words % number, number, list_of(rows.model, **narrowed), is_more=found > BOUND)


def _came_in(label: str, since: datetime | None, until: datetime | None) -> Left:
    bounds = {"created_at__gte": since, "created_at__lt": until}
    given = {name: at for name, at in bounds.items() if at}
    number = proposals().filter(**given).count()
    return Left(label, number, list_of(Statement, **PROPOSALS, **{name: str(at) for name, at in given.items()}))


def total(rows: Iterable[Left]) -> int:
    return sum(row.number for row in rows)
