"""A wording is taken out of its statement, into one of its own: what that would be, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.merging import may_merge
from statements.admin.pages import page
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse
from statements.models import Quotation


def take_out_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    if not may_merge(room, request):
        raise PermissionDenied
    wording = get_object_or_404(Quotation.objects.select_related("statement__speaker", "statement__lead"), pk=pk)
    whole = wording.statement
    if request.method == "POST":
        try:
            new = curation.take_out(wording, request.user, request.POST.get("reason", ""))  # type: ignore[arg-type]  # staff
        except Refusal as refusal:
            refuse(request, refusal)
            return HttpResponseRedirect(request.path)
        messages.success(request, _("It is a statement of its own now. To undo it, merge it into the one it was in."))
        return HttpResponseRedirect(reverse("admin:statements_statement_change", args=[new.pk]))
    context = {
        "title": _("Take a wording out of its statement"),
        "original": whole,
        "wording": wording,
        "is_nav_sidebar_enabled": False,
        "change_url": "admin:statements_statement_change",
    }
    return page(room, request, "merging/take_out", context)
