"""The order of the hits, and places in it: a page begins after the last hit of the page before.

A place holds the values that the order goes by, all of which an entry keeps for itself. So a walk from page to page
repeats nothing and skips nothing that was there when it began, also while statements are being published.
"""

from __future__ import annotations

import binascii
import math
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, F, FloatField, Func, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statements.models import SearchEntry

Rows = list[tuple[int, Any]]  # a statement, and where it stands in the order

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
LABELS: dict[str, str | Promise] = {
    RELEVANCE: _("most relevant first"),
    NEWEST: _("newest first"),
    OLDEST: _("oldest first"),
}
LARGEST_KEY = 2**63 - 1
# Each page by relevance ranks all that matches. Who has looked through so many is after something else.
MOST_RANKED = 1_000


@dataclass(frozen=True)
class Place:
    """The place of one entry in an order; `at` is None for an undated one in an order by date."""

    sort: str
    at: date | float | None
    key: int
    number: int = 0  # how many hits there are up to here, where the order ends after some

    def cursor(self) -> str:
        at = "" if self.at is None else self.at.isoformat() if isinstance(self.at, date) else repr(self.at)
        number = f" {self.number}" if self.sort == RELEVANCE else ""
        return urlsafe_b64encode(f"{self.sort} {at} {self.key}{number}".encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Page:
    keys: list[int]  # of the statements
    next: Place | None = None  # after which the next page begins
    cut: bool = False  # there is more, in the orders by date only


def read_cursor(text: str, sort: str) -> Place:
    """The place that a cursor of this order stands for. Raises ValueError for any other text."""
    try:
        given, at, key, *number = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
    except (binascii.Error, UnicodeError) as error:
        raise ValueError("not a cursor") from error
    place = Place(sort, _value(sort, at), int(key), *map(int, number[:1]))
    possible = 0 < place.key <= LARGEST_KEY and 0 <= place.number < MOST_RANKED
    if given != sort or place.cursor() != text or not possible:
        raise ValueError("not a cursor of this order")
    return place


def _value(sort: str, text: str) -> date | float | None:
    if sort != RELEVANCE:
        return date.fromisoformat(text) if text else None
    if not math.isfinite(value := float(text)):
        raise ValueError("not a rank")
    return value


class Row(Func):
    """Columns as one value, which PostgreSQL compares as an index has them in order: a page begins where it begins."""

    function = "ROW"
    output_field = TextField()


def page(entries: QuerySet[SearchEntry], sort: str, rank: Combinable | None, after: Place | None, size: int) -> Page:
    if sort != RELEVANCE:
        return _page(sort, _by_date(entries, sort, after, size + 1), size)
    assert rank is not None
    seen = after.number if after else 0
    found = _page(sort, _by_rank(entries, rank, after, size + 1), min(size, MOST_RANKED - seen), seen)
    ends = found.next is not None and found.next.number >= MOST_RANKED
    return Page(found.keys, cut=True) if ends else found


def _page(sort: str, rows: Rows, size: int, seen: int = 0) -> Page:
    keys = [key for key, _at in rows[:size]]
    return Page(keys, Place(sort, rows[size - 1][1], keys[-1], seen + size) if len(rows) > size else None)


def _by_rank(entries: QuerySet[SearchEntry], rank: Combinable, after: Place | None, most: int) -> Rows:
    ranked = entries.annotate(rank=Cast(rank, FloatField())).order_by("-rank", "-statement_id")
    if after:
        ranked = ranked.filter(Q(rank__lt=after.at) | Q(rank=after.at, statement_id__lt=after.key))
    return list(ranked.values_list("statement_id", "rank")[:most])


def _by_date(entries: QuerySet[SearchEntry], sort: str, after: Place | None, most: int) -> Rows:
    """In the order of the index search_newest or search_oldest, read from the place on: page 1,000 is as far as 1."""
    newest = sort == NEWEST
    at = "said_latest" if newest else "said_earliest"
    date_first = F(at).desc(nulls_last=True) if newest else F(at).asc(nulls_last=True)
    rows = entries.order_by(date_first, "-statement_id" if newest else "statement_id").values_list("statement_id", at)
    if after is None:
        return list(rows[:most])
    undated = rows.filter(**{f"{at}__isnull": True})
    if after.at is None:
        return list(undated.filter(**{"statement_id__lt" if newest else "statement_id__gt": after.key})[:most])
    place = Row(Value(after.at, DateField()), Value(after.key, BigIntegerField()))
    beyond = LessThan if newest else GreaterThan
    dated = list(rows.filter(beyond(Row(F(at), F("statement_id")), place))[:most])
    return dated + list(undated[: most - len(dated)]) if len(dated) < most else dated
