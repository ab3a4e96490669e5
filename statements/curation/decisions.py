"""Every act leaves a decision: who did what to which thing, what was there before, and what is there now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from statements.models import Decision

Columns = dict[str, Any]
Editor = User | None


def record(
    act: Decision.Act,
    thing: models.Model,
    by: Editor,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Decision:
    """Write down one act. For acts that are not a function of this module, such as a form of the admin."""
    noun = thing._meta.model_name or ""
    return Decision.objects.create(
        act=act, noun=noun, object_id=thing.pk, by=by, before=before or {}, after=after or {}, reason=reason
    )


def difference(
    act: Decision.Act, thing: models.Model, by: Editor, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> Decision:
    """A decision, not saved yet, that holds what changed and nothing else."""
    changed = [name for name in after if before.get(name) != after[name]]
    return Decision(
        act=act,
        noun=thing._meta.model_name or "",
        object_id=thing.pk,
        by=by,
        before={name: before.get(name) for name in changed},
        after={name: after[name] for name in changed},
        reason=reason,
    )


def snapshot(thing: models.Model) -> dict[str, Any]:
    """The columns of a thing, as JSON can hold them: days as text, other things as their numbers."""
    encode = DjangoJSONEncoder().default
    values: dict[str, Any] = {}
    for field in thing._meta.concrete_fields:
        value = field.value_from_object(thing)
        plain = value is None or isinstance(value, str | int | float | bool | tuple | list | dict)
        values[field.attname] = (
            [list(span) for span in value] if isinstance(value, tuple) else value if plain else encode(value)
        )
    return values


def touched(things: Iterable[models.Model]) -> set[int]:
    """The numbers of those, all of one kind, about which anybody has decided anything."""
    numbers = {thing.pk: thing._meta.model_name for thing in things}
    decisions = Decision.objects.filter(noun__in=set(numbers.values()), object_id__in=numbers)
    return set(decisions.exclude(act=Decision.Act.REREAD).values_list("object_id", flat=True))
