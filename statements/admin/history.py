"""What became of a thing, as an editor reads it: who, when, what act, and what was there before and after.

Acts are decisions. What each changed, PostgreSQL wrote down in revisions, and also what was changed without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, overload

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from statements.admin.differences import Columns, Difference, Names, differences, is_told, names_in, names_of
from statements.admin.parts import of_parts
from statements.curation import BELONGING, Change, changes_before_each
from statements.models import Decision, Revision, Statement

OF_TWO = {Decision.Act.MERGE, Decision.Act.UNMERGE, Decision.Act.TAKE_OUT}
"""Acts that name another thing, of which revisions know nothing."""
PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """`bring_back`: the address at which what was there before can be brought back, where that would change anything.

    `role`: as which role of the database it was done without an act.
    """

    at: datetime
    by: AbstractBaseUser | None
    act: str
    differences: list[Difference]
    reason: str = ""
    bring_back: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Act:
    """What happened at once: a decision with what it changed, or what was changed without one; by their numbers."""

    at: datetime
    decision: int | None
    revisions: list[int]


class History(Sequence[Entry]):
    """All that happened to a thing, the latest first. Only what is taken out of it is told: long ones are paged."""

    def __init__(self, thing: models.Model, *, may_revert: bool) -> None:
        self.thing = thing
        self.may_revert = may_revert

    def __len__(self) -> int:
        return len(self._acts)

    @overload
    def __getitem__(self, which: int) -> Entry: ...
    @overload
    def __getitem__(self, which: slice) -> list[Entry]: ...
    def __getitem__(self, which: int | slice) -> Entry | list[Entry]:
        if isinstance(which, int):
            return _told(self.thing, [self._acts[which]], self.may_revert)[0]
        return _told(self.thing, self._acts[which], self.may_revert)

    @cached_property
    def _acts(self) -> list[_Act]:
        about = Q(noun=self.thing._meta.model_name, object_id=self.thing.pk)
        columns = ("pk", "at", "decision_id", "transaction", "by_id", "role")
        groups: dict[tuple[Any, ...], list[tuple[int, datetime]]] = defaultdict(list)
        for pk, at, decision, *alone in Revision.objects.filter(about).order_by("pk").values_list(*columns):
            groups[(decision,) if decision else (None, *alone)].append((pk, at))
        if isinstance(self.thing, Statement):
            about |= Q(noun="quotation", object_id__in=list(self.thing.quotations.values_list("pk", flat=True)))
        about |= Q(pk__in=[key[0] for key in groups if key[0]])
        decisions = Decision.objects.filter(about).order_by("-pk").values_list("pk", "at")
        acts = [_Act(at, pk, [number for number, _at in groups.pop((pk,), [])]) for pk, at in decisions]
        acts += [_Act(some[0][1], None, [number for number, _at in some]) for some in groups.values()]
        return sorted(acts, key=lambda act: act.at, reverse=True)


def history_page(history: History, asked: str | None) -> Page[Entry]:
    return Paginator(history, PAGE).get_page(asked)


def entries(decisions: Iterable[Decision]) -> list[Entry]:
    """Decisions made readable by what they themselves say, in a fixed number of queries."""
    decisions = list(decisions)
    names = names_in(_rows(decisions))
    return [_entry(decision, _of_decision(decision, names)) for decision in decisions]


def bringing_back(thing: models.Model, changes: Iterable[Change]) -> list[Difference]:
    """What would become of a thing by these changes: what is there now, and what was there then."""
    revisions = _as_revisions(changes)
    parts = of_parts(thing, revisions)
    names = names_in([(type(thing), side) for revision in revisions for side in _own(revision)])
    names |= names_of(parts.mentioned())
    return [*differences(type(thing), *_together(revisions), names), *parts.differences(revisions, names)]


def _as_revisions(changes: Iterable[Change]) -> list[Revision]:
    return [Revision(part=row.part, part_id=row.part_id, before=row.now, after=row.then) for row in changes]


def _told(thing: models.Model, acts: list[_Act], may_revert: bool) -> list[Entry]:
    revisions = Revision.objects.select_related("by").in_bulk([pk for act in acts for pk in act.revisions])
    decisions = Decision.objects.select_related("by").in_bulk([act.decision for act in acts if act.decision])
    parts = of_parts(thing, revisions.values())
    own = [(type(thing), side) for revision in revisions.values() for side in _own(revision)]
    names = names_in([*_rows(decisions.values()), *own])
    names |= names_of(parts.mentioned())
    back = _addresses_back(thing, acts) if may_revert else {}

    def told(act: _Act) -> Entry:
        some = [revisions[pk] for pk in act.revisions]
        changed = [*differences(type(thing), *_together(some), names), *parts.differences(some, names)]
        bring_back = back.get(some[0].pk, "") if some else ""
        if act.decision is None:
            return Entry(act.at, some[0].by, _("changed"), changed, "", bring_back, some[0].role)
        decision = decisions[act.decision]
        if not changed or decision.act in OF_TWO:
            changed = [*_of_decision(decision, names), *changed]
        return _entry(decision, changed, bring_back)

    return [told(act) for act in acts]


def _addresses_back(thing: models.Model, acts: list[_Act]) -> dict[int, str]:
    """Where what was there before each act can be brought back, by its first change, if that is a difference to see."""
    before = changes_before_each(thing, [act.revisions[0] for act in acts if act.revisions])
    noun = f"admin:statements_{thing._meta.model_name}_revert"
    return {pk: reverse(noun, args=[thing.pk, pk]) for pk, changes in before.items() if _would_tell(thing, changes)}


def _would_tell(thing: models.Model, changes: list[Change]) -> bool:
    revisions = _as_revisions(changes)
    return any(map(_is_listed, revisions)) or bool(differences(type(thing), *_together(revisions), {}))


def _entry(decision: Decision, changed: list[Difference], bring_back: str = "") -> Entry:
    return Entry(decision.at, decision.by, decision.get_act_display(), changed, decision.reason, bring_back)


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
    return ({}, {}) if _is_listed(revision) else (revision.before or {}, revision.after or {})


def _is_listed(revision: Revision) -> bool:
    """Whether it is about a row that hangs on the thing, and came, went or changed."""
    return revision.part in BELONGING and (revision.part != "quotation" or "statement_id" in (revision.after or {}))


def _together(revisions: list[Revision]) -> tuple[Columns, Columns]:
    """From what was there first to what was there last."""
    before: Columns = {}
    after: Columns = {}
    for revision in revisions:
        was, now = _own(revision)
        before, after = {**was, **before}, {**after, **now}
    return before, {name: value for name, value in after.items() if value != before[name] or not is_told(name)}
