"""Send in articles, many at once, and see what becomes of each; and the history of what was sent in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as File
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from statements.admin.pages import page, thing_at
from statements.admin.recorded import editor_of
from statements.admin.searching.pasted import pasted
from statements.admin.sent_in import ReadOnly, SentIn, outlet_field, outlets
from statements.admin.upload_acts import act_on_files, acts_on, bring_back, take_back
from statements.arrivals.csv_files import BadCsv, rows
from statements.arrivals.given import COLUMNS, Given
from statements.curation import taken_back_by
from statements.models import Article, Rights, Upload, UploadedFile
from statements.models.edtf_date import validate_edtf
from statements.tasks import TRIES, a_worker_lives
from statements.uploads import receive

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ON_ONE_PAGE = 1_000


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, the empty ones too: what is wrong with one must not keep the others out."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not data:
            raise ValidationError(_("Choose the files to send in."))
        return data


class UploadForm(forms.Form):
    articles = ManyFilesField(
        label=gettext_lazy("Files"),
        widget=ManyFiles(attrs={"accept": ".txt,.zip,.csv"}),
        help_text=gettext_lazy("Articles as .txt files, zips of them, or both; up to 2,000 at a time."),
    )
    outlet = outlet_field(gettext_lazy("One that is known, or the name of a new one. Empty: what each text says."))
    published = forms.CharField(
        label=gettext_lazy("Published"),
        required=False,
        max_length=200,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=Upload._meta.get_field("published").help_text,
    )
    rights = forms.ChoiceField(
        label=gettext_lazy("Rights"),
        required=False,
        choices=[("", gettext_lazy("those of the outlet")), *Rights.choices],
        help_text=gettext_lazy("How much of the texts readers see."),
    )
    csv: tuple[str, bytes] | None = None
    """Name and bytes of the one among the files."""

    def clean_articles(self) -> list[File[Any]]:
        files: list[File[Any]] = self.cleaned_data["articles"]
        tables = [file for file in files if (file.name or "").lower().endswith(".csv")]
        articles = [file for file in files if file not in tables]
        if not articles:
            raise ValidationError(_("Choose at least one .txt file or zip."))
        if len(tables) > 1:
            raise ValidationError(_("Choose one .csv at most: put all rows into one table."))
        for table in tables:
            self.csv = (table.name or "", table.read())
            try:
                rows(self.csv[1])
            except BadCsv as error:
                raise ValidationError(f"{table.name}: {error}") from error
        return articles

    def given(self) -> Given:
        return Given(**{name: self.cleaned_data[name].strip() for name in ("outlet", "published", "rights")})


def _number(name: str, label: StrOrPromise) -> Callable[[Any], Any]:
    """A column of the list of uploads: how many files there are, or have an outcome."""

    @admin.display(description=label, ordering=f"n_{name}")
    def number(upload: Any) -> Any:
        return getattr(upload, f"n_{name}")

    number.__name__ = name
    return number


_NUMBERS = [_number(*column) for column in [("files", gettext_lazy("files")), *UploadedFile.Outcome.choices]]


@admin.register(Upload)
class UploadAdmin(SentIn):
    list_display = ["at", "by", "outlet", *_NUMBERS]
    list_select_related = ["by", "outlet"]
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Upload]:
        numbers = {f"n_{name}": Count("files", filter=Q(files__outcome=name)) for name in UploadedFile.Outcome.values}
        uploads: QuerySet[Upload] = super().get_queryset(request)
        return uploads.annotate(n_files=Count("files"), **numbers)

    # ---- send in ----

    def send(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_valid():
            files = ((file.name or "", file) for file in form.cleaned_data["articles"])
            upload = receive(files, editor_of(request), csv=form.csv, given=form.given())
            return HttpResponseRedirect(reverse("admin:statements_upload_change", args=[upload.pk]))
        context = {
            "title": _("Send in articles"),
            "form": form,
            "outlets": outlets(),
            "columns": COLUMNS,
        }
        return page(self, request, "upload/send", context)

    # ---- what became of it ----

    @method_decorator(never_cache)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        upload = thing_at(self, request, object_id)
        files = upload.files.defer("content").select_related("article")
        outcome = request.GET.get("outcome", "")
        if outcome in UploadedFile.Outcome.values:
            files = files.filter(outcome=outcome)
        context = {
            "title": _("What became of it"),
            "upload": upload,
            "read": upload.n_files - upload.n_waiting,
            "outcomes": [
                (value, label, getattr(upload, f"n_{value}")) for value, label in UploadedFile.Outcome.choices
            ],
            "outcome": outcome,
            "files": Paginator(files, ON_ONE_PAGE).get_page(request.GET.get("page")),
            "is_waiting": bool(upload.n_waiting),
            "worker": a_worker_lives(),
            "most_tries": TRIES,
            "taken_back": taken_back_by(upload),
            "acts": acts_on(upload),
            "may_send": self.has_add_permission(request),
            "may_decide": request.user.has_perm("statements.change_statement"),
        }
        return page(self, request, "upload/progress", context)

    # ---- what is to be done about it ----

    def get_urls(self) -> list[Any]:
        admin_view = self.admin_site.admin_view
        return [
            path("<int:pk>/files/", admin_view(act_on_files), name="statements_upload_files"),
            path("<int:pk>/take-back/", admin_view(self.take_back_view), name="statements_upload_take_back"),
            path("<int:pk>/bring-back/", admin_view(bring_back), name="statements_upload_bring_back"),
            *super().get_urls(),
        ]

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return take_back(request, pk, self)


@admin.register(UploadedFile)
class UploadedFileAdmin(ReadOnly):
    list_display = ["name", "upload", "outcome", "reason", "its_article"]
    list_display_links = None
    list_filter = ["outcome"]
    list_select_related = ["upload", "article"]
    search_fields = ["name"]
    search_help_text = gettext_lazy("A part of the name of the file, or its SHA-256, or the address of its article.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[UploadedFile]:
        files: QuerySet[UploadedFile] = super().get_queryset(request)
        return files.defer("content").order_by("-pk")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if articles := pasted(Article, search_term):
            return queryset.filter(article__in=articles), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=gettext_lazy("article"))
    def its_article(self, file: UploadedFile) -> str:
        if file.article is None:
            return ""
        address = reverse("admin:statements_article_change", args=[file.article.pk])
        return format_html('<a href="{}">{}</a>', address, file.article)
