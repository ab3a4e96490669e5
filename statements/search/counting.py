"""Counts of each value of each facet, in one query over the circumstances and the times of what was found."""

# ruff: noqa: S608 -- every part of the SQL is written here or by the ORM; what readers ask for are parameters of it.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import BooleanField, Count, Func, IntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.sql import Query

from statements.models import Circumstances, SearchEntry
from statements.search.tallies import Sql

MOST_CHOICES = 10
NO_TOPIC = 0  # stands for a topic in the counts
TOTAL, UNDATED = "total", "undated"

# What makes the values of each facet out of circumstances.
VALUES = {
    "speaker": "speaker_id",
    "venue": "venue_id",
    "place": "nullif(place, '')",
    "topic": "unnest(CASE topic_ids WHEN '{}' THEN '{0}' ELSE topic_ids END)",
    "outlet": "unnest(outlet_ids)",
    "form": "unnest(forms)",
    "checked": "checked",
}
JUDGED = "c.id, speaker_id, venue_id, place, topic_ids, outlet_ids, forms, wordings, checked"
# An outlet and a form that are chosen together are those of one wording; so each is counted in the other's wordings.
IN_WORDINGS = {"outlet": ("form", 1, 2), "form": ("outlet", 2, 1)}
SAME_WORDING = (
    "unnest(ARRAY(SELECT DISTINCT nullif(split_part(w, ' ', {own}), '') FROM unnest(wordings) AS w"
    " WHERE split_part(w, ' ', {other}) = ANY (%s)))"
)
# The bars of a histogram, as the first and the last that a statement can be in; and the period that they divide.
BARS = {"year": "YYYY", "month": "YYYY-MM", "day": "YYYY-MM-DD"}

Row = tuple[str, str, int]  # a facet, a value as text or the first and the last bar, and how many statements


class Found(Protocol):
    """What was found, as rows of circumstances_id, said_earliest, said_latest and n, how many."""

    def sql(self, narrowing: Narrowing, names: Iterable[str]) -> Sql: ...


@dataclass(frozen=True)
class Live:
    """Looked up, and counted one by one."""

    entries: QuerySet[SearchEntry]

    def sql(self, narrowing: Narrowing, names: Iterable[str]) -> Sql:
        alike = self.entries.order_by().values("circumstances_id", "said_earliest", "said_latest")
        sql, params = alike.annotate(n=Cast(Count("*"), IntegerField())).query.sql_with_params()
        return sql, list(params)


class IsFresh(Func):
    """Whether an entry was changed since the last tally."""

    template = '"statements_searchentry"."statement_id" IN (SELECT statement_id FROM statements_searchfresh)'
    output_field = BooleanField()


@dataclass(frozen=True)
class Narrowing:
    """The conditions of the facets; the values that are given however rare they are; the periods that are divided."""

    conditions: dict[str, Q]
    chosen: dict[str, list[str]]
    periods: dict[str, tuple[date, date]]
    days: tuple[date, date] | None = None  # that are chosen, if they are a year, a month or a day

    @cached_property
    def judged(self) -> dict[str, Sql]:
        """The conditions on circumstances, each as SQL."""
        names = self.conditions_given() - {"said"}
        return {name: _bare(self.conditions[name], Circumstances) for name in self.conditions if name in names}

    @cached_property
    def said(self) -> Sql:
        return _bare(self.conditions["said"], SearchEntry) if self.conditions["said"] else ("true", [])

    def of_runs(self) -> Iterator[tuple[str, Sql]]:
        """All conditions on what has circumstances and a time."""
        for name, (sql, params) in self.judged.items():
            yield name, (f"(circumstances_id IN (SELECT id FROM statements_circumstances WHERE {sql}))", params)
        if self.conditions["said"]:
            yield "said", self.said

    def conditions_given(self) -> set[str]:
        return {name for name, condition in self.conditions.items() if condition}

    def others(self, name: str) -> set[str]:
        """The conditions that hold for what is counted of a facet: all but its own."""
        own = {name, "wording"} if name in IN_WORDINGS else {name}
        if name == UNDATED or (name in BARS and (self.days is None or self.periods.get(name) != self.days)):
            own = {"said"}
        return self.conditions_given() - own

    def common(self, names: Iterable[str]) -> set[str]:
        """The conditions that hold for what is counted of any of the facets."""
        return set.intersection(*map(self.others, names))

    def passing(self, name: str) -> str:
        return passing(self.others(name) - {"said"})


@dataclass(frozen=True)
class Tallied:
    """Counted by what is kept ready; what is fresh is taken out of that, and looked at as it is now."""

    bits: Sql | None  # none: all entries
    entries: QuerySet[SearchEntry]

    RUN = "run.circumstances_id, run.said_earliest, run.said_latest"
    FRESH = """
        (SELECT DISTINCT statement_id FROM statements_searchfresh) AS fresh
        JOIN statements_searchplace AS place ON place.hundreds = fresh.statement_id >> 8
        CROSS JOIN LATERAL (SELECT place.bits[(fresh.statement_id & 255) + 1]) AS at (bit)
        CROSS JOIN LATERAL (
            SELECT * FROM statements_searchrun WHERE first <= at.bit + 1 ORDER BY first DESC LIMIT 1
        ) AS run
    """

    def sql(self, narrowing: Narrowing, names: Iterable[str]) -> Sql:
        bits, params = self.bits or ("NULL::bit varying", [])
        counted, had = "run.bits", "1"
        if self.bits:
            counted = "bit_count(substring(asked.bits FROM run.first FOR run.bits))::integer"
            had = "get_bit(asked.bits, at.bit)"
        now, of_now = Live(self.entries.filter(IsFresh())).sql(narrowing, names)
        fitting, of_fitting = self._fitting(narrowing, names)
        sql = (
            f"WITH asked AS MATERIALIZED (SELECT {bits} AS bits) SELECT * FROM ("
            f" SELECT {self.RUN}, {counted} AS n FROM asked, statements_searchrun AS run{fitting}"
            f" UNION ALL SELECT {self.RUN}, -{had} FROM asked, {self.FRESH}"
            f" UNION ALL ({now}) OFFSET 0) AS counted WHERE n <> 0"
        )
        return sql, [*params, *of_fitting, *of_now]

    def _fitting(self, narrowing: Narrowing, names: Iterable[str]) -> Sql:
        """Few runs are counted where all facets ask for the same, or each for all that is chosen but one."""
        conditions = dict(narrowing.of_runs())
        common = [conditions[name] for name in sorted(narrowing.common(names))]
        if common:
            return f" WHERE {' AND '.join(sql for sql, _params in common)}", _params_of(common)
        several = [condition for name, condition in conditions.items() if name != "wording"]
        if len(several) < 2:
            return "", []
        return f" WHERE {' + '.join(f'({sql} IS NOT TRUE)::int' for sql, _params in several)} <= 1", _params_of(several)


# All counts of a word, in rows of a facet, a value and a number (tallying.py).
EVERY = """
    SELECT facet.key, counted.value ->> 0, (counted.value ->> 1)::bigint
    FROM statements_searchtally AS tally
    CROSS JOIN json_each(every) AS facet CROSS JOIN json_array_elements(facet.value) AS counted
    WHERE tally.key = %s
"""


@dataclass(frozen=True)
class Counts:
    """The SQL that counts some facets of what is found, the rows of `Found`; of others only what is chosen in them.

    What is found may be what comes to all that a word has, or goes from it: `beside` is its key, with 1 or -1."""

    names: Sequence[str]
    narrowing: Narrowing
    only_chosen: Sequence[str] = ()
    of_many: bool = False  # circumstances: all are read then, and none looked up
    beside: tuple[str, int] | None = None

    @property
    def key(self) -> str:
        return " + 0" if self.of_many else ""

    def tables(self) -> Sql:
        """Common table expressions that need one called `found`; the last, `placed`, has the counts. `judged` has the
        circumstances, and which conditions these pass."""
        said, of_said = self.narrowing.said
        judged = self.narrowing.judged
        passes = "".join(f", {sql} AS passes_{name}" for name, (sql, _params) in judged.items())
        counts = [_counts(name, self.narrowing, self.narrowing.passing(name)) for name in self.names]
        counts += [_counts(name, self.narrowing, passing(judged)) for name in self.only_chosen]
        counted, of_counted = self._with_kept(" UNION ALL ".join(sql for sql, _params in counts), _params_of(counts))
        sql = (
            " alike AS ("
            f"  SELECT circumstances_id, (sum(n) FILTER (WHERE {said}))::integer AS n FROM found GROUP BY 1),"
            f" judged AS MATERIALIZED (SELECT {JUDGED}, alike.n{passes} FROM alike"
            f"  JOIN statements_circumstances AS c ON c.id{self.key} = alike.circumstances_id),"
            f" counted (name, value, n) AS ({counted}),"
            " placed AS (SELECT *, row_number()"
            '  OVER (PARTITION BY name ORDER BY n DESC, value COLLATE "C") AS place FROM counted)'
        )
        return sql, [*of_said, *_params_of(judged.values()), *of_counted]

    def _with_kept(self, counts: str, params: list[Any]) -> Sql:
        if self.beside is None:
            return counts, params
        key, sign = self.beside
        few = f"SELECT name, value, {sign} * n FROM ({counts}) AS few (name, value, n)"
        both = f"({few} UNION ALL {EVERY}) AS both_of_them (name, value, n)"
        return f"SELECT name, value, sum(n) FROM {both} GROUP BY 1, 2 HAVING sum(n) <> 0", [*params, key]

    def rows(self) -> Sql:
        """The most frequent values of each facet first, and those that are chosen."""
        keep = [f"{name} {value}" for name, values in self.narrowing.chosen.items() for value in values]
        frequent = "place <= %s AND NOT name = ANY (%s) OR name = ANY (%s) OR name || ' ' || value = ANY (%s)"
        return (
            f"SELECT name, value, n::bigint FROM placed WHERE {frequent} ORDER BY name, place",
            [MOST_CHOICES, list(self.only_chosen), list(BARS), keep],
        )


def rows(found: Found, counts: Counts) -> list[Row]:
    """The values of facets with how many statements have each, the most frequent first; TOTAL and UNDATED too."""
    what, params = found.sql(counts.narrowing, counts.names)
    tables, of_tables = counts.tables()
    wanted, of_wanted = counts.rows()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS MATERIALIZED ({what}),{tables} {wanted}", [*params, *of_tables, *of_wanted])
        return [(name, value, n or 0) for name, value, n in cursor]


def _params_of(several: Iterable[Sql]) -> list[Any]:
    return [param for _sql, params in several for param in params]


def passing(conditions: Iterable[str]) -> str:
    return " AND ".join(["true", *(f"passes_{name}" for name in sorted(conditions))])


def _counts(name: str, narrowing: Narrowing, passing: str) -> Sql:
    """The values of one facet with their numbers; a value that there is none of is not among them."""
    if name == TOTAL:
        return f"SELECT '{TOTAL}', '', sum(n) FROM judged WHERE {passing}", []
    if name == UNDATED or name in BARS:
        return _counts_of_times(name, narrowing, passing)
    value, params = _values(name, narrowing.chosen)
    each = f"SELECT {value} AS value, n FROM judged WHERE {passing} AND n > 0"
    return f"SELECT '{name}', value::text, sum(n) FROM ({each}) AS v WHERE value IS NOT NULL GROUP BY value", params


def _values(name: str, chosen: dict[str, list[str]]) -> Sql:
    if name in IN_WORDINGS:
        facet, other, own = IN_WORDINGS[name]
        if values := chosen.get(facet):
            return SAME_WORDING.format(own=own, other=other), [values]
    return VALUES[name], []


def _counts_of_times(name: str, narrowing: Narrowing, passing: str) -> Sql:
    """An unknown day is in no bar; one of several days, or a long time, is in each bar that it reaches into."""
    fitting = "found"
    if passing != "true":
        fitting += f" JOIN (SELECT id FROM judged WHERE {passing}) AS fitting ON fitting.id = circumstances_id"
    if name == UNDATED:
        return f"SELECT '{UNDATED}', '', sum(found.n) FROM {fitting} WHERE said_latest IS NULL", []
    first, last, within, params = "said_earliest", "said_latest", "said_latest IS NOT NULL", []
    if name in narrowing.periods:
        begins, ends = narrowing.periods[name]
        first, last = "greatest(said_earliest, %s)", "least(said_latest, %s)"
        within, params = "said_earliest <= %s AND said_latest >= %s", [begins, ends, ends, begins]
    times = f"SELECT {first} AS first, {last} AS last, sum(found.n) AS n FROM {fitting} WHERE {within} GROUP BY 1, 2"
    pattern = BARS[name]
    bars = f"to_char(first, '{pattern}') || ' ' || to_char(last, '{pattern}')"
    return f"SELECT '{name}', {bars}, sum(n) FROM ({times}) AS time GROUP BY 2", params


def found_among(entries: QuerySet[SearchEntry]) -> Sql:
    """What stands behind FROM, for a query of ours over some entries: the ORM puts together their conditions only."""
    query = entries.query
    compiler = query.get_compiler(connection=connection)
    query.get_initial_alias()
    try:
        conditions, params = compiler.compile(query.where)
    except FullResultSet:
        conditions, params = "true", ()
    except EmptyResultSet:
        conditions, params = "false", ()
    tables, of_tables = compiler.get_from_clause()
    return f"{' '.join(tables)} WHERE {conditions}", [*of_tables, *params]


def _bare(condition: Q, model: type[Model]) -> Sql:
    """A condition as SQL with the names of columns only, as in a check constraint."""
    query = Query(model, alias_cols=False)
    sql, params = query.get_compiler(connection=connection).compile(query.build_where(condition))
    return f"({sql})", list(params)
