"""Merging: which other it is, a preview of what would move, the merger, and its undoing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin.differences import differences, names_in
from statements.admin.duplicates import duplicates_view
from statements.admin.keys import keys_in
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse
from statements.duplicates import NOUNS
from statements.models import Merge, Statement

MOST = 20  # others that a search for the one offers
NOT_COMPARED = {"slug", "rule", "state", "reason", "lead_id", "lead_chosen", "merged_into_id", "checked"}


def urls_of(room: Any) -> list[Any]:
    """The addresses of merging for one noun, where things of it can be merged."""
    if room.model not in curation.MERGEABLE:
        return []
    name, site = f"statements_{room.opts.model_name}", room.admin_site
    duplicates = site.admin_view(partial(duplicates_view, room))
    return [
        *([path("duplicates/", duplicates, name=f"{name}_duplicates")] if room.model in NOUNS else []),
        path("<int:pk>/merge/", site.admin_view(partial(merge_view, room)), name=f"{name}_merge"),
        path("<int:pk>/merge/undo/", site.admin_view(require_POST(partial(undo_view, room))), name=f"{name}_unmerge"),
    ]


def may_merge(room: Any, request: HttpRequest) -> bool:
    return room.model in curation.MERGEABLE and request.user.has_perm(f"statements.merge_{room.opts.model_name}")


def merge_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Merge the thing into another: choose the other, look at what would move, say why."""
    if not may_merge(room, request):
        raise PermissionDenied
    taken = get_object_or_404(room.model, pk=pk)
    into = room.model._base_manager.filter(
        pk__in=keys_in([request.POST.get("into") or request.GET.get("into") or ""])
    ).first()
    if request.method == "POST" and into:
        return _merge(room, request, taken, into)
    context = _page(room, request, taken, _("Merge “%(thing)s” into another") % {"thing": taken})
    if into is None:
        asked = request.GET.get("q", "").strip()
        context |= {"asked": asked, "others": _others(room, request, taken, asked)}
        return TemplateResponse(request, "admin/statements/merging/choose.html", context)
    context |= {"into": into, "title": _("Merge into “%(thing)s”") % {"thing": into}, **_compared(taken, into)}
    return TemplateResponse(request, "admin/statements/merging/preview.html", context)


def undo_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the merger by which the thing was taken in."""
    if not may_merge(room, request):
        raise PermissionDenied
    taken = get_object_or_404(room.model, pk=pk)
    try:
        if (merger := curation.merger_of(taken)) is None:
            raise curation.Refused(_("“%(thing)s” is not merged into another.") % {"thing": taken})
        curation.undo_merge(merger, request.user, request.POST.get("reason", ""))  # type: ignore[arg-type]  # staff
    except Refusal as refusal:
        refuse(request, refusal)
    else:
        messages.success(request, _("Undone: “%(thing)s” is again what it was.") % {"thing": taken})
    return HttpResponseRedirect(_address(room, "change", pk))


def merging_of(room: Any, request: HttpRequest, thing: models.Model) -> dict[str, Any]:
    """What the page of a thing says about mergers."""
    if room.model not in curation.MERGEABLE:
        return {}
    taken_in = Merge.objects.filter(noun=room.opts.model_name, into_id=thing.pk, undone_at=None)
    here = room.model._base_manager.in_bulk(taken_in.values_list("taken_id", flat=True))
    return {
        "merger": curation.merger_of(thing),
        "took_in": [here[pk] for pk in sorted(here)],
        "may_merge": may_merge(room, request),
        "merge_url": _address(room, "merge", thing.pk),
        "unmerge_url": f"admin:statements_{room.opts.model_name}_unmerge",
        "change_url": f"admin:statements_{room.opts.model_name}_change",
    }


def _merge(room: Any, request: HttpRequest, taken: models.Model, into: models.Model) -> HttpResponse:
    try:
        curation.merge(taken, into, request.user, request.POST.get("reason", ""))  # type: ignore[arg-type]  # staff
    except Refusal as refusal:
        refuse(request, refusal)
        return HttpResponseRedirect(f"{_address(room, 'merge', taken.pk)}?into={into.pk}")
    told = _("“%(taken)s” is merged into “%(into)s”. It can be undone on this page.")
    messages.success(request, told % {"taken": taken, "into": into})
    return HttpResponseRedirect(_address(room, "change", into.pk))


@dataclass(frozen=True, slots=True)
class Moving:
    what: str
    number: int


def _compared(taken: models.Model, into: models.Model) -> dict[str, Any]:
    """What would move, and what the two say differently: both keep what they say."""
    seen = curation.preview(taken)
    one, other = _columns(taken), _columns(into)
    names = names_in([(type(taken), one), (type(taken), other)])
    compared = differences(type(taken), one, other, names)
    return {
        "moving": [Moving(_rows(part), number) for part, number in seen.moves.items()],
        "addresses": seen.addresses,
        "differences": [each for each in compared if each.before != each.after],
        "wordings": list(taken.quotations.all()) if isinstance(taken, Statement) else [],
    }


def _columns(thing: models.Model) -> dict[str, Any]:
    return {name: value for name, value in curation.snapshot(thing).items() if name not in NOT_COMPARED}


def _rows(part: str) -> str:
    noun = "occasion" if part == "article_occasions" else part
    model = apps.get_model("statements", noun)
    return capfirst(
        str(_("articles that report it") if part == "article_occasions" else model._meta.verbose_name_plural)
    )


def _others(room: Any, request: HttpRequest, taken: models.Model, asked: str) -> list[Any]:
    """Those that it may be merged into: what is searched for, else what is like it."""
    things = room.model._base_manager.filter(merged_into=None).exclude(pk=taken.pk)
    if asked:
        found, doubled = room.get_search_results(request, things, asked)
        return list((found.distinct() if doubled else found)[:MOST])
    if isinstance(taken, Statement):
        alike = things.filter(speaker=taken.speaker, said_edtf=taken.said_edtf, state__in=["proposed", "published"])
        return list(alike.exclude(speaker=None).select_related("speaker", "lead").order_by("-pk")[:MOST])
    return []


def _page(room: Any, request: HttpRequest, thing: models.Model, title: str) -> dict[str, Any]:
    return {
        **room.admin_site.each_context(request),
        "title": title,
        "opts": room.opts,
        "original": thing,
        "is_nav_sidebar_enabled": False,
        "change_url": f"admin:statements_{room.opts.model_name}_change",
        "merge_url": f"admin:statements_{room.opts.model_name}_merge",
    }


def _address(room: Any, page: str, pk: int) -> str:
    return reverse(f"admin:statements_{room.opts.model_name}_{page}", args=[pk])
