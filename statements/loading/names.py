"""Names in data files become things, many at a time, and are remembered: whose they are, `naming` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from statements.curation import fresh_slug
from statements.models.named import Named
from statements.naming import address_of, bearers_of, known, take_turns

KNOWN_AT_MOST = 50_000  # what is not remembered is looked up again
AT_ONCE = 2_000


class Bearers:
    """The ids of all that bear certain names, for one noun."""

    def __init__(self, model: type[Named]) -> None:
        self.model = model
        self._known: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        return self._known[name]

    def learn(self, names: Iterable[str]) -> None:
        """Find who bears the names, and create whoever is missing. In a transaction."""
        names = list(dict.fromkeys(names))
        if len(self._known) > KNOWN_AT_MOST:
            self.forget()
        if missing := [name for name in names if name not in self._known]:
            take_turns()
            self._known |= self._found(missing)

    def forget(self) -> None:
        """What was learned in a transaction that failed is not so."""
        self._known.clear()

    def unknown(self, names: Iterable[str]) -> list[str]:
        """The names that nobody bears; of those that would be one and the same, the first."""
        left: dict[str, str] = {}
        for some in batched(names, AT_ONCE):
            there = self._there(some)
            for name in some:
                if name not in there:
                    left.setdefault(address_of(self._spoken(name)) or name.casefold(), name)
        return list(left.values())

    def _there(self, names: Sequence[str]) -> dict[str, int]:
        return known(self.model, names, spoken=self._spoken)

    def _found(self, names: list[str]) -> dict[str, int]:
        return bearers_of(self.model, names, self._create, spoken=self._spoken)

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


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(names)
    while some := list(islice(left, size)):
        yield some
