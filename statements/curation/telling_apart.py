"""Two entries that look like one are not: an editor says so, and nothing asks again."""

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, record
from statements.curation.refusals import Refused
from statements.models import Decision, LikelyDuplicate


@transaction.atomic
def tell_apart(one: models.Model, other: models.Model, by: Editor, reason: str = "") -> None:
    """The decision is about the one with the lower number, and says the number of the other."""
    if type(one) is not type(other) or one.pk == other.pk:
        raise Refused(_("Choose two different things of one kind."))
    first, second = sorted([one, other], key=lambda thing: thing.pk)
    after = {"distinct_from": second.pk}
    if not Decision.objects.filter(
        act=Decision.Act.DISTINCT, noun=first._meta.model_name, object_id=first.pk, after=after
    ).exists():
        record(Decision.Act.DISTINCT, first, by, after=after, reason=reason)
    LikelyDuplicate.objects.filter(noun=first._meta.model_name, one=first.pk, other=second.pk).delete()
