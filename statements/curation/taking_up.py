"""What a row of an import says of a speaker, a venue, a topic or an outlet is taken up, and leaves one decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from statements.curation.addresses import fresh_slug
from statements.curation.decisions import Editor, record, snapshot
from statements.models import Decision
from statements.models.named import Named

Roles = Sequence[Mapping[str, str]]


@transaction.atomic
def take_up_new(
    model: type[Named], by: Editor, reason: str, *, columns: Mapping[str, Any], aliases: Sequence[str], roles: Roles
) -> tuple[int, list[int]]:
    """Add a thing with its other names and roles. Its number, and those of the roles."""
    thing = model(slug=fresh_slug(model, columns["name"]), **columns)
    thing.save(force_insert=True)
    made = _add(thing, aliases, roles)
    record(Decision.Act.ADD, thing, by, after={**snapshot(thing), **_listed(thing)}, reason=reason)
    return thing.pk, made


@transaction.atomic
def take_up_more(
    thing: Named,
    by: Editor,
    reason: str,
    *,
    columns: Mapping[str, Any],
    aliases: Sequence[str],
    roles: Roles,
    fuller: Mapping[int, Mapping[str, str]],
) -> list[int]:
    """Write what is new about a thing, which the caller has locked; `fuller` are roles that say more now, by number.
    The numbers of the roles that came."""
    before = {**snapshot(thing), **_listed(thing)}
    for name, value in columns.items():
        setattr(thing, name, value)
    if columns:
        thing.save(update_fields=list(columns))
    for pk, said in fuller.items():
        _roles_of(thing).filter(pk=pk).update(**said)
    made = _add(thing, aliases, roles)
    after = {**snapshot(thing), **_listed(thing)}
    changed = [name for name in after if after[name] != before[name]]
    record(
        Decision.Act.CORRECT,
        thing,
        by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        reason=reason,
    )
    return made


def _add(thing: Any, aliases: Sequence[str], roles: Roles) -> list[int]:
    for name in aliases:
        thing.aliases.get_or_create(name=name)
    return [thing.roles.create(**said).pk for said in roles]


def _roles_of(thing: Any) -> Any:
    return thing.roles


def _listed(thing: Any) -> dict[str, list[str]]:
    """Other names and roles, a line each, as the admin's forms record them."""
    lists = [name for name in ("aliases", "roles") if hasattr(thing, name)]
    return {name: [_line(row) for row in getattr(thing, name).order_by("pk")] for name in lists}


def _line(row: Any) -> str:
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and not field.is_relation]
    return ", ".join(str(value) for field in fields if (value := field.value_from_object(row)))
