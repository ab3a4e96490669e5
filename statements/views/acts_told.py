"""The acts of editors as readers are told of them: one entry each, whether it is about one statement or thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import ngettext

from statements.models import CorrectedThing, Correction, CorrectiveAct
from statements.views.changed import Changed, Part, about, changes
from statements.views.things_changed import ThingChanged, things_changed


@dataclass(frozen=True, slots=True)
class ActTold:
    """`parts`: what is otherwise now, of all its statements alike. `which`: the page that lists them, where they are
    several."""

    pk: int
    at: datetime
    title: str
    address: str
    done: str
    reason: str = ""
    parts: list[Part] = field(default_factory=list)
    things: list[ThingChanged] = field(default_factory=list)
    which: str = ""


def acts_told(acts: Iterable[CorrectiveAct]) -> list[ActTold]:
    """In the order given, with what each corrected, in a fixed number of queries; without what nobody may see."""
    acts = list(acts)
    corrections = Correction.objects.with_statements().in_bulk({pk for act in acts for pk in act.corrections})
    found = CorrectedThing.objects.filter(pk__in={pk for act in acts for pk in act.things})
    things = {thing.correction.pk: thing for thing in things_changed(found)}
    told = (
        _told(
            act,
            [corrections[pk] for pk in sorted(act.corrections, reverse=True) if pk in corrections],
            [things[pk] for pk in act.things if pk in things],
        )
        for act in acts
    )
    return [one for one in told if one]


def _told(act: CorrectiveAct, corrections: Sequence[Correction], things: list[ThingChanged]) -> ActTold | None:
    if act.statements > 1 and corrections:
        return _of_several(act, corrections, things)
    if corrections:
        return _of_one(act, corrections, things)
    if things:
        first, *others = things
        return ActTold(act.pk, act.at, first.title, first.address, first.done, parts=first.parts, things=others)
    return None


def _of_one(act: CorrectiveAct, corrections: Sequence[Correction], things: list[ThingChanged]) -> ActTold:
    [changed] = changes(corrections)
    statement, done = changed.correction.statement, capfirst(str(changed.correction))
    title, address = about(statement), statement.get_absolute_url()
    return ActTold(act.pk, act.at, title, address, done, changed.reason, changed.parts, things)


def _of_several(act: CorrectiveAct, corrections: Sequence[Correction], things: list[ThingChanged]) -> ActTold:
    each = changes(sorted(corrections, key=lambda one: (one.statement_id, one.pk)))
    which = f"{reverse('corrections')}?act={act.pk}"
    number = ngettext("%(number)s statement", "%(number)s statements", act.statements)
    number %= {"number": f"{act.statements:,}"}
    done = dict.fromkeys(str(one.correction) for one in each)
    reasons = dict.fromkeys(one.reason for one in each if one.reason)
    parts = _of_all(each, act.statements)
    return ActTold(act.pk, act.at, number, which, capfirst(", ".join(done)), " ".join(reasons), parts, things, which)


def _of_all(each: Sequence[Changed], number: int) -> list[Part]:
    """What is the same of all of them; where nothing is, or there are more than were looked at, what it is that is
    otherwise, without the values."""
    are_all = len(each) == number
    same = [part for part in each[0].parts if are_all and all(part in other.parts for other in each)]
    return same or list(dict.fromkeys(Part(part.what) for one in each for part in one.parts))
