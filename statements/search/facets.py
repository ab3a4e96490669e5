"""How many statements each choice of each filter would leave, the total, and the undated that a date filter hides.

Counted over what matches the words and all *other* filters, so that what was chosen hides none of its alternatives,
and choosing a value gives just as many statements as its count says.

Most statements share all that is counted with others of their sitting. So the entries are first counted by
combination, in one reading; what follows counts a few thousand combinations and no longer tens of thousands of rows.
"""

# ruff: noqa: S608 -- every part of the SQL is written here or by the ORM; what readers ask for are parameters of it.

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.sql import Query

from statements.models import SearchEntry

MOST_CHOICES = 10
MOST_YEARS = 40

# What makes the values of each facet out of a combination.
VALUES = {
    "speaker": "SELECT speaker_id::text",
    "venue": "SELECT venue_id::text",
    "place": "SELECT nullif(place, '')",
    "topic": "SELECT unnest(topic_ids)::text",
    "outlet": "SELECT unnest(outlet_ids)::text",
    "form": "SELECT unnest(forms)",
    # An unknown day is in no year; one of several days, or a long one, is in each year that it reaches into.
    "said": "SELECT extract(year FROM said_earliest) || ' ' || extract(year FROM said_latest)",
}
# In the order of the index search_counted, so that without words only that is read.
COLUMNS = ["speaker_id", "venue_id", "place", "topic_ids", "outlet_ids", "forms", "said_earliest", "said_latest"]

Counts = list[tuple[str, int]]  # a value, as text, and how many statements


@dataclass
class Counted:
    total: int = 0
    undated: int = 0  # match all but the date filter
    facets: dict[str, Counts] = field(default_factory=dict)  # the most frequent first
    years: dict[int, int] = field(default_factory=dict)  # the latest first


def count(
    entries: QuerySet[SearchEntry], conditions: dict[str, Q], chosen: dict[str, list[str]], *, undated: bool = False
) -> Counted:
    """Count over entries that match the words already; `undated` ones stand in every year.

    `conditions` are those of the facets that narrow; `chosen` the values that are given however rare they are; "said"
    stands for the dates, and its value is a year.
    """
    narrowing = {name: _of_a_combination(c) for name, c in conditions.items() if name in VALUES and c}
    judged = "".join(f", {sql} AS passes_{name}" for name, (sql, _params) in narrowing.items())
    grouped, params = entries.order_by().values(*COLUMNS).annotate(n=Count("*")).query.sql_with_params()
    combinations = f"SELECT *{judged} FROM ({grouped}) AS c"
    judging = [param for _sql, params in narrowing.values() for param in params]
    keep = [f"{name} {value}" for name, values in chosen.items() for value in values]
    with connection.cursor() as cursor:
        cursor.execute(_statement(combinations, list(narrowing)), [*judging, *params, MOST_CHOICES, keep])
        counted = _counted(cursor.fetchall(), years=map(int, chosen.get("said", [])))
    if undated:
        counted.years = {year: n + counted.undated for year, n in counted.years.items()}
    return counted


def _of_a_combination(condition: Q) -> tuple[str, list[Any]]:
    """A condition on an entry as SQL on a combination: with the names of columns only, as in a check constraint."""
    query = Query(SearchEntry, alias_cols=False)
    sql, params = query.get_compiler(connection=connection).compile(query.build_where(condition))
    return sql, list(params)


def _statement(combinations: str, narrowing: list[str]) -> str:
    """One query for all: name of the facet, value, number of statements."""
    counts = [
        f"SELECT '{name}' AS name, value, sum(n) AS n FROM combination, LATERAL ({values}) AS v (value)"
        f" WHERE value IS NOT NULL {_others(name, narrowing)} GROUP BY value"
        for name, values in VALUES.items()
    ]
    totals = [
        f"SELECT 'total', '', sum(n) FROM combination WHERE true {_others('', narrowing)}",
        f"SELECT 'undated', '', sum(n) FROM combination WHERE said_latest IS NULL {_others('said', narrowing)}",
    ]
    return (
        f"WITH combination AS MATERIALIZED ({combinations}), counted AS ({' UNION ALL '.join(counts)}),"
        " placed AS (SELECT *, row_number() OVER (PARTITION BY name ORDER BY n DESC, value) AS place FROM counted)"
        " SELECT name, value, n FROM placed WHERE place <= %s OR name = 'said' OR name || ' ' || value = ANY (%s)"
        f" UNION ALL {' UNION ALL '.join(totals)}"
    )


def _others(name: str, narrowing: Iterable[str]) -> str:
    return "".join(f" AND passes_{other}" for other in narrowing if other != name)


def _counted(rows: Iterable[tuple[str, str, int | None]], years: Iterable[int]) -> Counted:
    counted = Counted()
    spans: Counter[tuple[int, int]] = Counter()
    for name, value, n in rows:
        if name in {"total", "undated"}:
            setattr(counted, name, int(n or 0))
        elif name == "said":
            first, last = value.split()
            spans[int(first), int(last)] += int(n or 0)
        else:
            counted.facets.setdefault(name, []).append((value, int(n or 0)))
    counted.years = years_of(spans, years)
    return counted


def years_of(spans: dict[tuple[int, int], int], chosen: Iterable[int] = ()) -> dict[int, int]:
    """How many statements reach into each year, the latest first: the years in which one begins or ends, and `chosen`.

    The years between are left out, because a date without an end reaches into thousands.
    """
    latest = sorted({year for span in spans for year in span}, reverse=True)[:MOST_YEARS]
    years = sorted({*latest, *chosen}, reverse=True)
    return {year: sum(n for (first, last), n in spans.items() if first <= year <= last) for year in years}
