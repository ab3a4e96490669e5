"""What is left to do, as numbers that lead to the lists of it. The first page counts no further than it must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import starmap
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from statements.admin.topic_by_rule import to_look_at
from statements.duplicates import NOUNS, kept
from statements.models import DataImport, DeskEntry, Likeness, Occasion, Outlet, State, Statement, Topic, UploadedFile

BOUND = 1_000
PROPOSALS = {"state__exact": State.PROPOSED.value, "publish_at__isempty": "1"}
OUTLETS = 20
_UNREAD = ngettext_lazy("%d file that nobody has read yet", "%d files that nobody has read yet")
_GIVEN_UP = ngettext_lazy("%d file that could not be read", "%d files that could not be read")
_PROPOSED = ngettext_lazy("%d proposal", "%d proposals")
_UNDATED = ngettext_lazy("%d published statement without a date", "%d published statements without a date")
_WITHOUT_VENUE = ngettext_lazy("%d occasion without a venue", "%d occasions without a venue")
_LIKENESSES = ngettext_lazy(
    "%d article that may tell the story of another again", "%d articles that may tell the story of another again"
)
_BY_RULE = ngettext_lazy(
    "%d topic whose rule gave it statements that nobody has looked at",
    "%d topics whose rules gave them statements that nobody has looked at",
)
_IMPORTS = ngettext_lazy("%d import that waits for a decision", "%d imports that wait for a decision")
_DUPLICATES = ngettext_lazy(
    "%(number)d pair of %(things)s that may be one", "%(number)d pairs of %(things)s that may be one", "number"
)


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


def left_to_do(viewer: User | AnonymousUser) -> list[Left]:
    """What there is any of, of what they may see, counted to BOUND at most, along indexes that hold nothing else."""
    seen = [one for one in _kinds() if _may_see(viewer, one[1].model)]
    pairs = [_pairs(model) for model in NOUNS if _may_see(viewer, model)]
    return [one for one in (*starmap(_bounded, seen), *pairs) if one.number]


def _kinds() -> Iterator[tuple[Any, QuerySet[Any], dict[str, str]]]:
    """Of each what it is called, the rows, and how the list of these is narrowed to them."""
    waiting, given_up = UploadedFile.Outcome.WAITING.value, UploadedFile.Outcome.GIVEN_UP.value
    files, likenesses = UploadedFile.objects.order_by(), Likeness.objects.order_by()
    undecided, undated = Likeness.Verdict.PROPOSED.value, Statement.objects.published().filter(said_edtf="").order_by()
    yield _UNREAD, files.filter(outcome=waiting), {"outcome__exact": waiting}
    yield _GIVEN_UP, files.filter(outcome=given_up), {"outcome__exact": given_up}
    yield _IMPORTS, DataImport.objects.order_by().filter(step="check", status="done"), {"state": "check-done"}
    yield _PROPOSED, proposals(), PROPOSALS
    yield _LIKENESSES, likenesses.filter(verdict=undecided), {"verdict__exact": undecided}
    yield _BY_RULE, to_look_at(Topic.objects.order_by()), {"by_rule": "waiting"}
    yield _UNDATED, undated, {"state__exact": State.PUBLISHED.value, "said": "unknown"}
    yield _WITHOUT_VENUE, without_venue(Occasion.objects.order_by()), {"without": "venue"}


def _may_see(viewer: User | AnonymousUser, model: type[Model]) -> bool:
    return viewer.has_perm(f"statements.view_{model._meta.model_name}")


def _pairs(model: type[Model]) -> Left:
    """Those that may be one, as they were last looked for."""
    number, is_more = _counted(kept(model).order_by())
    label = _DUPLICATES % {"number": number, "things": model._meta.verbose_name_plural}
    return Left(label, number, reverse(f"admin:statements_{model._meta.model_name}_duplicates"), is_more)


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
    waiting = DeskEntry.objects.filter(waiting_in__isnull=False).order_by()
    found = Counter(dict(waiting.values_list("waiting_in__outlet").annotate(Count("pk"))))
    found[None] += proposals().count() - found.total()  # those of records
    counted = [one for one in found.most_common() if one[1]]
    names = Outlet.objects.in_bulk([pk for pk, _number in counted[:OUTLETS] if pk])
    rows = [
        Left(str(names[pk]) if pk else _("outlet unknown"), number, list_of(Statement, **PROPOSALS, **of_outlet(pk)))
        for pk, number in counted[:OUTLETS]
    ]
    return rows, len(counted) - len(rows)


def of_outlet(pk: int | None) -> dict[str, str]:
    """How the list of statements is narrowed to an outlet, or to an unknown one."""
    where = "lead__text__article__outlet"
    return {f"{where}__isnull": "True"} if pk is None else {f"{where}__id__exact": str(pk)}


def list_of(model: Any, **narrowed: str) -> str:
    return f"{reverse(f'admin:statements_{model._meta.model_name}_changelist')}?{urlencode(narrowed)}"


def _bounded(words: Any, rows: QuerySet[Any], narrowed: dict[str, str]) -> Left:
    number, is_more = _counted(rows)
    return Left(words % number, number, list_of(rows.model, **narrowed), is_more)


def _counted(rows: QuerySet[Any]) -> tuple[int, bool]:
    """How many, BOUND at most, and whether there are more."""
    found = rows.values("pk")[: BOUND + 1].count()
    return min(found, BOUND), found > BOUND


def _came_in(label: str, since: datetime | None, until: datetime | None) -> Left:
    bounds = {"created_at__gte": since, "created_at__lt": until}
    given = {name: at for name, at in bounds.items() if at}
    number = proposals().filter(**given).count()
    return Left(label, number, list_of(Statement, **PROPOSALS, **{name: str(at) for name, at in given.items()}))


def total(rows: Iterable[Left]) -> int:
    return sum(row.number for row in rows)
