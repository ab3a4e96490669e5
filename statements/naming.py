"""Whose name is this? The one rule by which names in print and in data files lead to what bears them.

A name is the name of what bears it, or has it for another name (and nothing else has), whatever the capitals and
spaces; else of what the address leads to that the name would have, now or before: that forgives punctuation, and
follows what was renamed. What was merged leads to what took it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Lower
from django.utils.text import slugify

from statements.curation import fresh_slug
from statements.models import Address, Outlet, Speaker, Venue
from statements.models.named import SLUG_LENGTH, Named, as_seen

N = TypeVar("N", Speaker, Venue, Outlet)
_NAMING = 0x6E616D6573  # the advisory lock of whoever makes names, so that two never make the same
_LONGEST = 300


def take_turns() -> None:
    """Wait until nobody else gives names, and keep it so until this transaction ends.

    Two who find the same new name at the same moment would otherwise both make it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NAMING])


def named(model: type[N], names: Iterable[str]) -> dict[str, N]:
    """The speaker, venue or outlet behind each name, made where there is none. To be called after `take_turns`."""

    def make(name: str) -> int:
        return model._default_manager.create(name=name, slug=fresh_slug(model, name)).pk

    bearers = bearers_of(model, names, make)
    things = model._default_manager.in_bulk(set(bearers.values()))
    return {name: things[pk] for name, pk in bearers.items()}


def bearers_of(
    model: type[Named], names: Iterable[str], make: Callable[[str], int], *, spoken: Callable[[str], str] = str
) -> dict[str, int]:
    """The id of what bears each name. To be called after `take_turns`.

    `make` is called with each new name, and gives the id; `spoken` says of what the address of a name is made.
    """
    printed = {name: as_seen(name)[:_LONGEST] for name in names}
    addresses = {name: address_of(spoken(clean)) for name, clean in printed.items()}
    bearers = _known(model, printed, addresses)
    made: dict[str, int] = {}
    by_address: dict[str, int] = {}
    for name, clean in printed.items():
        if name in bearers:
            continue
        folded, address = clean.casefold(), addresses[name]
        pk = made.get(folded) or by_address.get(address) or make(clean)
        made[folded] = bearers[name] = pk
        if address:
            by_address[address] = pk
    return bearers


def known(model: type[Named], names: Iterable[str], *, spoken: Callable[[str], str] = str) -> dict[str, int]:
    """The id of what bears each name, as `bearers_of`, without those that nobody bears."""
    printed = {name: as_seen(name)[:_LONGEST] for name in names}
    return _known(model, printed, {name: address_of(spoken(clean)) for name, clean in printed.items()})


def standing(model: type[models.Model], ids: Iterable[int]) -> dict[int, int]:
    """For each id the one that stands for it now: its own, or that of what it was merged into in the end."""
    now = {pk: pk for pk in ids}
    merged = model._base_manager.filter(merged_into__isnull=False)
    while moves := dict(merged.filter(pk__in=set(now.values())).values_list("pk", "merged_into")):
        now = {pk: moves.get(there, there) for pk, there in now.items()}
    return now


def _known(model: type[Named], printed: Mapping[str, str], addresses: Mapping[str, str]) -> dict[str, int]:
    folded = {name: clean.casefold() for name, clean in printed.items()}
    by_name = _bearing(model, "name", printed.values())
    found = {name: by_name[key][0] for name, key in folded.items() if key in by_name}
    if (left := printed.keys() - found) and hasattr(model, "aliases"):
        by_other_name = _bearing(model, "aliases__name", [printed[name] for name in left])
        found |= {name: pks[0] for name in left if len(pks := by_other_name.get(folded[name], [])) == 1}
    if left := {name for name in printed.keys() - found if addresses[name]}:
        given = Address.objects.filter(noun=model._meta.model_name, key__in={addresses[name] for name in left})
        leads = dict(given.values_list("key", "object_id"))
        now = standing(model, leads.values()) if leads else {}
        found |= {name: now[leads[addresses[name]]] for name in left if addresses[name] in leads}
    return found


def _bearing(model: type[Named], column: str, names: Iterable[str]) -> dict[str, list[int]]:
    """By the name in small letters: what stands before what was merged, then the oldest first; each once."""
    rows = (
        model._base_manager.alias(lowered=Lower(column))
        .filter(lowered__in=[Lower(Value(name)) for name in set(names)])
        .annotate(matched=F(column), into=F("merged_into"))
        .order_by(F("merged_into").asc(nulls_first=True), "pk")
        .values_list("matched", "pk", "into")
    )
    found = list(rows) if names else []
    merged = {pk for _, pk, into in found if into}
    now = standing(model, merged) if merged else {}
    bearing: dict[str, list[int]] = {}
    for name, pk, _ in found:
        bearers = bearing.setdefault(name.casefold(), [])
        if (stands := now.get(pk, pk)) not in bearers:
            bearers.append(stands)
    return bearing


def address_of(words: str) -> str:
    """The address that a name would have; empty where it would not be whole: only what is whole can be told by it."""
    slug = slugify(words, allow_unicode=True).strip("-_")
    return slug if len(slug) <= SLUG_LENGTH else ""
