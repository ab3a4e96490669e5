"""The answer to a question: the counts, and a page of hits.

Where about as few hits are expected as can be looked at one by one, both come from one reading of them. Else the counts
come from what is kept ready (facets.py), and the page from what ranks high or along an index (order.py).
"""

# ruff: noqa: S608 -- every part of the SQL is written here or by the ORM; what readers ask for are parameters of it.

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

from django.db import connection

from statements.search import facets
from statements.search.budgets import OverBudget, within
from statements.search.counting import Counts, found_among, passing
from statements.search.facets import Counted, Counting
from statements.search.order import RELEVANCE, Order, Page, Rows
from statements.search.pages import FEW, page
from statements.search.tallies import Sql

READ, HIT = "read", "hit"
MANY = 10**9  # more than could be counted


def answer(asked: Counting, order: Order) -> tuple[Counted, Page]:
    """What is sure to be few needs no budget of its own."""
    in_haste, in_tiers = False, bool(order.after and order.after.tier)
    if asked.unknown() and asked.at_most() <= FEW and not in_tiers:
        try:
            with nullcontext() if asked.is_known else within(facets.FOR_ALL):
                found = _at_once(asked, order)
        except OverBudget:
            found, in_haste = None, True
        if found:
            return found
    counted = facets.count(asked, in_haste=in_haste)
    return counted, page(asked.hits(), order, counted.total if counted.exact else MANY, counted.bars.get("year", []))


def _at_once(asked: Counting, order: Order) -> tuple[Counted, Page] | None:
    """None where there are too many after all."""
    names = asked.unknown()
    counts = Counts(names, asked.narrowing, asked.only_chosen())
    hits, of_hits = _hits(asked, order, names)
    tables, of_tables = counts.tables()
    wanted, of_wanted = counts.rows()
    placed, of_placed = _in_order(asked, order)
    sql = (
        f"WITH hit (statement_id, circumstances_id, said_earliest, said_latest, at) AS MATERIALIZED ({hits}),"
        " found AS (SELECT circumstances_id, said_earliest, said_latest, count(*) AS n FROM hit GROUP BY 1, 2, 3),"
        f"{tables} SELECT '{READ}', '', count(*), NULL FROM hit UNION ALL (SELECT *, NULL FROM ({wanted}) AS counts)"
        f" UNION ALL SELECT '{HIT}', '', statement_id, at::text FROM ({placed}) AS hits"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*of_hits, *of_tables, *of_wanted, *of_placed])
        (_read, _nothing, number, _at), *rows = cursor.fetchall()
    if number > FEW:
        return None
    counted = Counted()
    counted.take(
        [*asked.kept_rows(), *((name, value, n or 0) for name, value, n, _at in rows if name != HIT)],
        asked.narrowing.chosen["year"],
    )
    if asked.undated_in_every_bar:
        counted = counted.with_undated()
    return counted, order.page(_places(order, [(key, at) for name, _value, key, at in rows if name == HIT]))


def _hits(asked: Counting, order: Order, names: list[str]) -> Sql:
    """All that is counted, up to one too many; with what it is put in order by."""
    at, of_at = order.at()
    entries, of_entries = found_among(asked.fitting(names))
    columns = f"statement_id, circumstances_id, said_earliest, said_latest, ({at})"
    return f"SELECT {columns} FROM {entries} LIMIT {FEW + 1}", [*of_at, *of_entries]


def _in_order(asked: Counting, order: Order) -> Sql:
    said, of_said = asked.narrowing.said
    beyond, of_place = order.beyond()
    conditions = list(asked.narrowing.judged)
    fitting = f" AND circumstances_id IN (SELECT id FROM judged WHERE {passing(conditions)})" if conditions else ""
    sql = f"SELECT statement_id, at FROM hit WHERE {said} AND {beyond}{fitting} ORDER BY {order.by} LIMIT %s"
    return sql, [*of_said, *of_place, order.size + 1]


def _places(order: Order, rows: list[tuple[int, str | None]]) -> Rows:
    read = float if order.sort == RELEVANCE else date.fromisoformat
    return [(key, read(at) if at else None) for key, at in rows]
