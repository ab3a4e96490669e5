"""Names in print become speakers, venues and outlets: those we know, or new ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar, cast

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Lower

from statements.curation import fresh_slug
from statements.models import Outlet, Speaker, Venue

N = TypeVar("N", Speaker, Venue, Outlet)
_NAMING = 0x6E616D6573  # the advisory lock of whoever makes names, so that two never make the same


def take_turns() -> None:
    """Wait until nobody else gives names, and keep it so until this transaction ends.

    Two who find the same new name at the same moment would otherwise both make it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NAMING])


def named(model: type[N], names: Iterable[str]) -> dict[str, N]:
    """The speaker, venue or outlet behind each name, made where there is none. To be called after `take_turns`.

    A name or another name of it must be the same but for capitals and spaces. Another name that fits several fits none.
    What was merged leads to what took it in.
    """
    printed = {name: " ".join(name.split())[:300] for name in names}
    wanted = {clean.casefold(): clean for clean in printed.values()}
    known = _known_by(model, "name", wanted.values())
    if others := [clean for folded, clean in wanted.items() if folded not in known]:
        known = _known_by(model, "aliases__name", others, only_one=True) | known
    for folded, clean in wanted.items():
        if folded not in known:
            known[folded] = model._default_manager.create(name=clean, slug=fresh_slug(model, clean))
    return {name: known[clean.casefold()] for name, clean in printed.items()}


def _known_by(model: type[N], column: str, names: Collection[str], *, only_one: bool = False) -> dict[str, N]:
    """By the name in small letters; the oldest where several have it, or none of them."""
    rows = (
        model._default_manager.alias(lowered=Lower(column))
        .filter(lowered__in=[Lower(Value(name)) for name in names])
        .annotate(matched=F(column))
        .select_related("merged_into")
        .order_by("pk")
    )
    fitting: dict[str, list[N]] = {}
    for row in rows if names else ():
        current = _current(row)
        fits = fitting.setdefault(row.matched.casefold(), [])
        if current not in fits:
            fits.append(current)
    return {name: fits[0] for name, fits in fitting.items() if len(fits) == 1 or not only_one}


def _current(thing: N) -> N:
    return _current(cast("N", thing.merged_into)) if thing.merged_into else thing
