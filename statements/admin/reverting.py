"""The page that shows what an earlier version would change, and brings it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.history import bringing_back
from statements.admin.keys import keys_in
from statements.admin.pages import page
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse


def revert_view(room: Any, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """What was there before a revision of a thing, of whatever noun the room of the admin is."""
    thing = get_object_or_404(room.model, pk=pk)
    if not room.has_change_permission(request, thing):
        raise PermissionDenied
    noun = room.opts.model_name
    if request.method == "POST":
        [seen] = keys_in([request.POST.get("seen", "")]) or [0]
        try:
            curation.revert(thing, revision, request.user, reason=request.POST.get("reason", "").strip(), seen=seen)  # type: ignore[arg-type]  # staff
        except Refusal as refusal:
            refuse(request, refusal)
            return HttpResponseRedirect(request.path)
        messages.success(request, _("It is as it was then. What was there until now is kept in its history."))
        return HttpResponseRedirect(reverse(f"admin:statements_{noun}_history", args=[pk]))
    context = {
        "title": _("Bring back an earlier version"),
        "original": thing,
        "differences": bringing_back(thing, curation.changes_before(thing, revision)),
        "seen": curation.latest_revision(thing),
        "history_url": reverse(f"admin:statements_{noun}_history", args=[pk]),
        "is_nav_sidebar_enabled": False,
    }
    return page(room, request, "revert", context)
