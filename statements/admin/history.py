"""What became of a thing, as an editor reads it: who, when, what act, and what was there before and after.

Acts are decisions. What each changed, PostgreSQL wrote down in revisions, and also what was changed without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from statements.admin.differences import Columns, Difference, Names, differences, is_told, names_in, names_of
from statements.admin.parts import of_parts
from statements.curation import BELONGING, Change
from statements.models import Decision, Revision, Statement

OF_TWO = {Decision.Act.MERGE, Decision.Act.UNMERGE, Decision.Act.TAKE_OUT}
"""Acts that name another thing, of which revisions know nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`bring_back`: the address at which what was there before can be brought back, where that is known.

    `role`: as which role of the database it was done without an act.
    """

    at: datetime
    by: AbstractBaseUser | None
    act: str
    differences: list[Difference]
    reason: str = ""
    bring_back: str = ""
    role: str = ""


def history_of(thing: models.Model) -> list[Entry]:
    """All that happened to it, the latest first; what happened to a statement's wordings happened to the statement."""
    about = Q(noun=thing._meta.model_name, object_id=thing.pk)
    revisions = list(Revision.objects.filter(about).select_related("by").order_by("pk"))
    if isinstance(thing, Statement):
        about |= Q(noun="quotation", object_id__in=thing.quotations.values("pk"))
    about |= Q(pk__in={revision.decision_id for revision in revisions if revision.decision_id})
    decisions = list(Decision.objects.filter(about).select_related("by").order_by("pk"))
    return _told(thing, decisions, revisions)


def entries(decisions: Iterable[Decision]) -> list[Entry]:
    """Decisions made readable by what they themselves say, in a fixed number of queries."""
    decisions = list(decisions)
    names = names_in(_rows(decisions))
    return [_entry(decision, _of_decision(decision, names)) for decision in decisions]


def bringing_back(thing: models.Model, changes: Iterable[Change]) -> list[Difference]:
    """What would become of a thing by these changes: what is there now, and what was there then."""
    revisions = [Revision(part=row.part, part_id=row.part_id, before=row.now, after=row.then) for row in changes]
    parts = of_parts(thing, revisions)
    names = names_in([(type(thing), side) for revision in revisions for side in _own(revision)])
    names |= names_of(parts.mentioned())
    return [*differences(type(thing), *_together(revisions), names), *parts.differences(revisions, names)]


def _told(thing: models.Model, decisions: list[Decision], revisions: list[Revision]) -> list[Entry]:
    parts = of_parts(thing, revisions)
    names = names_in([*_rows(decisions), *((type(thing), side) for r in revisions for side in _own(r))])
    names |= names_of(parts.mentioned())
    groups: dict[tuple[Any, ...], list[Revision]] = defaultdict(list)
    for revision in revisions:
        alone = (None, revision.transaction, revision.by_id, revision.role)
        groups[(revision.decision_id,) if revision.decision_id else alone].append(revision)

    def changed(some: list[Revision]) -> list[Difference]:
        return [*differences(type(thing), *_together(some), names), *parts.differences(some, names)]

    told = []
    for decision in decisions:
        some = groups.pop((decision.pk,), [])
        in_words = changed(some)
        if not in_words or decision.act in OF_TWO:
            in_words = [*_of_decision(decision, names), *in_words]
        told.append(_entry(decision, in_words, _before(thing, some)))
    for some in groups.values():
        first = some[0]
        told.append(Entry(first.at, first.by, _("changed"), changed(some), "", _before(thing, some), first.role))
    return sorted(told, key=lambda entry: entry.at, reverse=True)


def _entry(decision: Decision, changed: list[Difference], bring_back: str = "") -> Entry:
    return Entry(decision.at, decision.by, decision.get_act_display(), changed, decision.reason, bring_back)


def _before(thing: models.Model, revisions: list[Revision]) -> str:
    if not revisions:
        return ""
    return reverse(f"admin:statements_{thing._meta.model_name}_revert", args=[thing.pk, revisions[0].pk])


def _of_decision(decision: Decision, names: Names) -> list[Difference]:
    model = apps.get_model("statements", decision.noun)
    after, before = _flat(decision.after), _flat(decision.before)
    return differences(model, before, after, names)


def _rows(decisions: Iterable[Decision]) -> list[tuple[type[models.Model], Columns]]:
    return [
        (apps.get_model("statements", decision.noun), _flat(side))
        for decision in decisions
        for side in (decision.before, decision.after)
    ]


def _flat(values: Columns) -> Columns:
    """An added statement has its wording within."""
    return {**{k: v for k, v in values.items() if k != "wording"}, **values.get("wording", {})}


def _own(revision: Revision) -> tuple[Columns, Columns]:
    """The columns of the thing itself, or of a wording of it, which are shown as its own."""
    is_listed = revision.part in BELONGING and (
        revision.part != "quotation" or "statement_id" in (revision.after or {})
    )
    return ({}, {}) if is_listed else (revision.before or {}, revision.after or {})


def _together(revisions: list[Revision]) -> tuple[Columns, Columns]:
    """From what was there first to what was there last."""
    before: Columns = {}
    after: Columns = {}
    for revision in revisions:
        was, now = _own(revision)
        before, after = {**was, **before}, {**after, **now}
    return before, {name: value for name, value in after.items() if value != before[name] or not is_told(name)}
