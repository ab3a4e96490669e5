"""What an editor did last in an article is taken back, one act after another. Each leaves a decision of its own.

What was published keeps its address: to take a publication back is to withdraw it, and to take a withdrawal back is to
publish again. What was added stays, rejected. Names that were made on the way stay too.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.decisions import Columns, Editor, difference, snapshot
from statements.curation.refusals import Refused
from statements.curation.topics import are_as_decided, assign_as_before
from statements.models import Article, Decision, Quotation, State, Statement
from statements.models.decision import one_act

# PostgreSQL makes these of the others.
_DERIVED = {"content", "sentence", "cue", "attribution", "start"}
_LISTED = {"topics", "occasions"}
# Acts that are taken back in another way, or not at all.
_OTHERWISE = [
    *(Decision.Act.UNDO, Decision.Act.REVERT, Decision.Act.MERGE, Decision.Act.UNMERGE, Decision.Act.TAKE_OUT),
    Decision.Act.DISTINCT,
]


def last_act(article: Article, by: Editor) -> list[Decision]:
    """The decisions of the last act of an editor in an article that is not taken back, the last one first."""
    own = _decided_in(article).filter(by=by, undone_by=None).exclude(act__in=_OTHERWISE).order_by("-pk")
    last = own.first()
    if last is None or last.together is None:
        return [last] if last else []
    return list(own.filter(together=last.together))


@transaction.atomic
@one_act()
def undo(article: Article, by: Editor) -> list[Decision]:
    """Take the last act back; its decisions. Raises Refused where there is none, or another changed the same since."""
    Article.objects.select_for_update().get(pk=article.pk)
    decisions = last_act(article, by)
    if not decisions:
        raise Refused(_("Nothing that you did in this article is left to take back."))
    for decision in decisions:
        _take_back(decision, by)
    return decisions


def _decided_in(article: Article) -> QuerySet[Decision]:
    quotations = Quotation.objects.filter(text__article=article)
    statements = set(quotations.values_list("statement_id", flat=True))
    return Decision.objects.filter(
        Q(noun="article", object_id=article.pk)
        | Q(noun="statement", object_id__in=statements)
        | Q(noun="quotation", object_id__in=list(quotations.values_list("pk", flat=True)))
    )


def _take_back(decision: Decision, by: Editor) -> None:
    model: type[models.Model] = apps.get_model("statements", decision.noun)
    thing = model._base_manager.select_for_update().get(pk=decision.object_id)
    before = snapshot(thing)
    _refuse_what_changed_since(decision, thing, before)
    columns = _columns(decision, thing)
    for name, value in columns.items():
        setattr(thing, name, value)
    if columns:
        thing.save(update_fields=[thing._meta.get_field(name.removesuffix("_id")).name for name in columns])
        thing.refresh_from_db()
    undone = difference(Decision.Act.UNDO, thing, by, before, snapshot(thing))
    for name in _LISTED & decision.before.keys():
        undone.before[name] = sorted(_list(thing))
        _set_list(thing, name, decision)
        undone.after[name] = sorted(_list(thing))
    undone.undoes = decision
    undone.save()


def _columns(decision: Decision, thing: models.Model) -> Columns:
    """What to write."""
    if decision.act == Decision.Act.ADD:
        is_proposal = isinstance(thing, Statement) and thing.state == State.PROPOSED
        return {"state": State.REJECTED, "reason": _("Added by mistake.")} if is_proposal else {}
    if decision.after.get("state") == State.PUBLISHED:
        reason = decision.before.get("reason") or _("Published by mistake, and taken back.")
        return {"state": State.WITHDRAWN, "reason": reason}
    columns = {name: value for name, value in decision.before.items() if name not in _DERIVED | _LISTED}
    return _without_a_past_time({name: _value(thing, name, value) for name, value in columns.items()})


def _without_a_past_time(columns: Columns) -> Columns:
    """To go back publishes nothing: what was to be published at a time that has passed since waits for an editor."""
    at = columns.get("publish_at")
    if at is None or at > timezone.now():
        return columns
    left = {name: value for name, value in columns.items() if name not in {"publish_at", "publish_zone"}}
    if not left:
        raise Refused(_("The time at which it was to be published has passed: publish it now, or set another."))
    return left


def _value(thing: models.Model, name: str, value: Any) -> Any:
    """As JSON kept it, as the column has it; other things as their numbers."""
    field: Any = thing._meta.get_field(name.removesuffix("_id"))
    return value if field.is_relation else field.to_python(value)


def _refuse_what_changed_since(decision: Decision, thing: models.Model, now: Columns) -> None:
    if decision.act == Decision.Act.ADD:
        return
    written = decision.after.keys() - _DERIVED - _LISTED
    listed = any(not _is_as_listed(thing, name, decision) for name in _LISTED & decision.after.keys())
    led = decision.before.get("lead_id")
    is_elsewhere = led is not None and not Quotation.objects.filter(pk=led, statement=thing.pk).exists()
    if listed or is_elsewhere or any(now[name] != decision.after[name] for name in written):
        raise Refused(
            _("“%(thing)s” was changed again since: look at its history, and correct it there.")
            % {"thing": str(thing)[:80]}
        )


def _is_as_listed(thing: models.Model, name: str, decision: Decision) -> bool:
    """Topics that a rule gave since are no change of what was decided."""
    if isinstance(thing, Statement):
        return are_as_decided(thing, decision)
    return _list(thing) == set(decision.after[name])


def _list(thing: models.Model) -> set[int]:
    """The numbers of the topics or the occasions that a thing has now."""
    if isinstance(thing, Statement):
        return set(thing.topic_assignments.standing().values_list("topic", flat=True))
    return set(thing.occasions.values_list("pk", flat=True)) if isinstance(thing, Article) else set()


def _set_list(thing: models.Model, name: str, decision: Decision) -> None:
    if isinstance(thing, Statement):
        was, became = set(decision.before[name]), set(decision.after[name])
        assign_as_before(thing, decision, _list(thing) - (became - was) | (was - became))
    elif isinstance(thing, Article):
        thing.occasions.set(decision.before[name])
