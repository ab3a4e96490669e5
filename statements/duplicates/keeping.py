"""The pairs that were found last, kept, so that the first page of the admin tells at once how many there are."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Exists, OuterRef, QuerySet

from statements.duplicates.pairs import Pair
from statements.models import LikelyDuplicate, State, Statement


@transaction.atomic
def keep(model: type[models.Model], pairs: list[Pair]) -> None:
    """Put these in the place of those that were found before. Writes what differs and nothing else."""
    noun = str(model._meta.model_name)
    now = {(pair.one, pair.other) for pair in pairs}
    known = set(LikelyDuplicate.objects.filter(noun=noun).values_list("one", "other"))
    new = [LikelyDuplicate(noun=noun, one=one, other=other) for one, other in sorted(now - known)]
    LikelyDuplicate.objects.bulk_create(new, ignore_conflicts=True)
    LikelyDuplicate.objects.filter(pk__in=[(noun, *pair) for pair in sorted(known - now)]).delete()


def kept(model: type[models.Model]) -> QuerySet[LikelyDuplicate]:
    """Those of which neither has been merged, or decided against, since they were found."""
    standing = model._base_manager.filter(merged_into=None)
    if model is Statement:
        standing = standing.filter(state__in=[State.PROPOSED, State.PUBLISHED])
    both = (Exists(standing.filter(pk=OuterRef(column))) for column in ("one", "other"))
    return LikelyDuplicate.objects.filter(*both, noun=model._meta.model_name)
