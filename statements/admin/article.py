"""Articles: the list of those that wait, and the desk at which one is gone through."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin import triage
from statements.admin.acts import perform
from statements.admin.desk import rows_of
from statements.admin.keys import keys_in
from statements.admin.listing import day_in_words
from statements.admin.marks import marked
from statements.admin.outcomes import FactFilter
from statements.admin.recorded import RecordedAdmin, editor_of
from statements.admin.sealing import to_the_sealing_of
from statements.admin.searching import find_articles, narrowed
from statements.admin.statement import desk_of
from statements.admin.suggestions import suggest
from statements.admin.typed import refuse
from statements.admin.waiting import WaitingFilter, with_numbers
from statements.curation import Refused
from statements.models import Article, Finding, Occasion, Outlet, Statement, UploadedFile
from statements.reading.reading import Unreadable, reader_version
from statements.rereading import is_read_by, last_page, reread

CONFIRM = "_confirm"
_SUGGESTED = 50


@admin.register(Article)
class ArticleAdmin(RecordedAdmin):
    change_form_template = "admin/statements/desk.html"
    list_display = ["headline_or_id", "outlet", "published", "waiting", "confirmed"]
    list_filter = [WaitingFilter, "confirmed", "outlet", FactFilter]
    list_select_related = ["outlet"]
    search_fields = ["headline"]  # that there is a search; how it is done, searching/ says
    search_help_text = gettext_lazy(
        "Words of the headline or the text: “exact phrase”, -without, OR, begin*. Or the name of the file; or paste an "
        "address, a source or a fingerprint."
    )
    suggesting = ("outlet", "occasions")
    fieldsets = [
        (None, {"fields": ["outlet", "published_edtf", "published_evidence", "occasions"]}),
        (
            gettext_lazy("Headline, byline, source, rights"),
            {
                "classes": ["collapse"],
                "fields": ["headline", "byline", "dateline", "source", "accessed_on", "archived_copy", "own_rights"],
            },
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in as files."""
        return False

    # ---- the list ----

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        taken_back = UploadedFile.objects.filter(article=OuterRef("pk"), outcome=UploadedFile.Outcome.TAKEN_BACK)
        return with_numbers(super().get_queryset(request)).annotate(went_back=Exists(taken_back))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return (narrowed(request, queryset, find_articles(search_term)) if search_term.strip() else queryset), False

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def headline_or_id(self, article: Any) -> str:
        notes = [_("taken back")] * article.went_back + [_("sealed")] * bool(article.sealed_at)
        return format_html('{} <span class="note">{}</span>', article, ", ".join(notes)) if notes else str(article)

    @admin.display(description=gettext_lazy("published"), ordering="published_edtf")
    def published(self, article: Article) -> str:
        return day_in_words(article.published_edtf)

    @admin.display(description=gettext_lazy("waiting"), ordering="waiting")
    def waiting(self, article: Any) -> str:
        if not article.waiting:
            return "–"
        return format_html('<strong>{} <span class="on-narrow">{}</span></strong>', article.waiting, _("waiting"))

    # ---- the desk ----

    def view_on_site(self, obj: Article) -> str | None:
        """An article is public once a statement in it is."""
        is_public = Statement.objects.in_article(obj).filter(published_at__isnull=False).exists()
        return obj.get_absolute_url() if is_public else None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if "outlet" in form.base_fields:
            suggest(form.base_fields["outlet"], Outlet.objects.filter(merged_into=None)[:_SUGGESTED])
            suggest(form.base_fields["occasions"], _likely_occasions(obj))
        return form

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Of what is sealed nothing is left to correct."""
        return super().has_change_permission(request, obj) and (obj is None or obj.sealed_at is None)

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        article: Article = context["original"]
        if article.sealed_at:
            return to_the_sealing_of(article, request)
        text = article.text
        last = last_page(text)
        rows = rows_of(text, last)
        context |= {
            "is_nav_sidebar_enabled": False,
            "text": text,
            "last_read": last,
            "newer_reader": _newer_reader(last),
            "paragraphs": marked(text.text, [(row.number, row.spans) for row in rows], article.boilerplate),
            "rows": rows,
            "row_by_number": {row.number: row for row in rows},
            "counts": Counter(row.statement.state for row in rows),
            "waiting": sum(row.is_waiting for row in rows),
            "timed": sum(row.statement.publish_at is not None for row in rows),
            "publishable": sum(row.can_be_published for row in rows),
            "may_add": request.user.has_perm("statements.add_statement"),
            "may_decide": request.user.has_perm("statements.change_statement"),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        by = editor_of(request)
        occasions = form.cleaned_data["occasions"] if "occasions" in form.changed_data else None
        if CONFIRM in request.POST:
            curation.confirm(obj, by, occasions=occasions, **form.columns())
        else:
            curation.correct(obj, by, **form.columns())
            if occasions is not None:
                curation.set_occasions(obj, occasions, by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Its occasions were set with the rest."""

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        confirmed = CONFIRM in request.POST
        messages.success(request, _("Confirmed for the whole article.") if confirmed else _("Saved."))
        return HttpResponseRedirect(desk_of(obj))

    # ---- its statements ----

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        read_again = self.admin_site.admin_view(require_POST(self.read_again_view))
        return [
            path("<int:pk>/statements/", decide, name="statements_article_decide"),
            path("<int:pk>/read-again/", read_again, name="statements_article_read_again"),
            *triage.urls(self.admin_site),
            *super().get_urls(),
        ]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide about statements of the article: "publish 12", "publish chosen", "publish all", and so on."""
        article = get_object_or_404(Article, pk=pk, sealed_at=None)
        if not request.user.has_perm("statements.change_statement"):
            raise PermissionDenied
        match request.POST.get("decide", "").split():
            case ["publish", "all"]:
                _publish_all(request, article)
            case [("publish" | "reject" | "reopen") as act, which]:
                given = request.POST.getlist("statement") if which == "chosen" else [which]
                _decide(request, article, act, keys_in(given))
        return HttpResponseRedirect(desk_of(article, _next(article)))

    def read_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let the software read the article again: it may be better by now, or count days from a corrected date."""
        article = get_object_or_404(Article, pk=pk, sealed_at=None)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        try:
            change = reread(article, anew=True)
        except (Refused, Unreadable) as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("Read again: %(change)s.") % {"change": change})
        return HttpResponseRedirect(desk_of(article))


def _newer_reader(last: Finding | None) -> str:
    """The version of the present reader, where another was the last to read it."""
    version = reader_version()
    return "" if is_read_by(last.reader_version if last else None, version) else version


def _decide(request: HttpRequest, article: Article, act: str, keys: list[int]) -> None:
    if not keys:
        refuse(request, Refused(_("Tick the statements first.")))
        return
    own = Statement.objects.in_article(article).values("pk")
    perform(request, act, Statement.objects.filter(pk__in=own).filter(pk__in=keys), request.POST.get("reason", ""))


def _publish_all(request: HttpRequest, article: Article) -> None:
    """Those that say who said it, and are not to be published later; the editor hears how many do not say it."""
    waiting = Statement.objects.in_article(article).proposed().filter(publish_at=None)
    proposed = list(waiting.select_related("speaker"))
    named = [statement for statement in proposed if statement.said_by]
    perform(request, "publish", named)
    if left := len(proposed) - len(named):
        told = ngettext(
            "%(number)s proposal stays: say first who said it.",
            "%(number)s proposals stay: say first who said them.",
            left,
        )
        messages.warning(request, told % {"number": left})


def _next(article: Article) -> Statement | None:
    return Statement.objects.in_article(article).proposed().filter(publish_at=None).first()


def _likely_occasions(article: Article | None) -> list[Occasion]:
    """The article's own, then the latest."""
    latest = Occasion.objects.filter(merged_into=None).select_related("venue")
    own = list(article.occasions.select_related("venue")) if article else []
    return [*own, *latest.order_by("-pk")[:_SUGGESTED]]
