"""The list of likely duplicates of one noun: why each pair may be one, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.pages import page
from statements.admin.refusals import Refusal, in_words
from statements.duplicates import Pair, likely_duplicates
from statements.models import State, Statement

MOST = 50  # pairs on a page; the next come when these are decided
# What is counted of each: of the two, the one with more of it stays.
COUNTED = {
    "speaker": "statements",
    "venue": "occasions",
    "occasion": "statements",
    "outlet": "articles",
    "topic": "assignments",
    "statement": "quotations",
}


@dataclass(frozen=True, slots=True)
class Twins:
    """`taken` is the one with less, or that readers do not know. Each has what is counted of it as `number`."""

    why: str
    taken: Any
    into: Any


def duplicates_view(room: Any, request: HttpRequest) -> HttpResponse:
    if not room.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _tell_apart(room, request)
    pairs = likely_duplicates(room.model)
    noun = room.opts.model_name
    context = {
        "title": _("Likely duplicates"),
        "original": None,
        "twins": _twins(room.model, pairs[:MOST]),
        "number": len(pairs),
        "counted": room.model._meta.get_field(COUNTED[noun]).related_model._meta.verbose_name_plural,
        "may_merge": request.user.has_perm(f"statements.merge_{noun}"),
        "may_tell_apart": room.has_change_permission(request),
        "is_nav_sidebar_enabled": False,
        "change_url": f"admin:statements_{noun}_change",
        "merge_url": f"admin:statements_{noun}_merge",
    }
    return page(room, request, "merging/duplicates", context)


def _tell_apart(room: Any, request: HttpRequest) -> HttpResponse:
    if not room.has_change_permission(request):
        raise PermissionDenied
    keys = keys_in([request.POST.get("one", ""), request.POST.get("other", "")])
    pair = list(room.model._base_manager.filter(pk__in=keys).order_by("pk"))
    try:
        if len(pair) != len(("one", "other")):
            raise curation.Refused(_("Choose two different things of one kind."))
        curation.tell_apart(pair[0], pair[1], request.user)  # type: ignore[arg-type]  # staff
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    else:
        told = _("“%(one)s” and “%(other)s” are different: this is not asked again.")
        messages.success(request, told % {"one": pair[0], "other": pair[1]})
    return HttpResponseRedirect(request.path)


def _twins(model: Any, pairs: list[Pair]) -> list[Twins]:
    keys = {key for pair in pairs for key in (pair.one, pair.other)}
    things = model._base_manager.annotate(number=Count(COUNTED[model._meta.model_name]))
    if model is Statement:
        things = things.select_related("speaker", "lead__text__article").defer("lead__text__text")
    counted = things.in_bulk(keys)
    there = [pair for pair in pairs if pair.one in counted and pair.other in counted]
    twins = []
    for pair in there:
        into, taken = sorted((counted[pair.one], counted[pair.other]), key=_what_stays)
        twins.append(Twins(str(pair.why.label), taken, into))
    return twins


def _what_stays(thing: Any) -> tuple[bool, int, int]:
    return getattr(thing, "state", State.PUBLISHED) != State.PUBLISHED, -thing.number, thing.pk
