"""The values of the filters that name something: its slug, whichever of those it ever had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statements.models import Address, Circumstances, Form
from statements.models.named import Named


@dataclass(frozen=True)
class Chosen:
    """One value that was chosen."""

    value: str  # as the parameter gives it today
    label: str
    key: int | str  # as circumstances hold it


def named(model: type[Named], slugs: Sequence[str]) -> dict[str, Chosen]:
    """What the slugs lead to today, after changes of name and mergers; those that lead nowhere are not among it."""
    found = {thing.slug: thing for thing in model._default_manager.filter(slug__in=slugs)}
    given = Address.objects.filter(noun=model._meta.model_name, key__in=[slug for slug in slugs if slug not in found])
    old = dict(given.values_list("key", "object_id"))
    things = model._default_manager.in_bulk(old.values()) if old else {}
    found |= {slug: things[pk] for slug, pk in old.items() if pk in things}
    return {slug: _chosen(_lasting(thing)) for slug, thing in found.items()}


def labels(model: type[Named], keys: Iterable[int]) -> dict[int, Chosen]:
    found = model._default_manager.filter(pk__in=keys).order_by().values_list("slug", "name", "pk")
    return {pk: Chosen(slug, name, pk) for slug, name, pk in found}


def lasting(model: type[Named], keys: Iterable[int]) -> list[Chosen]:
    """What these are today, each once, by name."""
    things = model._default_manager.filter(pk__in=keys).select_related("merged_into")
    return sorted({_chosen(_lasting(thing)) for thing in things}, key=lambda chosen: chosen.label)


def places(texts: Sequence[str]) -> dict[str, Chosen]:
    said_there = Circumstances.objects.filter(place__in=texts, entries__isnull=False)
    known = said_there.values_list("place", flat=True).distinct()
    return {place: Chosen(place, place, place) for place in known}


def forms(values: Sequence[str]) -> dict[str, Chosen]:
    return {value: Chosen(value, str(Form(value).label), value) for value in values if value in Form.values}


def _lasting(thing: Named) -> Named:
    seen = {thing.pk}
    while thing.merged_into and thing.merged_into.pk not in seen:
        thing = thing.merged_into
        seen.add(thing.pk)
    return thing


def _chosen(thing: Named) -> Chosen:
    return Chosen(thing.slug, thing.name, thing.pk)
