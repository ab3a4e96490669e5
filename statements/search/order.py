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

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, DateField, F, FloatField, Func, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statements.models import SearchEntry
from statements.search.tallies import Sql

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
FEW = 8_000  # hits, that are ranked and put in order one by one


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


class IsAmongBest(Func):
    """Whether an entry ranks high by one of these tallies, or was changed since they were made."""

    template = """"statements_searchentry"."statement_id" = ANY (ARRAY(
        SELECT unnest(best) FROM statements_searchtally WHERE key = ANY (%(expressions)s)
        UNION SELECT statement_id FROM statements_searchfresh
    ))"""
    output_field = BooleanField()


class Row(Func):
    """Columns as one value, which PostgreSQL compares as an index has them in order: a page begins where it begins."""

    function = "ROW"
    output_field = TextField()


@dataclass(frozen=True)
class Ranked:
    """The order by relevance: an expression on an entry. Of a broad question, the tallies that have what ranks high."""

    rank: Sql
    best: list[str] | None = None


def page(
    entries: QuerySet[SearchEntry], sort: str, ranked: Ranked | None, after: Place | None, size: int, total: int
) -> Page:
    """`total`: how many hits there are, or about."""
    if sort != RELEVANCE:
        return _page(sort, _by_date(entries, sort, after, size + 1, total), size)
    assert ranked is not None
    seen = after.number if after else 0
    found = _page(sort, _by_rank(entries, ranked, after, size + 1, total), min(size, MOST_RANKED - seen), seen)
    ends = found.next is not None and found.next.number >= MOST_RANKED
    return Page(found.keys, cut=True) if ends else found


def _page(sort: str, rows: Rows, size: int, seen: int = 0) -> Page:
    keys = [key for key, _at in rows[:size]]
    return Page(keys, Place(sort, rows[size - 1][1], keys[-1], seen + size) if len(rows) > size else None)


def _by_rank(entries: QuerySet[SearchEntry], ranked: Ranked, after: Place | None, most: int, total: int) -> Rows:
    """Of many hits the best of each word are ranked; all of them, one by one, where those do not fill the page."""
    if total > FEW and ranked.best:
        rows = _ranked(entries.filter(IsAmongBest(Value(ranked.best))), ranked, after, most)
        if len(rows) == most:
            return rows
    return _ranked(entries, ranked, after, most)


def _ranked(entries: QuerySet[SearchEntry], ranked: Ranked, after: Place | None, most: int) -> Rows:
    rank = RawSQL(*ranked.rank, output_field=FloatField())  # noqa: S611 -- of ranking.py
    sql, params = entries.order_by().annotate(rank=rank).values_list("statement_id", "rank").query.sql_with_params()
    beyond = "WHERE (rank, statement_id) < (%s, %s)" if after else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT statement_id, rank FROM ({sql} OFFSET 0) AS hit (statement_id, rank) {beyond}"  # noqa: S608 -- ours
            " ORDER BY rank DESC, statement_id DESC LIMIT %s",
            [*params, *([after.at, after.key] if after else []), most],
        )
        return list(cursor.fetchall())


def _by_date(entries: QuerySet[SearchEntry], sort: str, after: Place | None, most: int, total: int) -> Rows:
    """In the order of the index search_newest or search_oldest, read from the place on: page 1,000 is as far as 1.

    Few hits are looked up first: to find them along the index, it may have to be read to its end.
    """
    newest = sort == NEWEST
    at = "said_latest" if newest else "said_earliest"
    if total <= FEW:
        return _few_by_date(entries, sort, after, most)
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


def _few_by_date(entries: QuerySet[SearchEntry], sort: str, after: Place | None, most: int) -> Rows:
    at, direction, beyond = ("said_latest", "DESC", "<") if sort == NEWEST else ("said_earliest", "ASC", ">")
    sql, params = entries.order_by().values_list("statement_id", at).query.sql_with_params()
    where, place = "true", list[Any]()
    if after and after.at is None:
        where, place = f"at IS NULL AND statement_id {beyond} %s", [after.key]
    elif after:
        where, place = f"((at, statement_id) {beyond} (%s, %s) OR at IS NULL)", [after.at, after.key]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit (statement_id, at) AS MATERIALIZED ({sql}) SELECT statement_id, at FROM hit WHERE {where}"  # noqa: S608 -- ours
            f" ORDER BY at {direction} NULLS LAST, statement_id {direction} LIMIT %s",
            [*params, *place, most],
        )
        return list(cursor.fetchall())
