"""New addresses for new names."""

from __future__ import annotations

from collections.abc import Iterable

from statements.models import Address, slug_for
from statements.models.named import Named


def fresh_slug(model: type[Named], name: str) -> str:
    """The slug for a new name: the name itself, with a number where that address was given before."""
    noun = model._meta.model_name or ""
    base = slug_for(name, noun)
    given = set(Address.objects.filter(noun=noun, key__startswith=base).values_list("key", flat=True))
    return next(slug for slug in _numbered(base) if slug not in given)


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
