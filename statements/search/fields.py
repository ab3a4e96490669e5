"""The values of the operators within `q`: whom, where and when they mean, in words and as a condition on an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from statements.models import Form, Outlet, Speaker, Topic, Venue
from statements.models.named import Named
from statements.search import names
from statements.search.days import read_days
from statements.search.names import Chosen
from statements.search.tree import Field
from statements.search.words import folded

NOTHING = Q(statement_id=0)  # PostgreSQL gives no such key; Django would not even ask for an empty list of them
COLUMNS = {
    "speaker": "speaker_id__in",
    "venue": "venue_id__in",
    "place": "place__in",
    "topic": "topic_ids__overlap",
    "outlet": "outlet_ids__overlap",
}
MODELS: dict[str, type[Named]] = {"speaker": Speaker, "venue": Venue, "topic": Topic, "outlet": Outlet}


@dataclass(frozen=True)
class Found:
    condition: Q
    meant: tuple[str, ...] = ()  # the names that the value stands for
    note: str = ""


def find(fields: Iterable[Field]) -> dict[Field, Found]:
    return {field: _found(field) for field in fields}


def _found(field: Field) -> Found:
    if field.name == "before":
        return Found(Q(said_earliest__lte=read_days(field.value).last))
    if field.name == "after":
        return Found(Q(said_latest__gte=read_days(field.value).first))
    if field.name == "form":
        of_outlet = [_of_one_wording([field.value], _keys(outlet)) for outlet in field.beside]
        return Found(Q(Q(forms__overlap=[field.value]), *of_outlet), (str(Form(field.value).label),))
    chosen = _places(field.value) if field.name == "place" else _called(MODELS[field.name], field.value)
    if not chosen:
        nothing = _("No %(field)s here is called “%(value)s”, so nothing is found by it.")
        note = nothing % {"value": field.value[:100], "field": field.name}
        return Found(NOTHING, (), f"{note}{_nearly(field)}")
    keys = [one.key for one in chosen]
    in_form = [_of_one_wording([form.value], keys) for form in field.beside]
    return Found(Q(Q(**{COLUMNS[field.name]: keys}), *in_form), tuple(one.label for one in chosen))


def _of_one_wording(forms: Iterable[str], outlets: Iterable[int | str]) -> Q:
    return Q(wordings__overlap=[f"{form} {outlet}" for form, outlet in product(forms, outlets)])


def _keys(field: Field) -> list[int | str]:
    return [one.key for one in _called(MODELS[field.name], field.value)]


def _called(model: type[Named], value: str) -> list[Chosen]:
    """Those whose name, or another name of theirs, has all the words; the one whose address it is, if there is one."""
    if by_address := names.named(model, [value]):
        return list(by_address.values())
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT id FROM things_called(%s, %s)", [model._meta.model_name, list(folded(value))])
        keys = [key for (key,) in cursor]
    return names.lasting(model, keys)


def _nearly(field: Field) -> str:
    """The names that look like one that nobody has."""
    if field.name not in MODELS:
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM things_like(%s, %s)", [field.name, field.value])
        alike = names.lasting(MODELS[field.name], [key for (key,) in cursor])
    return " " + _("There is %(names)s.") % {"names": ", ".join(one.label for one in alike)} if alike else ""


def _places(value: str) -> list[Chosen]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT places_called(%s)", [list(folded(value))])
        return [Chosen(place, place, place) for (place,) in cursor]
