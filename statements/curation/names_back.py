"""What an import said of speakers, venues, topics or outlets is taken back, and brought back.

A name that came with it stays, as it has an address, and an address is given once and for all; nobody who reads sees a
name that nothing uses. What else came is undone, unless somebody decided about the thing since or, where it is new,
something names it by now.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction

from statements.curation.corrections import correct
from statements.curation.decisions import record
from statements.curation.imports import made_with, was_asked
from statements.curation.merging.belongings import belonging_to
from statements.curation.reverting import revert
from statements.models import DataImport, Decision, Outlet, Revision, Topic, TopicAssignment, Upload
from statements.models.decision import one_act

Act = Decision.Act
SAID = ("kind", "wikidata", "description", "rule", "website", "rights", "official")
"""The columns of one noun or another that a table can say."""


def note_taken_up(data_import: DataImport, things: Iterable[int]) -> None:
    """Write down that rows of it said something of these. In the act that writes it."""
    record(Act.CORRECT, data_import, data_import.asked_by, after={"things": sorted(set(things))})


def taken_up(data_import: DataImport) -> list[int]:
    """The things of which its rows said something, by their numbers."""
    notes = Decision.objects.filter(noun="dataimport", object_id=data_import.pk, after__has_key="things")
    return sorted({pk for after in notes.values_list("after", flat=True) for pk in after["things"]})


@transaction.atomic
def take_names_back(data_import: DataImport, things: Iterable[int]) -> list[int]:
    """Undo what it said of these. Those that stay as they are; what was undone before stays undone."""
    asked = was_asked(data_import, Act.TAKE_BACK)
    with one_act(asked.together):
        return [thing.pk for thing in _locked(data_import, things) if not _take_back(data_import, thing, asked)]


@transaction.atomic
def bring_names_back(data_import: DataImport, things: Iterable[int]) -> int:
    """Let it be said again of those that nobody decided about since; how many."""
    taken, asked = (was_asked(data_import, act) for act in (Act.TAKE_BACK, Act.BRING_BACK))
    with one_act(asked.together):
        return sum(_bring_back(thing, taken, asked) for thing in _locked(data_import, things))


def _take_back(data_import: DataImport, thing: Any, asked: Decision) -> bool:
    about = _about(thing).order_by("pk")
    made = list(about.filter(made_with(data_import), act__in=[Act.ADD, Act.CORRECT]))
    last = about.last()
    if last and last.together == asked.together:
        return True
    is_new = bool(made) and made[0].act == Act.ADD
    since = about.filter(pk__gt=made[0].pk if made else 0).exclude(made_with(data_import))
    if not made or thing.merged_into_id or since.exists() or (is_new and _is_used(thing)):
        return False
    _revert(thing, made, asked)
    if is_new:
        empty = {one.name: one.get_default() for one in thing._meta.concrete_fields if one.name in SAID}
        correct(thing, asked.by, act=Act.REVERT, reason=asked.reason, **empty)
    return True


def _bring_back(thing: Any, taken: Decision, asked: Decision) -> bool:
    undone = list(_about(thing).filter(together=taken.together, act=Act.REVERT))
    last = _about(thing).order_by("pk").last()
    if not undone or last is None or last.together != taken.together or thing.merged_into_id:
        return False
    _revert(thing, undone, asked)
    return True


def _revert(thing: models.Model, decisions: Iterable[Decision], asked: Decision) -> None:
    """Bring back what was there before these decisions, if they changed anything but that it is there."""
    made = Revision.objects.filter(noun=thing._meta.model_name, object_id=thing.pk, decision__in=list(decisions))
    if first := made.order_by("pk").first():
        revert(thing, first.pk, asked.by, reason=asked.reason)
        thing.refresh_from_db()


def _is_used(thing: models.Model) -> bool:
    """Whether anything names it. A rule of its own does not count: that goes with it."""
    if isinstance(thing, Topic):
        return thing.assignments.exclude(by=TopicAssignment.By.RULE).exists()
    if isinstance(thing, Outlet) and Upload.objects.filter(outlet=thing).exists():
        return True
    return any(number for part, number in belonging_to(thing).items() if not part.endswith(("alias", "role")))


def _about(thing: models.Model) -> models.QuerySet[Decision]:
    return Decision.objects.filter(noun=thing._meta.model_name, object_id=thing.pk)


def _locked(data_import: DataImport, things: Iterable[int]) -> list[Any]:
    model = apps.get_model("statements", data_import.kind.removesuffix("s"))
    return list(model._base_manager.filter(pk__in=list(things)).select_for_update(of=("self",)).order_by("pk"))
