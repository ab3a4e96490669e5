"""Sealing: one asks on the page of an article or a statement, another confirms here, and the original is gone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin.also_there import also_there, told
from statements.admin.pages import page, thing_at
from statements.admin.recorded import ModelAdmin
from statements.admin.refusals import Refusal, in_words
from statements.admin.typed import refuse
from statements.models import Article, Record, Sealing


class AskForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("A court's order, a wrong upload. Readers who come by an old address see it."),
    )


@admin.register(Sealing)
class SealingAdmin(ModelAdmin):
    list_display = ["__str__", "reason", "asked_by", "asked_at", "how_it_stands"]
    list_filter = [("sealed_at", admin.EmptyFieldListFilter), ("declined_by", admin.EmptyFieldListFilter)]
    list_select_related = ["article__original", "record__file", "asked_by"]
    list_per_page = 50
    show_full_result_count = False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("how it stands"))
    def how_it_stands(self, sealing: Sealing) -> str:
        if sealing.sealed_at:
            return _("sealed")
        return _("waits for a second person") if sealing.is_open else _("declined")

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("ask/article/<int:pk>/", wrap(self.ask_article), name="statements_sealing_ask_article"),
            path("ask/record/<int:pk>/", wrap(self.ask_record), name="statements_sealing_ask_record"),
            path("<int:pk>/decide/", wrap(require_POST(self.decide)), name="statements_sealing_decide"),
            *super().get_urls(),
        ]

    # ---- asking ----

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One begins at what is to be sealed."""
        self._may(request)
        messages.info(request, _("Open the article, or the statement from a data file, and ask for it there."))
        return HttpResponseRedirect(reverse("admin:statements_article_changelist"))

    def ask_article(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._ask(request, get_object_or_404(Article, pk=pk))

    def ask_record(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._ask(request, get_object_or_404(Record, pk=pk))

    def _ask(self, request: HttpRequest, original: Article | Record) -> HttpResponse:
        by = self._may(request)
        form = AskForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                sealing = curation.ask_to_seal(original, by, form.cleaned_data["reason"])
            except Refusal as refusal:
                messages.error(request, in_words(refusal))
            else:
                messages.success(request, _("Asked for. Another chief editor or administrator has to confirm it."))
                return HttpResponseRedirect(_page_of(sealing.pk))
        context = {"title": _("Seal an original"), "form": form, "original": original}
        return page(self, request, "sealing/ask", context)

    # ---- deciding ----

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What will go, and the two answers."""
        found = thing_at(self, request, object_id)
        context = {
            "title": _("Seal an original"),
            "sealing": found,
            "how_it_stands": self.how_it_stands(found),
            "wordings": curation.wordings_of(found),
            "there": also_there(found) if found.is_open else None,
            "may_decide": found.is_open and self.has_add_permission(request),
            "is_own": found.asked_by_id == request.user.pk,
        }
        return page(self, request, "sealing/one", context)

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm ("seal") or decline ("keep") it."""
        by = self._may(request)
        sealing = get_object_or_404(Sealing, pk=pk)
        try:
            if "seal" in request.POST:
                there = also_there(sealing) if sealing.is_open else None
                _tell_of(request, curation.seal(sealing, by))
                for sentence in told(there) if there else ():
                    messages.warning(request, sentence)
            elif "keep" in request.POST:
                curation.keep(sealing, by, request.POST.get("reason", "")[:2000])
                messages.success(request, _("Declined: nothing was erased."))
        except Refusal as refusal:
            refuse(request, refusal)
        return HttpResponseRedirect(_page_of(pk))

    def _may(self, request: HttpRequest) -> User:
        if not self.has_add_permission(request) or not isinstance(request.user, User):
            raise PermissionDenied
        return request.user


def to_the_sealing_of(article: Article, request: HttpRequest) -> HttpResponse:
    """Where the page of a sealed article leads; who may not look at sealings is told why, as readers are."""
    sealing = article.sealings.get(sealed_at__isnull=False)
    if request.user.has_perm("statements.view_sealing"):
        return HttpResponseRedirect(_page_of(sealing.pk))
    told = _("“%(article)s” is sealed. Reason: %(reason)s")
    messages.warning(request, told % {"article": article, "reason": sealing.reason})
    return HttpResponseRedirect(reverse("admin:statements_article_changelist"))


def _tell_of(request: HttpRequest, withdrawn: int) -> None:
    told = ngettext(
        "Sealed. %(number)s statement was withdrawn with it.",
        "Sealed. %(number)s statements were withdrawn with it.",
        withdrawn,
    )
    messages.success(request, told % {"number": withdrawn})


def _page_of(pk: int) -> str:
    return reverse("admin:statements_sealing_change", args=[pk])
