"""One page of the hits, looked up: the best of what is ranked, and stretch by stretch what is in order by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, DateField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan, LessThan

from statements.models import SearchEntry
from statements.search.counting import found_among
from statements.search.days import SEVERAL_DAYS
from statements.search.order import ALL, BEST, NEWEST, RELEVANCE, REST, Order, Page, Place, Rows
from statements.search.stems import Lexemes
from statements.search.tallies import BEST_OF_EACH, Candidates

Years = Sequence[tuple[str, int]]  # with how many hits there are of each
FEW = 8_000  # hits, that are ranked and put in order one by one


class RanksHigh(Func):
    """Whether an entry is among the best of one of the tallies, or was changed since they were made."""

    function = """"statements_searchentry"."statement_id" = ANY"""
    template = "%(function)s (ARRAY(%(expressions)s))"
    output_field = BooleanField()

    def __init__(self, candidates: Candidates) -> None:
        first = "[:lead]" if candidates.depth <= BEST_OF_EACH else ""
        sql = (
            f"SELECT unnest(best{first}) FROM statements_searchtally WHERE key = ANY (%s)"  # noqa: S608 -- ours
            " UNION SELECT statement_id FROM statements_searchfresh"
        )
        super().__init__(RawSQL(sql, [candidates.keys]))  # noqa: S611 -- ours


class RanksLow(RanksHigh):
    function = """NOT "statements_searchentry"."statement_id" IN"""
    template = "%(function)s (%(expressions)s)"


class Row(Func):
    """Columns as one value, which PostgreSQL compares as an index has them in order: a page begins where it begins."""

    function = "ROW"
    output_field = TextField()


def page(entries: QuerySet[SearchEntry], order: Order, total: int, years: Years = ()) -> Page:
    """`total`: how many hits there are, or about, and of which years."""
    most = order.size + 1
    if order.sort == RELEVANCE:
        return order.page(*_by_rank(entries, order, most, total))
    return order.page(_in_order(entries, order, most) if total <= FEW else _by_date(entries, order, most, years))


def _by_rank(entries: QuerySet[SearchEntry], order: Order, most: int, total: int) -> tuple[Rows, int | None]:
    """The rows, and how many of them are candidates; none where it does not go by these.

    Where candidates fill the first page, all of them come before all others: so no page goes back to what a page before
    it left out. Where they do not, all hits are ranked one by one.
    """
    assert order.ranked is not None
    candidates, after = order.ranked.candidates, order.after
    if candidates is None or (after and after.tier == ALL):
        return _in_order(entries, order, most), None
    having = Q(words=Lexemes(candidates.words)) if candidates.words else Q()
    best = entries.filter(Q(RanksHigh(candidates)) | having)
    if after is None:
        found = _in_order(best, order, most) if candidates.depth * total > most * order.ranked.broad else []
        is_filled = len(found) == min(most, total)
        return (found, len(found)) if is_filled else (_in_order(entries, order, most), None)
    found = _in_order(best, order, most) if after.tier == BEST else []
    others = order if after.tier == REST else replace(order, after=None)
    rest = entries.filter(RanksLow(candidates), ~having)
    return found + (_in_order(rest, others, most - len(found)) if len(found) < most else []), len(found)


def _in_order(entries: QuerySet[SearchEntry], order: Order, most: int) -> Rows:
    """Looked up all of them, and put in order."""
    at, of_at = order.at()
    found, of_entries = found_among(entries)
    beyond, of_place = order.beyond()
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED (SELECT statement_id, ({at}) AS at FROM {found})"  # noqa: S608 -- ours
            f" SELECT statement_id, at FROM hit WHERE {beyond} ORDER BY {order.by} LIMIT %s",
            [*of_at, *of_entries, *of_place, most],
        )
        return list(cursor.fetchall())


def _by_date(entries: QuerySet[SearchEntry], order: Order, most: int, years: Years) -> Rows:
    """Stretch by stretch until the page is full: page 1,000 is as far as 1."""
    found: Rows = []
    for stretch in _stretches(order, most, years):
        if len(found) < most:
            fitting = entries.filter(stretch.within)
            found += (_in_order if stretch.is_short else _walked)(fitting, order, most - len(found))
    return found


def _walked(entries: QuerySet[SearchEntry], order: Order, most: int) -> Rows:
    """In the order of the index search_newest or search_oldest."""
    at, key = ("said_latest", "-statement_id") if order.sort == NEWEST else ("said_earliest", "statement_id")
    date_first = F(at).desc(nulls_last=True) if order.sort == NEWEST else F(at).asc(nulls_last=True)
    return list(entries.order_by(date_first, key).values_list("statement_id", at)[:most])


def _is_after(place: Place, sort: str) -> Q:
    """Of the dated ones after a dated one; of the undated after an undated one."""
    if place.at is None:
        return Q(**{f"statement_id__{'lt' if sort == NEWEST else 'gt'}": place.key})
    here = Row(F("said_latest" if sort == NEWEST else "said_earliest"), F("statement_id"))
    there = Row(Value(place.at, DateField()), Value(place.key, BigIntegerField()))
    return Q((LessThan if sort == NEWEST else GreaterThan)(here, there))


class Stretch(NamedTuple):
    within: Q
    is_short: bool = False  # what is in it is looked up: along the index there may be many others


def _stretches(order: Order, most: int, years: Years) -> Iterator[Stretch]:
    """The hits one after another: what is of several days and reaches out of the range, then no more years than are
    likely to fill the page, then the others, then the undated."""
    newest, after = order.sort == NEWEST, order.after
    at, further, nearer = ("said_latest", "lt", "gt") if newest else ("said_earliest", "gt", "lt")
    place = _is_after(after, order.sort) if after else Q()
    if after is None or after.at is not None:
        dated = place & Q(**{f"{at}__isnull": False})
        if begins := order.begins:
            yield Stretch(SEVERAL_DAYS & Q(**{f"{at}__{nearer}": begins}), is_short=True)
            dated = place & Q(**{f"{at}__{further}e": begins})
        near, expected = _near(order, most, years)
        if near:
            yield Stretch(dated & Q(**{f"{at}__{nearer}e": near}), is_short=expected <= FEW)
            dated &= Q(**{f"{at}__{further}": near})
        yield Stretch(dated)
        place = Q()
    yield Stretch(place & Q(**{f"{at}__isnull": True}))


def _near(order: Order, most: int, years: Years) -> tuple[date | None, int]:
    """The day up to which there are, in this order and by what was counted, about two pages or more, and how many;
    none where there are not so many."""
    newest, after = order.sort == NEWEST, order.after
    begins = after.at if after else order.begins
    first = begins.year if isinstance(begins, date) else None
    further, expected = 0, 0
    for year, number in sorted(((int(text), number) for text, number in years), reverse=newest):
        if first is None or (year <= first if newest else year >= first):
            expected += number
            further += 0 if after and year == first else number
            if further >= 2 * most:
                return date(year, 1, 1) if newest else date(year, 12, 31), expected
    return None, expected
