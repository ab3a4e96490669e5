"""Statements: the list, and the page of one, with its words in their article."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from statements import curation
from statements.admin.acts import ACTS, perform, seen_in
from statements.admin.figures import figures_view
from statements.admin.history import History
from statements.admin.keys import keys_in
from statements.admin.leading import BY_THE_RULE, lead_view
from statements.admin.listing import day_in_words
from statements.admin.outcomes import FoundFormFilter, OutcomeFilter, TenthFilter, order
from statements.admin.proposed import proposed_for
from statements.admin.recorded import editor_of
from statements.admin.searching import find_statements, narrowed
from statements.admin.standing import StandingAdmin
from statements.admin.statement_form import WORDING_COLUMNS, StatementForm
from statements.admin.statement_list import SaidFilter
from statements.admin.suggestions import SuggestingSelectMultiple, suggest
from statements.admin.taking_out import take_out_view
from statements.models import Article, ArticleText, Quotation, Speaker, State, Statement, TopicAssignment

LATEST = 10
"""Acts that the page of a statement shows."""


@admin.register(Statement)
class StatementAdmin(StandingAdmin):
    form = StatementForm
    change_form_template = add_form_template = "admin/statements/statement.html"
    change_list_template = "admin/statements/merging/list.html"
    list_display = ["shown", "said_by", "said", "article", "state"]
    list_filter = [
        "state",
        ("lead__form", admin.ChoicesFieldListFilter),
        "standing",
        "checked",
        ("publish_at", admin.EmptyFieldListFilter),
        SaidFilter,
        ("created_at", admin.DateFieldListFilter),
        OutcomeFilter,
        FoundFormFilter,
        TenthFilter,
        "lead__text__article__outlet",
    ]
    list_select_related = ["speaker", "lead__text__article"]
    search_fields = ["public_id"]  # that there is a search; how it is done, searching/ says
    search_help_text = gettext_lazy(
        "Words of what was said or of the speaker’s names, as readers search: “exact phrase”, -without, OR, begin*, "
        "speaker:, before:2017. Or paste an address, a source or a fingerprint."
    )
    sortable_by = ()  # to put a million in another order takes seconds; the filters narrow
    actions = ["publish", "reject"]
    suggesting = ("speaker", "occasion")
    fieldsets = [
        (gettext_lazy("Who"), {"fields": ["speaker", "speaker_named", "unnamed_source"]}),
        (gettext_lazy("When and where"), {"fields": ["said_edtf", "said_evidence", "occasion"]}),
        (gettext_lazy("What about, and how"), {"fields": ["topics", "form", "via"]}),
    ]

    # ---- the list ----

    @admin.display(description=gettext_lazy("words"))
    def shown(self, statement: Statement) -> str:
        return statement.lead.shown if statement.lead else statement.public_id

    @admin.display(description=gettext_lazy("speaker"))
    def said_by(self, statement: Statement) -> str:
        return statement.said_by or "–"

    @admin.display(description=gettext_lazy("said"))
    def said(self, statement: Statement) -> str:
        return day_in_words(statement.said_edtf)

    @admin.display(description=gettext_lazy("article"))
    def article(self, statement: Statement) -> str:
        article = statement.lead.article if statement.lead else None
        return format_html('<a href="{}">{}</a>', desk_of(article, statement), article) if article else "–"

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return order(request)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """In any state; what is typed is read as readers' searches are."""
        return (narrowed(request, queryset, find_statements(search_term)) if search_term.strip() else queryset), False

    @admin.action(description=gettext_lazy("Publish the selected proposals"), permissions=["decide"])
    def publish(self, request: HttpRequest, statements: QuerySet[Statement]) -> None:
        perform(request, "publish", statements)

    @admin.action(description=gettext_lazy("Reject the selected proposals"), permissions=["decide"])
    def reject(self, request: HttpRequest, statements: QuerySet[Statement]) -> None:
        perform(request, "reject", statements)

    # ---- the page of one ----

    def view_on_site(self, obj: Statement) -> str | None:
        """What was never published has no public page."""
        return obj.get_absolute_url() if obj.published_at else None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.wording = _wording(request, obj) if obj else None
        form.text = form.wording.text if form.wording else _text(request)
        if form.text and form.text.article.sealed_at:
            form.text = None
        topics = form.base_fields["topics"]
        topics.widget = SuggestingSelectMultiple(TopicAssignment._meta.get_field("topic"), self.admin_site)
        topics.widget.choices = topics.choices
        if form.text and "speaker" in form.base_fields:
            suggest(form.base_fields["speaker"], _speakers_in(form.text.article))
            suggest(form.base_fields["occasion"], form.text.article.occasions.select_related("venue"))
        return form

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if self.has_add_permission(request) and _text(request) is None:
            messages.info(request, _("Open the article in which the words stand, and select them there."))
            return HttpResponseRedirect(reverse("admin:statements_article_changelist"))
        return super().add_view(request, form_url, extra_context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An article that reports one occasion proposes it, and its day."""
        text = _text(request)
        assert text is not None
        occasions = list(text.article.occasions.all()[:2])
        only = occasions[0] if len(occasions) == 1 else None
        proposed = {"occasion": only.pk, "said_edtf": only.held_edtf, "said_evidence": only.evidence} if only else {}
        return {**proposed, "spans": request.GET.get("spans", "")}

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        statement: Statement | None = context["original"]
        form = context["adminform"].form
        context |= {
            "is_nav_sidebar_enabled": False,
            "article": form.text.article if form.text else None,
            **(_latest(statement, may_revert=self.has_change_permission(request, statement)) if statement else {}),
            "wordings": _wordings(statement) if statement else [],
            "by_the_rule": BY_THE_RULE,
            "proposed": proposed_for(form.wording) if form.wording and form.text else None,
            "desk": desk_of(form.text.article, statement) if form.text else None,
            "may_decide": self.has_decide_permission(request),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may only look sees the statement's own columns: the rest are fields to enter something."""
        if obj is None or self.has_change_permission(request, obj):
            why = [(gettext_lazy("Why"), {"fields": ["why"]})] if obj and obj.published_at else []
            return [*super().get_fieldsets(request, obj), *why]
        return [(None, {"fields": StatementForm.Meta.fields})]

    # ---- saving ----

    def save_model(self, request: HttpRequest, obj: Statement, form: Any, change: bool) -> None:
        self.refuse_more_than_a_proposal(request, obj)
        by, entered = editor_of(request), form.cleaned_data
        if change:
            with curation.one_act():
                self._correct(obj, form, by)
        else:
            new = curation.add_statement(
                form.text,
                entered["spans"],
                by,
                quotation={name: entered[name] for name in WORDING_COLUMNS},
                statement=form.columns(changed_only=False),
            )
            obj.pk = new.pk
        if "topics" in form.changed_data:
            curation.change_topics(obj, form.topics_shown, [topic.pk for topic in entered["topics"]], by)
        if "_publish" in request.POST:
            curation.publish([obj], by, seen=seen_in(request))
        obj.refresh_from_db()

    def _correct(self, statement: Statement, form: Any, by: curation.Editor) -> None:
        why = form.cleaned_data.get("why", "").strip()
        curation.correct(statement, by, reason=why, **form.columns())
        if form.wording is None:
            return
        changed = {name: form.cleaned_data[name] for name in WORDING_COLUMNS if name in form.changed_data}
        curation.correct(form.wording, by, reason=why, **changed)
        if form.text and "spans" in form.changed_data:
            curation.correct_spans(form.wording, form.cleaned_data["spans"], by, reason=why)

    def response_post_save_add(self, request: HttpRequest, obj: Statement) -> HttpResponseRedirect:
        return HttpResponseRedirect(_back_to_the_desk(obj))

    def response_post_save_change(self, request: HttpRequest, obj: Statement) -> HttpResponseRedirect:
        if "_changelist_filters" in request.GET:
            return super().response_post_save_change(request, obj)
        return HttpResponseRedirect(_back_to_the_desk(obj))

    # ---- deciding ----

    def get_urls(self) -> list[Any]:
        act = self.admin_site.admin_view(require_POST(self.act_view))
        lead = self.admin_site.admin_view(require_POST(partial(lead_view, self)))
        take_out = self.admin_site.admin_view(partial(take_out_view, self))
        figures = self.admin_site.admin_view(require_GET(partial(figures_view, self)))
        return [
            path("figures/", figures, name="statements_statement_figures"),
            path("<int:pk>/act/", act, name="statements_statement_act"),
            path("<int:pk>/lead/", lead, name="statements_statement_lead"),
            path("wording/<int:pk>/take-out/", take_out, name="statements_statement_take_out"),
            *super().get_urls(),
        ]

    def act_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish, reject, reopen or withdraw the one statement."""
        statement = get_object_or_404(Statement, pk=pk)
        if not self.has_decide_permission(request):
            raise PermissionDenied
        if (act := request.POST.get("act", "")) in ACTS:
            perform(request, act, [statement], request.POST.get("reason", ""))
        return HttpResponseRedirect(reverse("admin:statements_statement_change", args=[pk]))


def desk_of(article: Article, statement: Statement | None = None) -> str:
    """The address of an article's desk, at a statement."""
    desk = reverse("admin:statements_article_change", args=[article.pk])
    return f"{desk}#statement-{statement.pk}" if statement else desk


def _back_to_the_desk(statement: Statement) -> str:
    article = statement.lead.article if statement.lead else None
    return desk_of(article, statement) if article else reverse("admin:statements_statement_changelist")


def _asked(request: HttpRequest, name: str) -> list[int]:
    """The number given under a name, if there is one."""
    return keys_in([request.POST.get(name) or request.GET.get(name) or ""])


def _wording(request: HttpRequest, statement: Statement) -> Quotation | None:
    """The wording the page is about: the one asked for, else the leading one."""
    own = statement.quotations.select_related("text__article", "record", "statement__speaker", "statement__occasion")
    return own.filter(pk__in=_asked(request, "wording")).first() or own.filter(statement__lead=F("pk")).first()


def _wordings(statement: Statement) -> list[Quotation]:
    return list(statement.quotations.select_related("text__article__outlet", "record__outlet").order_by("pk"))


def _latest(statement: Statement, *, may_revert: bool) -> dict[str, Any]:
    """What was decided about it last; the rest has a page of its own."""
    history = History(statement, may_revert=may_revert)
    return {"history": history[:LATEST], "earlier": max(len(history) - LATEST, 0)}


def _text(request: HttpRequest) -> ArticleText | None:
    return ArticleText.objects.select_related("article").filter(pk__in=_asked(request, "text")).first()


def _speakers_in(article: Article) -> QuerySet[Speaker]:
    """Those who say something in an article already."""
    own = Statement.objects.filter(quotations__text__article=article).exclude(state=State.REJECTED)
    return Speaker.objects.filter(pk__in=own.values("speaker")).order_by("name")
