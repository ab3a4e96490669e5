"""What an editor does with an upload that was sent in: cancel, try again, take it back, bring it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from statements import curation, uploads
from statements.admin.keys import keys_in
from statements.admin.pages import page
from statements.admin.recorded import editor_of
from statements.admin.typed import refuse
from statements.models import Decision, Upload, UploadedFile

Outcome = UploadedFile.Outcome


def acts_on(upload: Upload) -> QuerySet[Decision]:
    """What was decided about it, without the long lists of what it was about."""
    about = Decision.objects.filter(noun="upload", object_id=upload.pk)
    return about.select_related("by").defer("before", "after").order_by("-pk")


@require_POST
def act_on_files(request: HttpRequest, pk: int) -> HttpResponse:
    """ "cancel 12" and "try_again 12" for one file, "cancel waiting" and "try_again given_up" for all of those."""
    if not request.user.has_perm("statements.add_upload"):
        raise PermissionDenied
    upload = get_object_or_404(Upload, pk=pk)
    match request.POST.get("act", "").split():
        case [("cancel" | "try_again") as act, which]:
            files = (
                upload.files.filter(outcome=which)
                if which in Outcome.values
                else upload.files.filter(pk__in=keys_in([which]))
            )
            _tell(request, act, _do(act, files.defer("content"), editor_of(request)))
    return _back_to(upload)


def _do(act: str, files: QuerySet[UploadedFile], by: curation.Editor) -> int:
    return curation.cancel(files, by) if act == "cancel" else uploads.try_again(files, by)


def _tell(request: HttpRequest, act: str, done: int) -> None:
    if not done:
        messages.warning(request, _("Nothing was done: it has another outcome by now."))
    elif act == "cancel":
        told = ngettext("%(number)s file will not be read.", "%(number)s files will not be read.", done)
        messages.success(request, told % {"number": done})
    else:
        told = ngettext("%(number)s file waits again.", "%(number)s files wait again.", done)
        messages.success(request, told % {"number": done})


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int, room: Any) -> HttpResponse:
    """Show what would go and what stays; taken back is what goes when the form is sent."""
    upload = _to_decide(request, pk)
    if request.method != "POST":
        context = {"title": _("Take this upload back"), "upload": upload, "goes": curation.would_go(upload)}
        return page(room, request, "upload/take_back", context)
    try:
        gone = curation.take_back(upload, editor_of(request), request.POST.get("reason", ""))
    except curation.Refused as refusal:
        refuse(request, refusal)
        return HttpResponseRedirect(request.path)
    else:
        messages.success(request, _told(gone))
        if gone.stays:
            messages.warning(request, _told_of_what_stays(gone))
    return _back_to(upload)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    upload = _to_decide(request, pk)
    try:
        uploads.bring_back(upload, editor_of(request))
    except curation.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Brought back: everything is as it was, but for what was decided since."))
    return _back_to(upload)


def _to_decide(request: HttpRequest, pk: int) -> Upload:
    if not request.user.has_perm("statements.change_statement"):
        raise PermissionDenied
    return get_object_or_404(Upload, pk=pk)


def _told(gone: curation.TakenBack) -> str:
    told = _("Taken back: %(articles)s articles, %(proposals)s proposals rejected, %(waiting)s files not read.")
    return told % {
        "articles": len(gone.files),
        "proposals": len(gone.proposals),
        "waiting": len(gone.waiting),
    }


def _told_of_what_stays(gone: curation.TakenBack) -> str:
    told = ngettext(
        "%(number)s article stays: something of it was decided, or somebody else sent it in too.",
        "%(number)s articles stay: something of them was decided, or somebody else sent them in too.",
        len(gone.stays),
    )
    return told % {"number": len(gone.stays)}


def _back_to(upload: Upload) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:statements_upload_change", args=[upload.pk]))
