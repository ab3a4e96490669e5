"""Which version of a thing an editor has before them: nobody writes over what they have not seen."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from statements.curation.refusals import Refused
from statements.models import Decision, Quotation, Statement


class Outdated(Refused):
    """Somebody decided about the thing since it was shown. `since`: what, the first one first."""

    def __init__(self, since: list[Decision]) -> None:
        names = [str(one.by.get_full_name() or one.by) if one.by else _("the software") for one in since]
        super().__init__(
            _("%(who)s changed this after you opened it. Nothing of yours was saved: compare both, and save again.")
            % {"who": ", ".join(dict.fromkeys(names))}
        )
        self.since = since


def about(thing: models.Model) -> Q:
    """The decisions about a thing; those about a statement's wordings are the statement's."""
    own = Q(noun=thing._meta.model_name, object_id=thing.pk)
    if isinstance(thing, Statement):
        own |= Q(noun="quotation", object_id__in=list(thing.quotations.values_list("pk", flat=True)))
    return own


def version_of(thing: models.Model) -> int:
    """The number of the last decision about it; 0 where nobody decided anything."""
    return Decision.objects.filter(about(thing)).aggregate(last=Max("pk"))["last"] or 0


def versions_of(statements: Iterable[int]) -> dict[int, int]:
    """The same for many statements, by their numbers, in three questions."""
    versions = dict.fromkeys(statements, 0)
    wordings = dict(Quotation.objects.filter(statement__in=versions).values_list("pk", "statement_id"))
    for noun, keys in (("statement", {pk: pk for pk in versions}), ("quotation", wordings)):
        last = Decision.objects.filter(noun=noun, object_id__in=keys).values("object_id").annotate(last=Max("pk"))
        for object_id, number in last.values_list("object_id", "last"):
            versions[keys[object_id]] = max(versions[keys[object_id]], number)
    return versions


def expect(thing: models.Model, version: int | None) -> None:
    """Lock a thing until the transaction ends. Raises Outdated where it is a newer version than the one that was seen.

    None: whoever asks had none before them, as a script.
    """
    type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    if version is None:
        return
    newer = Decision.objects.filter(about(thing), pk__gt=version).select_related("by").order_by("pk")
    if since := list(newer):
        raise Outdated(since)
