"""How many statements each choice of each filter would leave, the total, and the undated that a date filter hides.

Counted over what matches the words and all *other* filters, so that what was chosen hides none of its alternatives,
and choosing a value gives just as many statements as its count says.

Most statements share all that is counted with others of their sitting. So the entries are first counted by
combination, in one reading; what follows counts a few thousand combinations and no longer tens of thousands of rows.
Where that takes too long, each facet is counted for itself, and one that still takes too long is `late`.
"""

# ruff: noqa: S608 -- every part of the SQL is written here or by the ORM; what readers ask for are parameters of it.

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.sql import Query

from statements.models import SearchEntry
from statements.search.budgets import OverBudget, within

MOST_CHOICES = 10
MOST_YEARS = 40
MOST_COUNTED = 10_000  # where the exact total takes too long
NO_TOPIC = 0  # stands for a topic in the counts

# Milliseconds. All together they are less than what a page has (settings.PUBLIC_STATEMENT_TIMEOUT_MS).
FOR_ALL = 2_000
FOR_TOTAL = 600
FOR_EACH = 150

# What makes the values of each facet out of a combination, and of which columns.
VALUES = {
    "speaker": "SELECT speaker_id::text",
    "venue": "SELECT venue_id::text",
    "place": "SELECT nullif(place, '')",
    "topic": "SELECT unnest(CASE topic_ids WHEN '{}' THEN '{0}' ELSE topic_ids END)::text",
    "outlet": "SELECT unnest(outlet_ids)::text",
    "form": "SELECT unnest(forms)",
    "checked": "SELECT checked",
}
# Each column with what it is needed for; in the order of the index search_counted, so that without words only that is
# read.
COLUMNS = {
    "speaker_id": {"speaker"},
    "venue_id": {"venue"},
    "place": {"place"},
    "topic_ids": {"topic"},
    "outlet_ids": {"outlet"},
    "forms": {"form"},
    "wordings": {"outlet", "form", "wording"},
    "said_earliest": {"said", "year", "month", "day"},
    "said_latest": {"said", "year", "month", "day", ""},
    "checked": {"checked"},
}
# An outlet and a form that are chosen together are those of one wording; so each is counted in the other's wordings.
IN_WORDINGS = {"outlet": ("form", 1, 2), "form": ("outlet", 2, 1)}
SAME_WORDING = (
    "SELECT DISTINCT nullif(split_part(w, ' ', {own}), '') FROM unnest(wordings) AS w"
    " WHERE split_part(w, ' ', {other}) = ANY (%s)"
)
# The bars of a histogram, as the first and the last that a statement can be in; and the period that they divide.
BARS = {"year": "YYYY", "month": "YYYY-MM", "day": "YYYY-MM-DD"}

Counts = list[tuple[str, int]]  # a value, as text, and how many statements
Sql = tuple[str, list[Any]]


@dataclass
class Counted:
    total: int = 0
    exact: bool = True  # else there are more than `total`
    undated: int = 0  # match all but the date filter
    facets: dict[str, Counts] = field(default_factory=dict)  # the most frequent first
    bars: dict[str, Counts] = field(default_factory=dict)  # years, the latest first; months and days, the first first
    late: set[str] = field(default_factory=set)  # facets that could not be counted in their time


@dataclass
class Counting:
    """What is counted: `entries` match the words already; "said" is the condition of the dates.

    `conditions` are those of the facets that narrow; `chosen` the values that are given however rare they are;
    `periods` the days of the year whose months, and of the month whose days, are counted too.
    """

    entries: QuerySet[SearchEntry]
    conditions: dict[str, Q]
    chosen: dict[str, list[str]]
    periods: dict[str, tuple[date, date]] = field(default_factory=dict)
    undated_in_every_bar: bool = False

    @property
    def names(self) -> list[str]:
        return [*VALUES, "year", *self.periods]


def count(counting: Counting) -> Counted:
    """All at once, and where that takes too long each for itself, as far as its time goes."""
    counted = Counted()
    try:
        with within(FOR_ALL):
            _count(counting, counting.names, counted)
    except OverBudget:
        counted.total, counted.exact = total(counting.entries.filter(*counting.conditions.values()))
        for name in [*counting.names, ""]:
            try:
                with within(FOR_EACH):
                    _count(counting, [name], counted)
            except OverBudget:
                counted.late.add(name or "undated")
    if counting.undated_in_every_bar:
        counted.bars = {name: [(bar, n + counted.undated) for bar, n in bars] for name, bars in counted.bars.items()}
    return counted


def total(entries: QuerySet[SearchEntry]) -> tuple[int, bool]:
    """How many there are, and whether that is exact: else there are more."""
    try:
        with within(FOR_TOTAL):
            return entries.count(), True
    except OverBudget:
        pass
    try:
        with within(FOR_TOTAL):
            found = entries.order_by()[: MOST_COUNTED + 1].count()
            return min(found, MOST_COUNTED), found <= MOST_COUNTED
    except OverBudget:
        return 0, False


def _count(counting: Counting, names: list[str], counted: Counted) -> None:
    """Count some facets in one query; "" and all of them count the undated; all of them, the total."""
    narrowing = {name: _of_a_combination(c) for name, c in counting.conditions.items() if c}
    columns = [column for column, needed in COLUMNS.items() if not needed.isdisjoint([*names, *narrowing])]
    judged = "".join(f", {sql} AS passes_{name}" for name, (sql, _params) in narrowing.items())
    grouped, params = counting.entries.order_by().values(*columns).annotate(n=Count("*")).query.sql_with_params()
    params = [param for _sql, judging in narrowing.values() for param in judging] + list(params)
    counts = [_values(counting, name, list(narrowing)) for name in names if name]
    if len(names) > 1:
        counts.append((f"SELECT 'total', '', sum(n) FROM combination WHERE true {_others('', narrowing)}", []))
    if len(names) > 1 or names == [""]:
        others = _others("said", narrowing)
        counts.append((f"SELECT 'undated', '', sum(n) FROM combination WHERE said_latest IS NULL {others}", []))
    keep = [f"{name} {value}" for name, values in counting.chosen.items() for value in values]
    sql = (
        f"WITH combination AS MATERIALIZED (SELECT *{judged} FROM ({grouped}) AS c),"
        f" counted (name, value, n) AS ({' UNION ALL '.join(sql for sql, _params in counts)}),"
        " placed AS (SELECT *, row_number() OVER (PARTITION BY name ORDER BY n DESC, value) AS place FROM counted)"
        " SELECT name, value, n FROM placed WHERE place <= %s OR name = ANY (%s) OR name || ' ' || value = ANY (%s)"
        " ORDER BY name, place"
    )
    of_counts = [param for _sql, values in counts for param in values]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *of_counts, MOST_CHOICES, list(BARS), keep])
        _sort_out(cursor.fetchall(), counting.chosen.get("year", []), counted)


def _of_a_combination(condition: Q) -> Sql:
    """A condition on an entry as SQL on a combination: with the names of columns only, as in a check constraint."""
    query = Query(SearchEntry, alias_cols=False)
    sql, params = query.get_compiler(connection=connection).compile(query.build_where(condition))
    return sql, list(params)


def _values(counting: Counting, name: str, narrowing: list[str]) -> Sql:
    """The values of a facet, or the first and the last bar, with the number of statements of each."""
    if name in BARS:
        values, params = _bars(name, counting.periods.get(name))
        others = _others("said", narrowing)
    else:
        values, params = _choices(name, counting.chosen)
        others = _others(name, narrowing)
    sql = (
        f"SELECT '{name}', value, sum(n) FROM combination, LATERAL ({values}) AS v (value)"
        f" WHERE value IS NOT NULL {others} GROUP BY value"
    )
    return sql, params


def _choices(name: str, chosen: dict[str, list[str]]) -> Sql:
    if name in IN_WORDINGS:
        facet, other, own = IN_WORDINGS[name]
        if values := chosen.get(facet):
            return SAME_WORDING.format(own=own, other=other), [values]
    return VALUES[name], []


def _bars(name: str, period: tuple[date, date] | None) -> Sql:
    """An unknown day is in no bar; one of several days, or a long time, is in each bar that it reaches into."""
    as_text = f"to_char({{}}, '{BARS[name]}')"
    if period is None:
        return f"SELECT {as_text.format('said_earliest')} || ' ' || {as_text.format('said_latest')}", []
    first, last = as_text.format("greatest(said_earliest, %s)"), as_text.format("least(said_latest, %s)")
    within_it = "said_earliest <= %s AND said_latest >= %s"
    return f"SELECT {first} || ' ' || {last} WHERE {within_it}", [*period, period[1], period[0]]


def _others(name: str, narrowing: Iterable[str]) -> str:
    own = {name, "wording"} if name in IN_WORDINGS else {name}
    return "".join(f" AND passes_{other}" for other in narrowing if other not in own)


def _sort_out(rows: Iterable[tuple[str, str, int | None]], years: list[str], counted: Counted) -> None:
    spans: dict[str, Counter[tuple[str, str]]] = {}
    for name, value, n in rows:
        if name in {"total", "undated"}:
            setattr(counted, name, int(n or 0))
        elif name in BARS:
            first, last = value.split()
            spans.setdefault(name, Counter())[first, last] += int(n or 0)
        else:
            counted.facets.setdefault(name, []).append((value, int(n or 0)))
    for name, found in spans.items():
        counted.bars[name] = years_of(found, years) if name == "year" else bars_of(found)


def bars_of(spans: dict[tuple[str, str], int]) -> Counts:
    """How many statements reach into each month of a year, or day of a month; those that none reaches into are left
    out."""
    bars = sorted({bar for span in spans for bar in span})
    head = bars[0][:-2]
    numbers = range(int(bars[0][-2:]), int(bars[-1][-2:]) + 1)
    return [(bar, n) for bar in (f"{head}{number:02}" for number in numbers) if (n := _reaching_into(bar, spans))]


def years_of(spans: dict[tuple[str, str], int], chosen: Iterable[str] = ()) -> Counts:
    """How many statements reach into each year, the latest first; those that none reaches into are left out, unless
    they are `chosen`.

    A time without an end, or without a beginning, makes no further years.
    """
    sure = sorted({int(year) for span in spans for year in span} - {date.min.year, date.max.year})
    years = [f"{year:04}" for year in range(sure[-1], sure[0] - 1, -1)] if sure else []
    found = ((year, n) for year in years if (n := _reaching_into(year, spans)))
    latest = dict(islice(found, MOST_YEARS))
    return sorted({**latest, **{year: _reaching_into(year, spans) for year in chosen}}.items(), reverse=True)


def _reaching_into(bar: str, spans: dict[tuple[str, str], int]) -> int:
    return sum(n for (first, last), n in spans.items() if first <= bar <= last)
