"""What became of what the software proposed: kept, corrected or rejected, by people.

Of a statement with several wordings the leading one counts. What is not decided is not counted, nor what says nothing
of the software: a rejection that was not its fault, a publication that was taken back, what the software itself
published. docs/editing.md tells editors the same.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from statements.curation.reasons import NO_FAULT, UPLOAD_TAKEN_BACK
from statements.models import Article, Decision, State, Statement
from statements.models.finding import tenth_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Act = Decision.Act
FACTS: dict[str, tuple[str, StrOrPromise]] = {
    "headline": ("headline", _("headline")),
    "outlet": ("outlet_id", _("outlet")),
    "published": ("published_edtf", _("date of publication")),
    "occasions": ("occasions", _("occasions")),
}
"""What is said of an article as a whole, by what a reading calls it: what decisions call it, and in words."""


class Outcome(models.TextChoices):
    UNCHANGED = "unchanged", _("accepted unchanged")
    CORRECTED = "corrected", _("accepted after correction")
    REJECTED = "rejected", _("rejected")


def decided(statements: QuerySet[Statement]) -> QuerySet[Any]:
    """Those that the software proposed and people decided about, each with its `outcome`."""
    by_people = _decisions("statement", OuterRef("pk")).filter(act__in=[Act.PUBLISH, Act.REJECT, Act.EMBARGO, Act.JOIN])
    taken_back = _decisions("statement", OuterRef("pk")).filter(act=Act.UNDO, after__state=State.WITHDRAWN)
    no_fault = reduce(or_, (Q(reason__istartswith=str(one)) for one in [*NO_FAULT, UPLOAD_TAKEN_BACK]))
    outcome = Case(
        When(state=State.REJECTED, then=Value(Outcome.REJECTED)),
        When(_is_corrected(), then=Value(Outcome.CORRECTED)),
        default=Value(Outcome.UNCHANGED),
        output_field=CharField(),
    )
    return (
        statements.filter(Exists(by_people), lead__finding__isnull=False)
        .exclude(state=State.PROPOSED, publish_at=None)
        .exclude(Q(state=State.REJECTED) & no_fault)
        .exclude(Q(state=State.WITHDRAWN) & Q(Exists(taken_back)))
        .annotate(outcome=outcome)
    )


def as_found(statements: QuerySet[Statement]) -> QuerySet[Any]:
    """With the form in which the software proposed each, and the tenth in which its confidence was: 9 is from .9 on."""
    return statements.annotate(
        found_form=KeyTextTransform("form", "lead__finding__proposed"), tenth=tenth_of("lead__finding__confidence")
    )


def facts_of(name: str, *, corrected: bool, articles: QuerySet[Article]) -> QuerySet[Article]:
    """The articles that people confirmed in which a fact the software had read was corrected, or kept."""
    own = _decisions("article", OuterRef("pk"))
    column, _words = FACTS[name]
    correction = Exists(own.filter(after__has_key=column, undone_by=None).exclude(act=Act.UNDO))
    confirmed = articles.filter(Exists(own.filter(act=Act.CONFIRM)), confirmed=True)
    read = confirmed.exclude(original__given__has_key=name)
    return read.filter(correction) if corrected else read.exclude(correction)


def _is_corrected() -> Q:
    """Whether people gave it other words, another form or another speaker; or it was joined with another."""
    speaker = _decisions("statement", OuterRef("pk")).filter(
        after__has_any_keys=["speaker_id", "unnamed_source"], act=Act.CORRECT, undone_by=None
    )
    return (
        Q(state=State.MERGED)
        | ~Q(lead__spans=F("lead__finding__spans"))
        | ~Q(lead__form=KeyTextTransform("form", "lead__finding__proposed"))
        | Q(Exists(speaker))
    )


def _decisions(noun: str, which: OuterRef) -> QuerySet[Decision]:
    """Of people, about one."""
    return Decision.objects.filter(noun=noun, object_id=which, by__isnull=False).order_by()
