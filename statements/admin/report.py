"""What readers say is wrong: the queue, and the page on which one report is answered."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin.pages import page, thing_at
from statements.admin.paging import BoundedPaginator
from statements.admin.recorded import ModelAdmin, editor_of
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse
from statements.models import Report


class OutcomeFilter(admin.SimpleListFilter):
    """The list begins with what waits."""

    title = gettext_lazy("outcome")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Report.Outcome.choices[1:], ("all", gettext_lazy("all"))]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        return [{**first, "display": Report.Outcome.OPEN.label}, *others]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Report]) -> models.QuerySet[Report]:
        if self.value() == "all":
            return queryset
        return queryset.filter(outcome=self.value() or Report.Outcome.OPEN)


@admin.register(Report)
class ReportAdmin(ModelAdmin):
    list_display = ["shown", "statement", "at", "outcome"]
    list_filter = [OutcomeFilter]
    list_select_related = ["statement__speaker", "statement__lead"]
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Readers report."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("what is wrong"))
    def shown(self, report: Report) -> str:
        return str(report)

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide))
        return [path("<int:pk>/decide/", decide, name="statements_report_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was reported, the way to the statement, and the two answers."""
        found = thing_at(self, request, object_id)
        context = {
            "title": _("A reader reports an error"),
            "report": found,
            "may_decide": found.is_open and self.has_change_permission(request),
            "next": _next_waiting(found),
        }
        return page(self, request, "report", context)

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Accept or decline it, with an answer."""
        report = get_object_or_404(Report, pk=pk)
        if not self.has_change_permission(request):
            raise PermissionDenied
        acts = {"accept": curation.accept, "decline": curation.decline}
        for name in acts.keys() & request.POST.keys():
            try:
                acts[name](report, editor_of(request), request.POST.get("answer", "")[:2000])
            except Refusal as refusal:
                refuse(request, refusal)
            else:
                messages.success(request, _answered(name, report.email))
        return HttpResponseRedirect(reverse("admin:statements_report_change", args=[pk]))


def _next_waiting(report: Report) -> Report | None:
    """The one below it in the list; after the last of them, the first."""
    waiting = Report.objects.filter(outcome=Report.Outcome.OPEN).exclude(pk=report.pk)
    return waiting.filter(pk__lt=report.pk).first() or waiting.first()


def _answered(act: str, email: str) -> str:
    told = _("Accepted: it stands among the corrections now.") if act == "accept" else _("Declined.")
    if not email:
        return told
    return f"{told} " + _("If you want to write to them, do it now: %(email)s is erased.") % {"email": email}
