"""The register: speakers, venues, topics or outlets as they stand, and as the rows before left them.

A row is planned against it: who it speaks of, and what of it is new. Nothing is written here, so that a dry run and the
import itself come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from statements.curation import SAID
from statements.importing.names_read import NamedRow, Role
from statements.loading.refusals import BadRow
from statements.models import Speaker
from statements.models.named import Named
from statements.naming import address_of, known, standing


@dataclass(eq=False, slots=True)
class RoleOf:
    """A role that somebody has; `pk` once it is kept."""

    role: Role
    pk: int | None = None


@dataclass(eq=False, slots=True)
class Entry:
    """One thing; `pk` once it is kept. Empty columns are not told."""

    name: str
    pk: int | None = None
    aliases: list[str] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    roles: list[RoleOf] = field(default_factory=list)

    def is_called(self, name: str) -> bool:
        return name.casefold() in (other.casefold() for other in (self.name, *self.aliases))


@dataclass(slots=True)
class Plan:
    """What a row makes of an entry: columns with before and after, other names, roles that come or say more."""

    row: NamedRow
    entry: Entry
    is_new: bool
    columns: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    roles: list[RoleOf] = field(default_factory=list)
    fuller: list[tuple[RoleOf, Role]] = field(default_factory=list)
    """With what they said before."""

    @property
    def outcome(self) -> str:
        if self.is_new:
            return "new"
        return "changed" if self.columns or self.aliases or self.roles or self.fuller else "there"


class Register:
    """Of one noun. `lock`: what stands there is locked until the transaction ends."""

    def __init__(self, model: type[Named], *, lock: bool) -> None:
        self.model = model
        self._lock = lock
        self._has_aliases = hasattr(model, "aliases")
        self._entries: dict[int, Entry] = {}
        self._found: dict[str, int] = {}
        self._by_wikidata: dict[str, Entry] = {}
        self._by_alias: dict[str, list[Entry]] = {}
        self._by_name: dict[str, Entry] = {}
        self._by_address: dict[str, Entry] = {}

    def look_up(self, rows: Sequence[NamedRow]) -> None:
        """Find what stands there of all that these rows speak of. To be called before they are planned."""
        self._found |= known(self.model, [row.name for row in rows])
        by_wikidata = _with_wikidata({row.columns["wikidata"] for row in rows if "wikidata" in row.columns})
        self._take_in({*by_wikidata.values(), *(self._found[row.name] for row in rows if row.name in self._found)})
        for number, pk in by_wikidata.items():
            self._by_wikidata.setdefault(number, self._entries[pk])

    def plan(self, row: NamedRow) -> Plan:
        """What the row makes of it; the register has it so from now on. Raises BadRow."""
        entry = self._entry_of(row)
        if entry is None:
            plan = Plan(row, self._new(row), is_new=True)
        else:
            self._refuse_another_of_that_name(entry, row)
            plan = Plan(row, entry, is_new=False)
        self._plan_columns(plan)
        self._plan_aliases(plan)
        for role in row.roles:
            _plan_role(plan, role)
        return plan

    def _entry_of(self, row: NamedRow) -> Entry | None:
        """By its Wikidata id, else by its name as `naming` has it: as it stands, or as a row before brought it."""
        by_wikidata = self._by_wikidata.get(row.columns.get("wikidata", ""))
        if by_wikidata or row.name in self._found:
            return by_wikidata or self._entries[self._found[row.name]]
        if by_name := self._by_name.get(row.name.casefold()):
            return by_name
        called = self._by_alias.get(row.name.casefold(), [])
        return called[0] if len(called) == 1 else self._by_address.get(address_of(row.name))

    def _new(self, row: NamedRow) -> Entry:
        entry = Entry(row.name, columns=_columns_of(self.model()))
        self._by_name[row.name.casefold()] = entry
        if address := address_of(row.name):
            self._by_address.setdefault(address, entry)
        return entry

    def _refuse_another_of_that_name(self, entry: Entry, row: NamedRow) -> None:
        there, said = entry.columns.get("wikidata"), row.columns.get("wikidata")
        if there and said and there != said and self._by_wikidata.get(said) is not entry:
            told = _(
                "“%(name)s” is there with the Wikidata id %(there)s, and not %(said)s: is it another of that name?"
            )
            raise BadRow(told % {"name": entry.name, "there": there, "said": said})

    def _plan_columns(self, plan: Plan) -> None:
        for key, value in plan.row.columns.items():
            before = plan.entry.columns.get(key)
            if value != before and not (key == "wikidata" and before):  # else it is that of one that was taken in
                plan.columns[key] = (before, value)
                plan.entry.columns[key] = value
        if wikidata := plan.row.columns.get("wikidata"):
            self._by_wikidata.setdefault(wikidata, plan.entry)

    def _plan_aliases(self, plan: Plan) -> None:
        """Other names; and the name of the row, where it was known by its Wikidata id."""
        if not self._has_aliases:
            return
        name = plan.row.name
        is_called = plan.entry.is_called(name) or address_of(name) == address_of(plan.entry.name)
        for other in (*plan.row.aliases, *(() if is_called else (name,))):
            if not plan.entry.is_called(other):
                plan.entry.aliases.append(other)
                plan.aliases.append(other)
                self._by_alias.setdefault(other.casefold(), []).append(plan.entry)

    def _take_in(self, pks: Iterable[int]) -> None:
        things: QuerySet[Any] = self.model._base_manager.filter(pk__in=set(pks) - self._entries.keys()).order_by("pk")
        if self._has_aliases:
            things = things.prefetch_related("aliases")
        if self.model is Speaker:
            things = things.prefetch_related("roles")
        for thing in things.select_for_update(of=("self",)) if self._lock else things:
            self._entries[thing.pk] = _as_it_stands(thing)


def _with_wikidata(numbers: set[str]) -> dict[str, int]:
    """The speaker of each id; of one that was merged into another, that other, unless somebody has the id still."""
    have = Speaker.objects.filter(wikidata__in=numbers).order_by("-pk") if numbers else Speaker.objects.none()
    found = sorted(have.values_list("wikidata", "pk", "merged_into"), key=lambda one: one[2] is None)
    now = standing(Speaker, [pk for _number, pk, _into in found])
    return {number: now[pk] for number, pk, _into in found}


def _as_it_stands(thing: Any) -> Entry:
    aliases = [alias.name for alias in thing.aliases.all()] if hasattr(thing, "aliases") else []
    roles = thing.roles.all() if isinstance(thing, Speaker) else []
    return Entry(
        thing.name,
        thing.pk,
        aliases,
        _columns_of(thing),
        [RoleOf(Role(*(getattr(role, key) for key in Role._fields)), role.pk) for role in roles],
    )


def _columns_of(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in SAID if hasattr(thing, name)}


def _plan_role(plan: Plan, said: Role) -> None:
    """A role that is there already and says less is the same one; else it is another."""
    for one in plan.entry.roles:
        if _says_all(one.role, said):
            return
    for one in plan.entry.roles:
        if _says_all(said, one.role) and one.role.office.casefold() == said.office.casefold():
            plan.fuller.append((one, one.role))
            one.role = said
            return
    role = RoleOf(said)
    plan.entry.roles.append(role)
    plan.roles.append(role)


def _says_all(one: Role, other: Role) -> bool:
    """Whether the one says whatever the other says."""
    return all(not b or a.casefold() == b.casefold() for a, b in zip(one, other, strict=True))
