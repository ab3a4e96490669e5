"""What editors send in, uploads and imports: the bytes wait apart while they come, and then it is only looked at."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from statements.admin.paging import BoundedPaginator
from statements.admin.recorded import ModelAdmin
from statements.admin.spool import Spool, most_bytes
from statements.models import Outlet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ReadOnly(ModelAdmin):
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class SentIn(ReadOnly):
    """Who adds one sends files with it: `send` answers, while they lie in the spool."""

    def most_bytes(self, name: str) -> int:
        """How large a file of that name may be."""
        return most_bytes(name)

    def send(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError

    @method_decorator(csrf_exempt)  # `_checked` looks for the token: that reads the files, and first we say where to
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        with closing(Spool(request, self.most_bytes)) as spool:
            request.upload_handlers = [spool]
            return self._checked(request)

    @method_decorator(csrf_protect)
    def _checked(self, request: HttpRequest) -> HttpResponse:
        return self.send(request)


def outlet_field(help_text: StrOrPromise) -> forms.CharField:
    """An outlet by its name; the page offers those of `outlets` in a list."""
    return forms.CharField(
        label=gettext_lazy("Outlet"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off", "class": "vTextField"}),
        help_text=help_text,
    )


def outlets() -> QuerySet[Outlet, str]:
    return Outlet.objects.filter(merged_into=None).values_list("name", flat=True)
