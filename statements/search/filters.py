"""The filters of a search, over its entries. The same for the page, the API, feeds and exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from typing import Any, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Func, Q, QuerySet, Subquery, Value
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.models import Checked, Circumstances, Outlet, SearchEntry, Speaker, Topic, Venue
from statements.models.named import Named
from statements.search import language, names, order, stems
from statements.search.counting import NO_TOPIC
from statements.search.days import Days, read_days, said_between
from statements.search.names import Chosen
from statements.search.stems import Asked

MOST_KEYS = 5_000  # of circumstances, that are worth while to look up
NONE = "(none)"  # for a topic: what no address of one can be


@dataclass(frozen=True)
class Values:
    chosen: tuple[Chosen, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def keys(self) -> list[Any]:
        return [chosen.key for chosen in self.chosen]


class Unchanging:
    """Of a field: a form copies its fields for each question, and nothing is ever changed in these."""

    def __deepcopy__(self, memo: object) -> Self:
        return self


class ValuesField(Unchanging, forms.Field):
    """Any number of values, each of which is looked up."""

    widget = forms.SelectMultiple

    def __init__(self, look_up: Callable[[Sequence[str]], dict[str, Chosen]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.look_up = look_up

    def to_python(self, value: Sequence[str] | None) -> Values:
        given = list(dict.fromkeys(value or []))
        found = self.look_up(given) if given else {}
        chosen = dict.fromkeys(found[value] for value in given if value in found)
        return Values(tuple(chosen), tuple(value for value in given if value not in found))


class DaysField(Unchanging, forms.CharField):
    def clean(self, value: Any) -> Days | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_days(text)
        except ValueError:
            return _refuse(text)


def _refuse(text: str) -> Days:
    problem = _("“%(value)s” is no date. Write a year, a month or a day: 2017, 2017-02 or 2017-02-16.")
    raise ValidationError(problem, params={"value": text[:100]})


class QueryField(Unchanging, forms.CharField):
    def clean(self, value: Any) -> Asked:
        return stems.look_up(language.read(super().clean(value)))


class OneOfField(Unchanging, django_filters.fields.ChoiceField):
    """One of some values."""


class Filter(django_filters.Filter):
    def __deepcopy__(self, memo: object) -> Self:
        """A filter is copied for each question, and what it is made of is the same for all."""
        return copy(self)


class ValuesFilter(Filter):
    field_class = ValuesField


class DaysFilter(Filter):
    field_class = DaysField


class QueryFilter(Filter):
    field_class = QueryField


class ChoiceFilter(Filter, django_filters.ChoiceFilter):
    field_class = OneOfField


def one_of(choices: list[tuple[str, Any]]) -> ChoiceFilter:
    values = ", ".join(value for value, _label in choices)
    problem = gettext_lazy("“%(value)s” is none of the choices:")
    messages = {"invalid_choice": format_lazy("{} {}.", problem, values)}
    return ChoiceFilter(choices=choices, error_messages=messages)


def named(model: type[Named]) -> ValuesFilter:
    return ValuesFilter(look_up=partial(names.named, model))


def topics(values: Sequence[str]) -> dict[str, Chosen]:
    found = names.named(Topic, [value for value in values if value != NONE])
    return {**found, NONE: without_topic()} if NONE in values else found


def without_topic() -> Chosen:
    return Chosen(NONE, _("no topic"), NO_TOPIC)


class InCircumstances(Func):
    """`IN`, with one array in place of thousands of values, each of which would have to be read."""

    template = '"statements_searchentry"."circumstances_id" = ANY (%(expressions)s::integer[])'
    output_field = BooleanField()


class InManyCircumstances(Subquery):
    """`IN`, never turned into a join: these are most, and are not what to begin with."""

    template = '"statements_searchentry"."circumstances_id" IN (%(subquery)s OFFSET 0)'
    output_field = BooleanField()


class StatementFilters(django_filters.FilterSet):
    """Bound to parameters that were put in order (question.py). Its conditions all together are the question."""

    q = QueryFilter()
    speaker = named(Speaker)
    venue = named(Venue)
    place = ValuesFilter(look_up=names.places)
    topic = ValuesFilter(look_up=topics)
    outlet = named(Outlet)
    # The metaclass takes filters out of the class, so FilterSet.form stays what it is.
    form: Any = ValuesFilter(look_up=names.forms)
    date_after = DaysFilter()
    date_before = DaysFilter()
    undated = one_of([("include", "include"), ("only", "only")])
    checked = one_of(Checked.choices)
    sort = one_of(list(order.LABELS.items()))

    class Meta:
        model = SearchEntry
        fields: list[str] = []

    def get_form_class(self) -> type[forms.Form]:
        return _form()

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The usable values. After one that is not, `errors` says so, and it is None here."""
        self.form.full_clean()
        given = dict(self.form.cleaned_data)
        after, before = given.get("date_after"), given.get("date_before")
        if after and before and after.first > before.last:
            self.form.add_error("date_before", _("The range ends before it begins."))
            del given["date_after"], given["date_before"]
        if (after or before) and given.get("undated") == "only":
            self.form.add_error("undated", _("“only” leaves no statement of any date: leave out the dates, or this."))
            del given["undated"]
        return {**dict.fromkeys(self.filters), **given}

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """What must hold of circumstances, by facet; "said" is that of the dates, "wording" that of outlet and form."""
        columns = {
            "speaker": "speaker_id__in",
            "venue": "venue_id__in",
            "place": "place__in",
            "outlet": "outlet_ids__overlap",
            "form": "forms__overlap",
        }
        return {
            "checked": Q(checked=self.chosen["checked"]) if self.chosen["checked"] else Q(),
            "said": self._said(),
            "topic": self._about(),
            "wording": self._worded(),
            **{name: Q(**{column: keys}) for name, column in columns.items() if (keys := self.chosen[name].keys)},
        }

    def filter_queryset(self, queryset: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
        return queryset.filter(self.chosen["q"].condition(), self.conditions["said"], self.in_circumstances)

    @cached_property
    def in_circumstances(self) -> Q:
        """The circumstances that fit are looked up first, so that PostgreSQL sees how few there are."""
        fitting = [condition for name, condition in self.conditions.items() if name != "said" and condition]
        if not fitting:
            return Q()
        fitting_ones = Circumstances.objects.filter(*fitting).values_list("pk", flat=True)
        keys = list(fitting_ones[: MOST_KEYS + 1])
        return Q(InCircumstances(Value(keys)) if len(keys) <= MOST_KEYS else InManyCircumstances(fitting_ones))

    @property
    def has_few_circumstances(self) -> bool:
        """Whether it is narrowed to some that are few."""
        return any(isinstance(condition, InCircumstances) for condition in self.in_circumstances.children)

    @property
    def goes_by_years(self) -> bool:
        """Whether the dates, if there are any, are whole years."""
        days = [self.chosen["date_after"], self.chosen["date_before"]]
        return all(len(day.text) == len("2017") for day in days if day)

    @property
    def is_dated(self) -> bool:
        return bool(self.chosen["date_after"] or self.chosen["date_before"])

    @property
    def includes_undated(self) -> bool:
        return not self.is_dated or bool(self.chosen["undated"])

    def _said(self) -> Q:
        """What the days of a statement have in common with the range, if only one day; unknown days, if asked for."""
        after, before = self.chosen["date_after"], self.chosen["date_before"]
        unknown = Q(said_latest__isnull=True)
        if self.chosen["undated"] == "only":
            return unknown
        if after and before:
            within = said_between(after.first, before.last)
        else:
            within = Q(said_latest__gte=after.first) if after else Q()
            within &= Q(said_earliest__lte=before.last) if before else Q()
        return within | unknown if self.is_dated and self.includes_undated else within

    def _about(self) -> Q:
        keys = self.chosen["topic"].keys
        about = Q(topic_ids__overlap=topics) if (topics := [key for key in keys if key != NO_TOPIC]) else Q()
        return about | Q(topic_ids=[]) if NO_TOPIC in keys else about

    def _worded(self) -> Q:
        """An outlet and a form that are chosen together are those of the same wording."""
        both = product(self.chosen["form"].keys, self.chosen["outlet"].keys)
        wordings = [f"{form} {outlet}" for form, outlet in both]
        return Q(wordings__overlap=wordings) if wordings else Q()


@cache
def _form() -> type[forms.Form]:
    """Made once: it is the same for every question."""
    fields = {name: filter_.field for name, filter_ in StatementFilters.base_filters.items()}
    return type("StatementForm", (forms.Form,), fields)
