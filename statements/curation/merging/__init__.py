"""Two entries for one thing become one, with a reason; and the merger can be undone.

Nothing of either is lost. What belonged to the one that is taken in belongs to the other; its own columns stay as they
were, its address leads on. To undo it moves back just what was moved, as far as it is still there: what came since
stays, and so does what was changed. What was merged on is undone in order, the last first.

belongings.py   what goes with a speaker, a venue, an occasion, an outlet, a topic
wordings.py     what goes with a statement
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.because import because_of
from statements.curation.decisions import Editor, record
from statements.curation.merging.belongings import BELONGINGS, belonging_to, move, move_back
from statements.curation.merging.wordings import move_wordings, move_wordings_back, refuse_unlike
from statements.curation.refusals import Refused
from statements.models import Address, Decision, Merge, Statement

__all__ = ["MERGEABLE", "Preview", "merge", "merger_of", "preview", "undo_merge"]

MERGEABLE: tuple[type[models.Model], ...] = (Statement, *BELONGINGS)
Thing = TypeVar("Thing", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go where a thing goes. `moves`: rows by their noun. `addresses`: the public ids or slugs."""

    moves: dict[str, int]
    addresses: list[str]


def preview(taken: models.Model) -> Preview:
    """What goes where a thing goes."""
    noun = taken._meta.model_name
    if isinstance(taken, Statement):
        moves = {"quotation": taken.quotations.count(), "topicassignment": taken.topic_assignments.count()}
    else:
        moves = belonging_to(taken)
    before = type(taken)._base_manager.filter(merged_into=taken).values("pk")
    given = Address.objects.filter(models.Q(object_id=taken.pk) | models.Q(object_id__in=before), noun=noun)
    return Preview(moves, list(given.order_by("pk").values_list("key", flat=True)))


@transaction.atomic
def merge(taken: models.Model, into: models.Model, by: Editor, reason: str) -> Merge:
    """Let one thing be taken in by another of its noun. Raises Refused where one is merged already, or they are one."""
    if not reason.strip():
        raise Refused(_("Give a reason: whoever wonders about this later will need it."), "reason")
    if type(taken) is not type(into) or taken.pk == into.pk:
        told = _("Choose two different things of one kind: “%(thing)s” cannot be merged into itself.")
        raise Refused(told % {"thing": into})
    taken, into = _locked(taken, into)
    for one in (taken, into):
        if one.merged_into_id:  # type: ignore[attr-defined]
            told = _("“%(one)s” was merged into “%(other)s” already. Choose that one, or undo that merger first.")
            raise Refused(told % {"one": one, "other": one.merged_into})  # type: ignore[attr-defined]
    if isinstance(taken, Statement) and isinstance(into, Statement):
        refuse_unlike(taken, into)
    decision = record(Decision.Act.MERGE, into, by, after={"merged": [taken.pk]}, reason=reason.strip())
    with because_of(decision):
        moved = _move(taken, into)
    noun = into._meta.model_name or ""
    return Merge.objects.create(
        noun=noun, taken_id=taken.pk, into_id=into.pk, reason=reason.strip(), moved=moved, by=by
    )


@transaction.atomic
def undo_merge(merge: Merge, by: Editor, reason: str = "") -> None:
    """Make two things of them again. Raises Refused where something has to be undone first."""
    model = apps.get_model("statements", merge.noun)
    taken, into = _locked(*(model._base_manager.get(pk=pk) for pk in (merge.taken_id, merge.into_id)))
    merge = Merge.objects.select_for_update(of=("self",)).select_related("undone_by").get(pk=merge.pk)
    if merge.undone_at:
        who = merge.undone_by or _("the software")
        raise Refused(_("%(who)s has undone this merger already.") % {"who": who})
    if into.merged_into_id:
        told = _("“%(into)s” was merged into “%(other)s” since: undo that merger first.")
        raise Refused(told % {"into": into, "other": into.merged_into})
    decision = record(Decision.Act.UNMERGE, into, by, before={"merged": [taken.pk]}, reason=reason.strip())
    with because_of(decision):
        _move_back(taken, into, merge.moved)
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])


def merger_of(thing: models.Model) -> Merge | None:
    """The merger by which a thing was taken in, if it was."""
    mergers = Merge.objects.filter(noun=thing._meta.model_name, taken_id=thing.pk, undone_at=None)
    return mergers.select_related("by").first()


def _move(taken: models.Model, into: models.Model) -> dict[str, Any]:
    if isinstance(taken, Statement) and isinstance(into, Statement):
        return move_wordings(taken, into)
    moved = move(taken, into)
    things = type(taken)._base_manager
    if taken.public_since and not into.public_since:  # type: ignore[attr-defined]  # its address must lead to a page
        things.filter(pk=into.pk).update(public_since=taken.public_since)  # type: ignore[attr-defined]
    things.filter(pk=taken.pk).update(merged_into=into)
    return moved


def _move_back(taken: models.Model, into: models.Model, moved: dict[str, Any]) -> None:
    if isinstance(taken, Statement) and isinstance(into, Statement):
        move_wordings_back(taken, into, moved)
        return
    type(taken)._base_manager.filter(pk=taken.pk).update(merged_into=None)
    move_back(taken, into, moved)


def _locked(one: Thing, other: Thing) -> tuple[Thing, Thing]:
    """Both as they are now, locked in one order, whichever is taken in: of two who merge at once, one waits."""
    things: Any = type(one)._base_manager.filter(pk__in=[one.pk, other.pk]).order_by("pk")
    now = {thing.pk: thing for thing in things.select_for_update(of=("self",))}
    return now[one.pk], now[other.pk]
