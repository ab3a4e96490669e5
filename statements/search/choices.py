"""What can be chosen next, with the counts: the facets and the orders."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from statements.models import Checked, Form, Outlet, Speaker, Topic, Venue
from statements.models.named import Named
from statements.search.counting import NO_TOPIC
from statements.search.days import Days, read_days
from statements.search.facets import Counted, Values
from statements.search.filters import without_topic
from statements.search.names import Chosen
from statements.search.nearby import Nearby
from statements.search.order import LABELS
from statements.search.parameters import ANY_OF, NAMES
from statements.search.question import Question
from statements.search.results import Bars, Choice, Facet

MODELS: dict[str, type[Named]] = {"speaker": Speaker, "venue": Venue, "topic": Topic, "outlet": Outlet}
CALLED = " UNION ALL ".join(
    f"SELECT '{name}', id, slug, name FROM {model._meta.db_table} WHERE id = ANY (%s::bigint[])"  # noqa: S608 -- ours
    for name, model in MODELS.items()
)


def facets(question: Question, counted: Counted) -> list[Facet]:
    near, known = Nearby(question), _known(counted)
    choices = {name: _choices(question, near, name, counted.facets.get(name, []), known[name]) for name in ANY_OF}
    choices["checked"] = _checked(question, dict(counted.facets.get("checked", [])))
    choices["year"] = _bars(question, near, counted.bars.get("year", []))
    return [Facet(name, str(NAMES[name]), found, late=name in counted.late) for name, found in choices.items()]


def bars(question: Question, counted: Counted) -> Bars:
    only = question.chosen["undated"] == "only"
    without_dates: dict[str, list[str]] = {"date_after": [], "date_before": [], "undated": [] if only else ["only"]}
    undated = Choice("only", _("date unknown"), counted.undated, only, question.query(**without_dates))
    near = Nearby(question)
    months, days = (_bars(question, near, counted.bars.get(name, [])) for name in ("month", "day"))
    year = question.said[:4]
    month = date_format(question.chosen["date_after"].first, "F Y") if question.said else ""
    return Bars(
        Facet("month", _("%(year)s by month") % {"year": year}, months, late="month" in counted.late),
        Facet("day", _("%(month)s by day") % {"month": month}, days, late="day" in counted.late),
        Facet("undated", str(NAMES["undated"]), [undated], late="undated" in counted.late),
    )


def sorts(question: Question, count: int) -> list[Choice]:
    return [
        Choice(sort, str(LABELS[sort]), count, sort == question.sort, question.query(sort=[sort]))
        for sort in question.sorts
    ]


def _choices(question: Question, near: Nearby, name: str, counts: Values, known: dict[str, Chosen]) -> list[Choice]:
    """The most frequent, and after them what was chosen and is less frequent or not there at all."""
    chosen = {str(value.key): value for value in question.chosen[name].chosen}
    found = {**dict(counts), **{key: dict(counts).get(key, 0) for key in chosen}}
    values = question.parameters().get(name, [])
    return [
        Choice(
            value=value.value,
            label=value.label,
            count=count,
            chosen=key in chosen,
            query=near.query(**{name: _toggled(values, value.value)}),
        )
        for key, count in found.items()
        if (value := chosen.get(key) or known.get(key))
    ]


def _known(counted: Counted) -> dict[str, dict[str, Chosen]]:
    """By facet, the values by their keys in a search entry. One that was merged or withdrawn this moment is missing."""
    keys = {name: [key for key, _n in counted.facets.get(name, [])] for name in ANY_OF}
    known = {name: {key: Chosen(key, key, key) for key in keys[name] if name not in MODELS} for name in ANY_OF}
    known["form"] = {key: Chosen(key, str(Form(key).label), key) for key in keys["form"]}
    known["topic"][str(NO_TOPIC)] = without_topic()
    with connection.cursor() as cursor:
        cursor.execute(CALLED, [keys[name] for name in MODELS])
        for name, key, slug, label in cursor:
            known[name][str(key)] = Chosen(slug, label, key)
    return known


def _checked(question: Question, counts: dict[str, int]) -> list[Choice]:
    """One or the other: both would be no filter."""
    chosen = question.chosen["checked"]
    return [
        Choice(value, str(label), counts.get(value, 0), value == chosen, question.query(checked=_other(value, chosen)))
        for value, label in Checked.choices
        if value in counts or value == chosen
    ]


def _other(value: str, chosen: str) -> list[str]:
    return [] if value == chosen else [value]


def _bars(question: Question, near: Nearby, counts: Values) -> list[Choice]:
    """A bar stands for both dates; the one that is chosen leads back to the longer time that it is a part of.

    Who asked for the undated as well keeps them, until no date is asked for.
    """
    choices = []
    undated = ["include"] if question.chosen["undated"] == "include" else []
    for bar, count in counts:
        wanted = bar.rpartition("-")[0] if bar == question.said else bar
        dates = [wanted] if wanted else []
        query = near.query(date_after=dates, date_before=dates, undated=undated if wanted else [])
        chosen, days = bar == question.said, read_days(bar)
        choices.append(Choice(bar, _in_words(bar), count, chosen, query, in_range=_reaches_into(question, days)))
    return choices


def _reaches_into(question: Question, bar: Days) -> bool:
    """Whether the dates that are asked for do so, and the bar is no finer than they are."""
    after, before = question.chosen["date_after"], question.chosen["date_before"]
    if not (after or before) or (question.said and bar.text.startswith(question.said)):
        return False
    return (not after or after.first <= bar.last) and (not before or bar.first <= before.last)


def _in_words(bar: str) -> str:
    """A bar beside the others of its year or month."""
    parts = bar.split("-")
    if len(parts) == len(["year", "month"]):
        return date_format(date(int(parts[0]), int(parts[1]), 1), "F")
    return str(int(parts[-1])) if len(parts) > 1 else bar


def _toggled(values: list[str], value: str) -> list[str]:
    return [v for v in values if v != value] if value in values else [*values, value]
