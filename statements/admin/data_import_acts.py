"""What an editor does with an import: say which column is which, let it in, stop it, go on, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from statements import curation, imports
from statements.admin.keys import keys_in
from statements.admin.recorded import editor_of
from statements.admin.typed import refuse
from statements.importing import Unreadable, as_csv
from statements.loading.layouts import ENCODINGS
from statements.models import DataImport

Kind = DataImport.Kind

TO_LET_IN = {
    Kind.STATEMENTS: "statements.withdraw_statement",
    Kind.SPEAKERS: "statements.change_speaker",
    Kind.VENUES: "statements.change_venue",
    Kind.TOPICS: "statements.change_topic",
    Kind.OUTLETS: "statements.change_outlet",
}
"""What one must be allowed to do: whoever publishes thousands that nobody looked at must be able to take them back."""


def may_let_in(request: HttpRequest, one: DataImport) -> bool:
    return request.user.has_perm(TO_LET_IN[Kind(one.kind)])


@require_POST
def act_on(request: HttpRequest, pk: int) -> HttpResponse:
    """The act is one of `arrange`, `let_in`, `stop`, `go_on`, `take_back`, `bring_back`."""
    if not request.user.has_perm("statements.add_dataimport"):
        raise PermissionDenied
    one = get_object_or_404(DataImport, pk=pk)
    try:
        told = _do(request, one, request.POST.get("act", ""))
    except (curation.Refused, Unreadable) as refusal:
        refuse(request, refusal)
    else:
        messages.success(request, told)
    return HttpResponseRedirect(reverse("admin:statements_dataimport_change", args=[pk]))


def _do(request: HttpRequest, one: DataImport, act: str) -> str:
    by = editor_of(request)
    if act == "arrange":
        encoding = request.POST.get("encoding", "")
        said = zip(one.headers, request.POST.getlist("column"), strict=False)
        imports.arrange(one, by, encoding if encoding in ENCODINGS else one.encoding, dict(said))
        return _("It is looked at again.")
    if act == "stop":
        curation.stop(one, by)
        return _("Stopped.")
    if act in ("let_in", "go_on", "take_back", "bring_back") and not (
        may_let_in(request, one) or (act == "go_on" and one.step == DataImport.Step.CHECK)
    ):
        raise PermissionDenied
    if act == "let_in":
        with transaction.atomic():
            curation.expect(one, next(iter(keys_in([request.POST.get("version", "")])), None))
            imports.let_in(one, by)
        return _("It goes in. You may close this page.")
    if act == "go_on":
        imports.go_on(one, by)
        return _("It goes on.")
    if act == "take_back":
        imports.take_back(one, by, request.POST.get("reason", ""))
        if one.kind != Kind.STATEMENTS:
            return _("What it said is undone, but for what somebody decided about since, or what is used.")
        return _("Its statements are withdrawn, but for those that somebody decided about since.")
    if act == "bring_back":
        imports.bring_back(one, by)
        if one.kind != Kind.STATEMENTS:
            return _("What it said is said again, but of what somebody decided about since.")
        return _("Its statements are published again, but for those that somebody decided about since.")
    raise curation.Refused(_("Nothing was done: choose what is to be done."))


@require_safe
def refused_rows(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The rows that stay out, with the reasons, as CSV."""
    if not request.user.has_perm("statements.view_dataimport"):
        raise PermissionDenied
    one = get_object_or_404(DataImport.objects.defer("content", "shown"), pk=pk)
    answer = StreamingHttpResponse(as_csv(one), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="refused-{one.pk}.csv"'
    return answer
