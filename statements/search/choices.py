"""What can be chosen next, with the counts: the facets and the orders."""

from __future__ import annotations

from statements.models import Form, Outlet, Speaker, Topic, Venue
from statements.models.named import Named
from statements.search import names
from statements.search.facets import Counted, Counts
from statements.search.names import Chosen
from statements.search.order import LABELS
from statements.search.parameters import ANY_OF, NAMES
from statements.search.question import Question
from statements.search.results import Choice, Facet

MODELS: dict[str, type[Named]] = {"speaker": Speaker, "venue": Venue, "topic": Topic, "outlet": Outlet}


def facets(question: Question, counted: Counted) -> list[Facet]:
    several = [Facet(name, str(NAMES[name]), _choices(question, name, counted.facets.get(name, []))) for name in ANY_OF]
    return [*several, Facet("year", str(NAMES["year"]), _years(question, counted.years))]


def sorts(question: Question, count: int) -> list[Choice]:
    return [
        Choice(sort, str(LABELS[sort]), count, sort == question.sort, question.query(sort=[sort]))
        for sort in question.sorts
    ]


def _choices(question: Question, name: str, counts: Counts) -> list[Choice]:
    """The most frequent, and after them what was chosen and is less frequent or not there at all."""
    chosen = {str(value.key): value for value in question.chosen[name].chosen}
    found = {**dict(counts), **{key: dict(counts).get(key, 0) for key in chosen}}
    known = {**_known(name, [key for key in found if key not in chosen]), **chosen}
    values = question.parameters().get(name, [])
    return [
        Choice(
            value=value.value,
            label=value.label,
            count=count,
            chosen=key in chosen,
            query=question.query(**{name: _toggled(values, value.value)}),
        )
        for key, count in found.items()
        if (value := known.get(key))
    ]


def _known(name: str, keys: list[str]) -> dict[str, Chosen]:
    """The names of values by their keys in a search entry. One that was merged or withdrawn this moment is missing."""
    if model := MODELS.get(name):
        return {str(key): value for key, value in names.labels(model, map(int, keys)).items()} if keys else {}
    if name == "form":
        return {key: Chosen(key, str(Form(key).label), key) for key in keys}
    return {key: Chosen(key, key, key) for key in keys}


def _years(question: Question, years: dict[int, int]) -> list[Choice]:
    """A year stands for both dates. Who asked for the undated as well keeps them, until no date is asked for."""
    choices = []
    for year, count in years.items():
        text = f"{year:04}"
        chosen = text == question.year
        query = (
            question.query(date_after=[], date_before=[], undated=[])
            if chosen
            else question.query(date_after=[text], date_before=[text])
        )
        choices.append(Choice(text, text, count, chosen, query))
    return choices


def _toggled(values: list[str], value: str) -> list[str]:
    return [v for v in values if v != value] if value in values else [*values, value]
