"""How many statements each choice of each filter would leave, the total, and the undated that a date filter hides.

Counted over what matches the words and all *other* filters, so that what was chosen hides none of its alternatives,
and choosing a value gives just as many statements as its count says.

What has a single word is not counted at all, where that is kept ready (tallies.py). Else each circumstances are counted
first, and each time of them (counting.py): the rest counts a few thousand of these. What a broad question finds is
counted by what is kept ready of its words. Where all that takes too long, each facet is counted for itself; one that
still takes too long is `late`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from django.db.models import Q, QuerySet

from statements.models import SearchEntry
from statements.search import tallies
from statements.search.budgets import OverBudget, within
from statements.search.counting import (
    BARS,
    NO_TOPIC,
    TOTAL,
    UNDATED,
    VALUES,
    Counts,
    Found,
    Live,
    Narrowing,
    Row,
    Tallied,
    rows,
)  # fmt: skip
from statements.search.days import said_between
from statements.search.tallies import Sql

MOST_YEARS = 40
MOST_COUNTED = 10_000  # where the exact total takes too long

# Milliseconds. All together they are less than what a page has (settings.PUBLIC_STATEMENT_TIMEOUT_MS).
FOR_ALL = 2_000
FOR_TOTAL = 600
FOR_EACH = 150

Values = list[tuple[str, int]]  # a value, as text, and how many statements
Spans = dict[tuple[str, str], int]  # the first and the last bar


@dataclass
class Counted:
    total: int = 0
    exact: bool = True  # else there are more than `total`
    undated: int = 0  # match all but the date filter
    facets: dict[str, Values] = field(default_factory=dict)  # the most frequent first
    bars: dict[str, Values] = field(default_factory=dict)  # years, the latest first; months and days, the first first
    late: set[str] = field(default_factory=set)  # facets that could not be counted in their time

    def take(self, rows: Iterable[Row], years: Iterable[str]) -> None:
        """Add what was counted; `years` are those that are chosen."""
        spans: dict[str, Counter[tuple[str, str]]] = {}
        for name, value, n in rows:
            if name in {TOTAL, UNDATED}:
                setattr(self, name, n)
            elif not n:
                continue  # all of them are gone since the tally
            elif name in BARS:
                first, last = value.split()
                spans.setdefault(name, Counter())[first, last] += n
            else:
                self.facets.setdefault(name, []).append((value, n))
        for name, counts in spans.items():
            self.bars[name] = years_of(counts, years) if name == "year" else bars_of(counts)

    def with_undated(self) -> Counted:
        """The same, where those of unknown date are part of what each bar gives."""
        return replace(
            self, bars={name: [(bar, n + self.undated) for bar, n in bars] for name, bars in self.bars.items()}
        )


@dataclass(frozen=True)
class Counting:
    """What is counted: `entries` match the words already, and are narrowed by what is chosen in facets.

    `kept` are counts of all that match the words, if they are kept ready. Where the question is broad, `bits` are the
    entries that match by what is kept ready of their words, None for all.
    """

    entries: QuerySet[SearchEntry]
    hits: Callable[[], QuerySet[SearchEntry]]  # the entries with all that is chosen
    narrowing: Narrowing
    in_few: Q = field(default_factory=Q)  # the circumstances that fit, if these are few
    kept: tallies.Counts = field(default_factory=dict)
    expected: float = 0  # about how many statements have the words
    is_known: bool = False  # and that was counted, not long ago
    undated_in_every_bar: bool = False
    is_broad: bool = False
    bits: Sql | None = None
    beside: tallies.Beside | None = None  # if nothing else is chosen
    by_years: bool = True  # the dates, if any are given, are whole years
    only_total: bool = False

    @property
    def names(self) -> list[str]:
        return [TOTAL] if self.only_total else [*VALUES, "year", *self.narrowing.periods, TOTAL, UNDATED]

    def known(self, name: str) -> bool:
        """Whether a facet counts just what is kept ready."""
        return name in self.kept and not self.narrowing.others(name)

    def kept_rows(self) -> list[Row]:
        return [(name, value, n) for name in self.names if self.known(name) for value, n in self.kept[name]]

    def unknown(self) -> list[str]:
        """The facets that are to be counted."""
        return [name for name in self.names if not self.known(name)]

    def only_chosen(self) -> list[str]:
        """The facets that are kept but for some that is chosen in them. How many have no topic is always kept."""
        chosen = {name: set(values) - {str(NO_TOPIC)} for name, values in self.narrowing.chosen.items()}
        names = [name for name in self.names if name in VALUES and self.known(name)]
        return [name for name in names if chosen.get(name, set()) - {value for value, _n in self.kept[name]}]

    def fitting(self, names: Iterable[str]) -> QuerySet[SearchEntry]:
        """The entries, as far as what is chosen narrows all of these facets."""
        common = self.narrowing.common(names)
        said = self.narrowing.conditions["said"] if "said" in common else Q()
        return self.entries.filter(said, self.in_few if common.issuperset(self.narrowing.judged) else Q())

    def at_most(self) -> float:
        """About how many entries `fitting` leaves of the facets that are not kept."""
        common = self.narrowing.common(self.unknown())
        if not self.kept or not common.issuperset(self.narrowing.conditions_given()):
            return self.expected
        return min([self.expected, *(self._having(name) for name in common if name == "said" or self.in_few)])

    def _having(self, name: str) -> float:
        """More than these do not have what is chosen: what is not kept is rarer than what is."""
        given = set(self.narrowing.chosen.get("year" if name == "said" else name, []))
        chosen = sorted(given - {str(NO_TOPIC)} or given)
        if not chosen:
            return self.expected
        if name == "said":
            return sum(n for span, n in self.kept["year"] if span[:4] <= chosen[0] <= span[5:])
        kept = dict(self.kept[name])
        rarest = min(kept.values(), default=0)
        return sum(kept.get(value, rarest) for value in chosen)

    def ways(self, names: list[str]) -> list[tuple[Found, list[str]]]:
        """From what each facet is counted. What is kept ready knows years, and no shorter times."""
        if not self.is_broad:
            return [(Live(self.entries), names)]
        periods = [name for name in names if name in self.narrowing.periods]
        coarse = [name for name in names if name not in periods and (self.by_years or name in {"year", UNDATED})]
        others = [name for name in names if name not in {*periods, *coarse}]
        ways: list[tuple[Found, list[str]]] = [
            (Tallied(self.bits, self.entries), coarse),
            (Live(self.entries.filter(self.narrowing.conditions["said"])), others),
            *((Live(self._within(*self.narrowing.periods[name])), [name]) for name in periods),
        ]
        return [(found, some) for found, some in ways if some]

    def _within(self, first: date, last: date) -> QuerySet[SearchEntry]:
        return self.entries.filter(said_between(first, last))


def count(asked: Counting, *, in_haste: bool = False) -> Counted:
    """All at once, and where that takes too long, or in haste, each for itself, as far as its time goes."""
    counted = Counted()
    try:
        if in_haste:
            raise OverBudget
        counted.take(_all(asked), asked.narrowing.chosen["year"])
    except OverBudget:
        in_part = asked.only_chosen()
        counted.take((row for row in asked.kept_rows() if row[0] not in in_part), asked.narrowing.chosen["year"])
        if TOTAL in asked.unknown():
            counted.total, counted.exact = total(asked.hits())
        for name in [*asked.unknown(), *in_part]:
            try:
                counted.take(_one(asked, name) if name != TOTAL else [], asked.narrowing.chosen["year"])
            except OverBudget:
                counted.late.add(name)
    return counted.with_undated() if asked.undated_in_every_bar else counted


def _all(asked: Counting) -> list[Row]:
    found = asked.kept_rows()
    if unknown := asked.unknown():
        with within(FOR_ALL):
            if asked.beside:
                key, sign, few = asked.beside
                return rows(Live(SearchEntry.objects.filter(few)), Counts(unknown, asked.narrowing, beside=(key, sign)))
            for way, names in asked.ways(unknown):
                chosen = asked.only_chosen() if TOTAL in names else []
                found += rows(way, Counts(names, asked.narrowing, chosen, of_many=asked.is_broad))
    return found


def _one(asked: Counting, name: str) -> list[Row]:
    with within(FOR_EACH):
        return rows(Live(asked.entries), Counts([name], asked.narrowing))


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


def bars_of(spans: Spans) -> Values:
    """How many statements reach into each month of a year, or day of a month; those that none reaches into are left
    out."""
    bars = sorted({bar for span in spans for bar in span})
    head = bars[0][:-2]
    numbers = range(int(bars[0][-2:]), int(bars[-1][-2:]) + 1)
    long = _long(spans)
    return [(bar, n) for bar in (f"{head}{number:02}" for number in numbers) if (n := _reaching_into(bar, spans, long))]


def years_of(spans: Spans, chosen: Iterable[str] = ()) -> Values:
    """How many statements reach into each year, the latest first; those that none reaches into are left out, unless
    they are `chosen`.

    A time without an end, or without a beginning, makes no further years.
    """
    sure = sorted({int(year) for span in spans for year in span} - {date.min.year, date.max.year})
    years = [f"{year:04}" for year in range(sure[-1], sure[0] - 1, -1)] if sure else []
    long = _long(spans)
    found = ((year, n) for year in years if (n := _reaching_into(year, spans, long)))
    latest = dict(islice(found, MOST_YEARS))
    return sorted({**latest, **{year: _reaching_into(year, spans, long) for year in chosen}}.items(), reverse=True)


def _long(spans: Spans) -> Spans:
    return {(first, last): n for (first, last), n in spans.items() if first != last}


def _reaching_into(bar: str, spans: Spans, long: Spans) -> int:
    return spans.get((bar, bar), 0) + sum(n for (first, last), n in long.items() if first <= bar <= last)
