"""Any curated thing is added, and its columns corrected."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from statements.curation.decisions import Editor, difference, record, snapshot
from statements.models import Decision
from statements.models.named import Named


@transaction.atomic
def add(thing: models.Model, by: Editor) -> None:
    """Save a new curated thing: a speaker, a venue, an occasion, a topic, an outlet."""
    thing.save(force_insert=True)
    record(Decision.Act.ADD, thing, by, after=snapshot(thing))


@transaction.atomic
def correct(
    thing: models.Model,
    by: Editor,
    /,
    *,
    act: Decision.Act = Decision.Act.CORRECT,
    reason: str = "",
    **changes: Any,
) -> bool:
    """Write the changes to any curated thing; whether anything did change. A date is given as its three columns.

    What is renamed keeps its old name as another name, so that it is still found where the old one is printed.
    """
    current = type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    before = snapshot(current)
    for name, value in changes.items():
        setattr(current, name, value)
        setattr(thing, name, value)
    after = snapshot(current)
    if before == after:
        return False
    current.save(update_fields=list(changes))
    if isinstance(current, Named) and before["name"] != after["name"]:
        _keep_name(current, before, after)
    difference(act, current, by, before, after, reason).save()
    return True


def _keep_name(thing: Named, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Make the name it had another name of it, and say so before and after. A topic has no other names."""
    if (other_names := getattr(thing, "aliases", None)) is None:
        return
    before["aliases"] = list(other_names.values_list("name", flat=True))
    other_names.get_or_create(name=before["name"])
    after["aliases"] = list(other_names.order_by("name").values_list("name", flat=True))
