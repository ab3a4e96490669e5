"""Who is at this desk: one stays, takes over from another, or leaves."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from statements.admin.triage.turn import address
from statements.curation import presence
from statements.models import Article


@require_POST
def stay(request: HttpRequest, pk: int) -> HttpResponse:
    """What an open page says now and then. Who is there, where it is another."""
    article, editor = _desk(request, pk)
    there = presence.come(article, editor)
    return JsonResponse({"other": "" if there.editor_id == editor.pk else presence.name_of(there)})


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    article, editor = _desk(request, pk)
    if not editor.has_perm("statements.change_statement"):
        raise PermissionDenied
    presence.take_over(article, editor)
    return HttpResponseRedirect(address(article))


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """What a page says when it is closed."""
    article, editor = _desk(request, pk)
    presence.leave(article, editor)
    return HttpResponse(status=204)


def _desk(request: HttpRequest, pk: int) -> tuple[Article, User]:
    """For those who may decide, and for a contributor whom an act of their own brought to this desk."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk, sealed_at=None)
    if not request.user.has_perm("statements.change_statement") and not presence.is_held_by(article, request.user):
        raise PermissionDenied
    return article, request.user
