"""Imports: send in a table, see what it would do, let it in, and see what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from statements import curation, imports
from statements.admin.data_import_acts import act_on, may_let_in, refused_rows
from statements.admin.pages import page, thing_at
from statements.admin.recorded import editor_of
from statements.admin.sent_in import SentIn, outlet_field, outlets
from statements.admin.typed import Typed, typed_into
from statements.importing import FIELDS, Unreadable
from statements.importing.names_read import MODELS
from statements.loading.layouts import ENCODINGS
from statements.models import DataImport, Decision, Statement
from statements.tasks import TRIES, a_worker_lives

FIRST = 100
_STATEMENTS = 10
STATES = {
    ("check", "waiting"): gettext_lazy("being looked at"),
    ("check", "done"): gettext_lazy("waits for a decision"),
    ("check", "cancelled"): gettext_lazy("discarded"),
    ("load", "waiting"): gettext_lazy("going in"),
    ("load", "done"): gettext_lazy("in"),
    ("load", "cancelled"): gettext_lazy("stopped"),
    ("take_back", "waiting"): gettext_lazy("being taken back"),
    ("take_back", "done"): gettext_lazy("taken back"),
    ("bring_back", "waiting"): gettext_lazy("being brought back"),
    ("bring_back", "done"): gettext_lazy("in, brought back"),
}


class SendForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("It holds"), choices=DataImport.Kind.choices, widget=forms.RadioSelect, initial="speakers"
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.jsonl,.gz"}),
        help_text=gettext_lazy("CSV, or JSON Lines; gzipped or not; up to 64 MB. A sheet you save as CSV first."),
    )
    outlet = outlet_field(gettext_lazy("Who published the statements. Empty: the host of each address in “source”."))
    language = forms.CharField(
        label=gettext_lazy("Language"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("The code of the statements' language, such as en. Empty: as the texts tell."),
    )


class StateFilter(admin.SimpleListFilter):
    """`?state=check-done`: those that wait for a decision."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(f"{step}-{status}", label) for (step, status), label in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[DataImport]) -> QuerySet[DataImport]:
        step, _dash, status = (self.value() or "").partition("-")
        return queryset.filter(step=step, status=status) if step else queryset


@admin.register(DataImport)
class DataImportAdmin(SentIn):
    list_display = ["name", "kind", "at", "by", "state"]
    list_filter = ["kind", StateFilter]
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ["by"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content", "shown")

    @admin.display(description=gettext_lazy("state"))
    def state(self, one: DataImport) -> str:
        return str(STATES.get((one.step, one.status), one.get_status_display()))

    # ---- send in ----

    def most_bytes(self, name: str) -> int:
        return imports.MOST_BYTES

    def send(self, request: HttpRequest) -> HttpResponse:
        form = SendForm(request.POST, request.FILES) if request.method == "POST" else SendForm()
        if form.is_valid():
            sent = form.cleaned_data
            told = {"outlet": sent["outlet"], "language": sent["language"]}
            try:
                one = imports.receive(sent["file"].name, sent["file"], sent["kind"], editor_of(request), **told)
            except Unreadable as error:
                form.add_error("file", ValidationError(str(error)))
            else:
                return HttpResponseRedirect(reverse("admin:statements_dataimport_change", args=[one.pk]))
        context = {
            "title": _("Import a table"),
            "form": form,
            "fields": [(label, FIELDS[kind]) for kind, label in DataImport.Kind.choices],
            "outlets": outlets(),
        }
        return page(self, request, "import/send", context)

    # ---- what it would do, and what became of it ----

    @method_decorator(never_cache)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        one = thing_at(self, request, object_id)
        about = Decision.objects.filter(noun="dataimport", object_id=one.pk)
        has_bytes = DataImport.objects.filter(pk=one.pk, content__isnull=False).exists()  # they may have been let go
        context = {
            "title": _("Import of %(what)s") % {"what": one.get_kind_display()},
            "one": one,
            "state": self.state(one),
            "counts": one.found if one.step == DataImport.Step.CHECK else one.put,
            "noun": one.kind.removesuffix("s"),
            **_arranged(one, typed_into(request, reverse("admin:statements_dataimport_act", args=[one.pk]))),
            "fields": list(FIELDS[one.kind]),
            "encodings": ENCODINGS,
            "refused": one.refused.all()[:FIRST],
            "statements": _first_statements(one),
            "acts": about.exclude(_OF_BATCHES).select_related("by").defer("before", "after").order_by("-pk"),
            "staying": _staying(one),
            "version": curation.version_of(one),
            "has_bytes": has_bytes,
            "may_go_on": _has_stopped(one) and (has_bytes or one.step not in _GOES_IN),
            "is_waiting": one.status == DataImport.Status.WAITING,
            "worker": a_worker_lives(),
            "most_tries": TRIES,
            "may_send": self.has_add_permission(request),
            "may_let_in": may_let_in(request, one),
        }
        return page(self, request, "import/one", context)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/act/", view(act_on), name="statements_dataimport_act"),
            path("<int:pk>/refused.csv", view(refused_rows), name="statements_dataimport_refused"),
            *super().get_urls(),
        ]


_GOES_IN = (DataImport.Step.CHECK, DataImport.Step.LOAD)
_OF_BATCHES = Q(act__in=["publish", "withdraw", "restore"]) | Q(after__has_key="things")


def _staying(one: DataImport) -> list[Any]:
    """The first of the names that were not taken back with it."""
    keys = one.put.get("stay", [])[:FIRST]
    return list(MODELS[one.kind]._base_manager.filter(pk__in=keys).order_by("pk")) if keys else []


def _has_stopped(one: DataImport) -> bool:
    return one.status in (DataImport.Status.FAILED, DataImport.Status.CANCELLED)


def _arranged(one: DataImport, sent: Typed | None) -> dict[str, Any]:
    """Which column is which, and the encoding: as it was looked at, or as it was sent and refused."""
    columns = [(header, one.columns.get(header, "")) for header in one.headers]
    if sent and "column" in sent.values:
        columns = list(zip(one.headers, sent.values["column"], strict=False))
    encoding = sent.entered.get("encoding") if sent else ""
    return {"sent": sent, "columns": columns, "encoding": encoding or one.encoding}


def _first_statements(one: DataImport) -> list[Statement]:
    if one.kind != DataImport.Kind.STATEMENTS or one.step == DataImport.Step.CHECK:
        return []
    first = Statement.objects.filter(pk__in=curation.went_in(one, batches=1)[:_STATEMENTS])
    return list(first.select_related("speaker", "lead").order_by("pk"))
