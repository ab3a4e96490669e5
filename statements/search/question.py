"""The reader's question: what the parameters of an address ask for, and the addresses of questions near it."""

from __future__ import annotations

import calendar
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from statements.models import SearchEntry
from statements.search import tallies
from statements.search.counting import NO_TOPIC, Narrowing
from statements.search.facets import Counting
from statements.search.filters import StatementFilters
from statements.search.order import NEWEST, OLDEST, RELEVANCE, Order, Place, Ranked, read_cursor
from statements.search.parameters import ANY_OF, PARAMETERS, called, in_order
from statements.search.ranking import Ranking
from statements.search.stems import Asked
from statements.search.tallies import Tallies


class Question:
    """Reads parameters forgivingly: `problems` says what could not be used, and the rest stands."""

    def __init__(self, params: QueryDict, *, by_programs: bool = False) -> None:
        self._by_programs = by_programs
        given, self._problems = in_order(params, by_programs=by_programs)
        self.filters = StatementFilters(given, SearchEntry.objects.all())
        self.chosen = self.filters.chosen
        self.asked: Asked = self.chosen["q"]
        self.sort: str = self._sort()
        self.after = self._after(given.get("cursor"))
        self._words = given.get("q", "")

    @cached_property
    def problems(self) -> list[str]:
        """In words for those who asked. The reading of `q` has notes besides: they say how, and are no problems."""
        unusable = [
            f"{self._called(name)}: {message}" for name, messages in self.filters.errors.items() for message in messages
        ]
        unknown = [
            _("%(parameter)s: nothing here is called “%(value)s”.")
            % {"parameter": self._called(name), "value": value[:100]}
            for name in ANY_OF
            for value in self.chosen[name].unknown
        ]
        return [*self._problems, *unusable, *unknown, *self.chosen["q"].query.problems]

    @property
    def entries(self) -> QuerySet[SearchEntry]:
        """The entries of all hits."""
        return self.filters.qs

    @cached_property
    def tallies(self) -> Tallies:
        """What is kept ready of the words."""
        return tallies.look_up(self.asked)

    def order(self, size: int) -> Order:
        """The page that is asked for."""
        days = self.chosen["date_before" if self.sort == NEWEST else "date_after"]
        begins = days and (days.last if self.sort == NEWEST else days.first)
        return Order(self.sort, self._ranked(size), self.after, size, begins)

    def _ranked(self, size: int) -> Ranked | None:
        """By what the hits are ranked; None where there is nothing to rank by."""
        if self.sort != RELEVANCE:
            return None
        depth = (self.after.number if self.after else 0) + size + 1
        narrowed = any(self.filters.conditions.values())
        candidates = self.tallies.best_of(depth, narrowed=narrowed) if self.tallies.is_known else None
        return Ranked(Ranking(self.asked, self.tallies).sql(), candidates, self.tallies.broad)

    def counting(self, *, only_total: bool = False) -> Counting:
        """What the facets count, whatever is chosen in them: of the dates, the year that is chosen, and the months and
        days within."""
        chosen = {name: [str(key) for key in self.chosen[name].keys] for name in ANY_OF}
        chosen |= {"topic": [*chosen["topic"], str(NO_TOPIC)], "year": [self.said[:4]] if self.said else []}
        is_broad = self.tallies.answer and self.asked.fields_are_of_circumstances
        bits = self.tallies.bits() if is_broad else None
        fields = {"q": self.asked.condition_of_fields()} if is_broad else {}
        return Counting(
            SearchEntry.objects.filter(self.asked.condition()),
            lambda: self.entries,
            Narrowing({**self.filters.conditions, **fields}, chosen, self._periods(), self._days()),
            in_few=self.filters.in_circumstances if self.filters.has_few_circumstances else Q(),
            kept={} if self.asked.query.fields else self.tallies.counts,
            expected=self.tallies.expected,
            is_known=self.tallies.is_known,
            undated_in_every_bar=self.chosen["undated"] == "include",
            is_broad=is_broad and (bits is not None or not self.asked.has_words),
            bits=bits,
            beside=self.tallies.beside if is_broad and not any(self.filters.conditions.values()) else None,
            by_years=self.filters.goes_by_years,
            only_total=only_total,
        )

    @property
    def said(self) -> str:
        """The year, the month or the day, where both dates give the same."""
        after, before = self.chosen["date_after"], self.chosen["date_before"]
        return after.text if after and before and after.text == before.text else ""

    def _days(self) -> tuple[date, date] | None:
        return (self.chosen["date_after"].first, self.chosen["date_before"].last) if self.said else None

    def _periods(self) -> dict[str, tuple[date, date]]:
        """The days of the chosen year, to be counted by month, and of the chosen month, to be counted by day."""
        if not self.said:
            return {}
        day = self.chosen["date_after"].first
        year = (date(day.year, 1, 1), date(day.year, 12, 31))
        if len(self.said) == len("2017"):
            return {"month": year}
        last = calendar.monthrange(day.year, day.month)[1]
        return {"month": year, "day": (day.replace(day=1), day.replace(day=last))}

    def parameters(self) -> dict[str, list[str]]:
        """What of the parameters was used, in one order and by today's names; without the cursor."""
        single = {
            "q": self._words,
            "date_after": days.text if (days := self.chosen["date_after"]) else "",
            "date_before": days.text if (days := self.chosen["date_before"]) else "",
            "undated": self.chosen["undated"],
            "checked": self.chosen["checked"],
            "sort": "" if self.sort == self.sorts[0] else self.sort,
        }
        several = {name: [chosen.value for chosen in self.chosen[name].chosen] for name in ANY_OF}
        used = {**several, **{name: [value] for name, value in single.items() if value}}
        return {name: used[name] for name in PARAMETERS if used.get(name)}

    def query(self, **changes: list[str]) -> str:
        """The query string of this question with some parameters given otherwise; an empty list takes one out."""
        return urlencode({name: v for name, v in {**self.parameters(), **changes}.items() if v}, doseq=True)

    @property
    def sorts(self) -> list[str]:
        """The orders that this question can be answered in, the usual one first."""
        return ([RELEVANCE] if self.asked.wanted else []) + [NEWEST, OLDEST]

    def _sort(self) -> str:
        """Without words nothing is more relevant than another: the usual order then."""
        wanted: str = self.chosen["sort"]
        return wanted if wanted in self.sorts else self.sorts[0]

    def _after(self, cursor: str | None) -> Place | None:
        if not cursor:
            return None
        try:
            return read_cursor(cursor, self.sort)
        except ValueError:
            broken = _("This link to a further page is broken, or of another order: here is the first.")
            follow = _("cursor: broken, or of another order. Begin without one, and follow “next”.")
            self._problems.append(follow if self._by_programs else broken)
            return None

    def _called(self, name: str) -> str:
        return called(name, by_programs=self._by_programs)
