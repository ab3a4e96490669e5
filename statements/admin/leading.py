"""Which of its wordings leads a statement: an editor chooses one, or leaves it to the rule again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.recorded import editor_of
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse
from statements.models import Quotation, Statement

BY_THE_RULE = "rule"


def lead_view(room: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """`wording`: its number, or "rule"."""
    statement = get_object_or_404(Statement, pk=pk)
    if not room.has_decide_permission(request):
        raise PermissionDenied
    try:
        changed = curation.choose_lead(
            statement, _chosen(request, statement), editor_of(request), request.POST.get("reason", "")[:2000]
        )
    except Refusal as refusal:
        refuse(request, refusal)
    else:
        messages.success(request, _("Saved.") if changed else _("It was so already."))
    return HttpResponseRedirect(reverse("admin:statements_statement_change", args=[pk]))


def _chosen(request: HttpRequest, statement: Statement) -> Quotation | None:
    given = request.POST.get("wording", "")
    if given == BY_THE_RULE:
        return None
    found = Quotation.objects.filter(pk__in=keys_in([given]), statement=statement).first()
    if found is None:
        raise curation.Refused(_("Choose one of its wordings, or leave it to the rule."))
    return found
