"""Where an address leads now: the slug behind an id is decoration, a name may have changed or have been merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import unquote

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext as _

from statements.models import Address
from statements.views.searched_for import carried, searched_for

Thing = TypeVar("Thing", bound=Model)
Page = Callable[[HttpRequest, Any], HttpResponse]


def by_public_id(things: QuerySet[Thing], public_id: str) -> Thing:
    """The thing an id was given to. Raises Http404."""
    return _or_404(next(iter(things.filter(public_id=public_id)), None))  # unique: no order is asked for


def by_slug(things: QuerySet[Thing], slug: str) -> Thing:
    """The thing that has the slug, or had it once. Raises Http404."""
    if found := things.filter(slug=slug).first():
        return found
    noun = things.model._meta.model_name
    given = Address.objects.filter(noun=noun, key=slug).values_list("object_id", flat=True).first()
    return _or_404(things.filter(pk=given).first() if given else None)


def elsewhere(request: HttpRequest, thing: Model) -> HttpResponse | None:
    """A redirect to where the thing is read now; None where the request has come to the right place."""
    merged_into = getattr(thing, "merged_into", None)
    if merged_into is not None:
        while merged_into.merged_into is not None:
            merged_into = merged_into.merged_into
        return HttpResponseRedirect(
            _with_words(request, merged_into.get_absolute_url()), headers={"Cache-Control": "no-cache"}
        )
    # No browser may keep either: a merger can be undone and a name given back, and two kept redirects make a circle.
    address: str = thing.get_absolute_url()  # type: ignore[attr-defined]
    if unquote(address) == request.path:
        return None
    return HttpResponsePermanentRedirect(_with_words(request, address), headers={"Cache-Control": "no-cache"})


def _with_words(request: HttpRequest, address: str) -> str:
    return address + carried(searched_for(request))


def _or_404(thing: Thing | None) -> Thing:
    if thing is None:
        raise Http404(_("Nothing was ever published at this address."))
    return thing
