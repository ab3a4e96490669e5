"""Names become things: the one that bears the name already, or a new one.

A name is somebody's if it is their name, one of their other names (and nobody else's), or leads to their address, now
or before: that forgives capitals and punctuation, and follows what was renamed. What was merged leads to what took it
in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.text import slugify

from statements.curation import fresh_slug
from statements.models import Address
from statements.models.named import SLUG_LENGTH, Alias, Named
from statements.naming import take_turns

KNOWN_AT_MOST = 50_000  # what is not remembered is looked up again


def standing(model: type[models.Model], ids: Iterable[int]) -> dict[int, int]:
    """For each id the one that stands for it now: its own, or that of what it was merged into in the end."""
    now = {pk: pk for pk in ids}
    merged = model._base_manager.filter(merged_into__isnull=False)
    while moves := dict(merged.filter(pk__in=set(now.values())).values_list("pk", "merged_into")):
        now = {pk: moves.get(there, there) for pk, there in now.items()}
    return now


class Bearers:
    """The ids of all that bear certain names, for one noun."""

    def __init__(self, model: type[Named], other_names: type[Alias] | None = None) -> None:
        self.model = model
        self.other_names = other_names
        self.noun = model._meta.model_name or ""
        self._known: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        return self._known[name]

    def learn(self, names: Iterable[str]) -> None:
        """Find who bears the names, and create whoever is missing. In a transaction."""
        names = list(dict.fromkeys(names))
        if len(self._known) > KNOWN_AT_MOST:
            self.forget()
        missing = [name for name in names if name not in self._known]
        if missing:
            take_turns()
            self._known |= self._found(missing)
            for name in missing:
                if name not in self._known:
                    self._known |= self._by_address([name]) or {name: self._create(name)}

    def forget(self) -> None:
        """What was learned in a transaction that failed is not so."""
        self._known.clear()

    def _found(self, names: list[str]) -> dict[str, int]:
        found = self._by_address(names) | self._by_other_name(names) | self._by_name(names)
        now = standing(self.model, found.values())
        return {name: now[pk] for name, pk in found.items()}

    def _by_name(self, names: list[str]) -> dict[str, int]:
        """Of several the one that was not merged, then the oldest: the last in this order."""
        bearers = self.model._base_manager.filter(name__in=names)
        return dict(bearers.order_by(F("merged_into").asc(nulls_last=True), "-pk").values_list("name", "pk"))

    def _by_other_name(self, names: list[str]) -> dict[str, int]:
        if self.other_names is None:
            return {}
        bearers = defaultdict(set)
        for name, pk in self.other_names._base_manager.filter(name__in=names).values_list("name", self.noun):
            bearers[name].add(pk)
        return {name: pks.pop() for name, pks in bearers.items() if len(pks) == 1}

    def _by_address(self, names: list[str]) -> dict[str, int]:
        """Only what is whole in an address can be told by it."""
        slugs = {name: slugify(self._spoken(name), allow_unicode=True).strip("-_") for name in names}
        slugs = {name: slug for name, slug in slugs.items() if 0 < len(slug) <= SLUG_LENGTH}
        given = Address.objects.filter(noun=self.noun, key__in=set(slugs.values()))
        lead = dict(given.values_list("key", "object_id"))
        return {name: lead[slug] for name, slug in slugs.items() if slug in lead}

    def _create(self, name: str) -> int:
        slug = fresh_slug(self.model, self._spoken(name))
        created: int = self.model._base_manager.create(name=name, slug=slug, **self._described(name)).pk
        return created

    def _spoken(self, name: str) -> str:
        """What the address is made of."""
        return name

    def _described(self, name: str) -> dict[str, Any]:
        """Further columns of a new one."""
        return {}
