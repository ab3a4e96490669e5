"""The pages of the admin that are ours from top to bottom: what each of them begins with."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _


def thing_at(room: Any, request: HttpRequest, object_id: str) -> Any:
    """The thing that an address of this room names. Raises PermissionDenied, and Http404 where there is none."""
    if not room.has_view_permission(request):
        raise PermissionDenied
    thing = room.get_object(request, unquote(object_id))
    if thing is None:
        raise Http404(_("There is no such %(noun)s.") % {"noun": room.opts.verbose_name})
    return thing


def page(room: Any, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of this room. `template`: its path in templates/admin/statements/, without the ending."""
    around = {**room.admin_site.each_context(request), "opts": room.opts}
    return TemplateResponse(request, f"admin/statements/{template}.html", {**around, **context})
