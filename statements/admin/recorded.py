"""What all pages of the admin have in common: whatever is saved leaves a decision, and a refusal becomes an error."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from statements import curation
from statements.admin.both_versions import Both, in_words_of, take_up_now
from statements.admin.history import History, entries, history_page
from statements.admin.keys import keys_in
from statements.admin.merging import merging_of, urls_of
from statements.admin.paging import BoundedPaginator
from statements.admin.refusals import Refusal, in_words
from statements.admin.reverting import revert_view
from statements.admin.searching.pasted import pasted
from statements.admin.suggestions import SuggestingSelect, SuggestingSelectMultiple, likely_first
from statements.models import Decision, dated

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    ModelForm = forms.ModelForm[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin, ModelForm, TabularInline = admin.ModelAdmin, forms.ModelForm, admin.TabularInline


class RecordedForm(ModelForm):
    """`refusal`: why the same form was refused a moment ago, when it was to be saved."""

    refusal: ClassVar[str] = ""
    is_outdated: ClassVar[bool] = False
    """Whether that was because another had saved a newer version."""
    only_asked: ClassVar[frozenset[str]] = frozenset()
    """Fields that are no columns: what is typed there becomes something else."""

    def __init__(self, data: Any | None = None, *args: Any, **kwargs: Any) -> None:
        """Sends along what each field held when it was shown: only what the editor changed since is saved, and what
        another editor saved meanwhile stays."""
        shown = None if data is None else {name for name in data if name.startswith("initial-")}
        super().__init__(data if not shown else _with_the_empty(data, shown, self.base_fields), *args, **kwargs)
        if shown is None or shown:
            for name, field in self.fields.items():
                field.show_hidden_initial = name not in self.only_asked
        self.both_versions: list[Both] = []

    def full_clean(self) -> None:
        if self.is_outdated and not self.both_versions:
            self.both_versions = take_up_now(self)
        super().full_clean()

    def shown(self, name: str, value: Any) -> str:
        """What a field holds, in words."""
        return in_words_of(self.fields[name], value)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return cleaned if cleaned is not None else self.cleaned_data

    def columns(self, *, changed_only: bool = True) -> dict[str, Any]:
        """What was entered, by column; a date as its three."""
        columns: dict[str, Any] = {}
        for field in self._meta.model._meta.concrete_fields:
            if field.name not in self.cleaned_data or (changed_only and field.name not in self.changed_data):
                continue
            value = self.cleaned_data[field.name]
            columns |= dated(field.name[:-5], value) if field.name.endswith("_edtf") else {field.name: value}
        return columns


def _with_the_empty(data: Any, shown: set[str], names: Iterable[str]) -> Any:
    """A browser sends nothing for a choice of several that was empty when it was shown."""
    data = data.copy()
    for name in {f"initial-{name}" for name in names} - shown:
        data.setlist(name, [])
    return data


class RecordedAdmin(ModelAdmin):
    """Saves through curation. Nothing is deleted here: what was wrong is corrected, rejected or withdrawn."""

    form: type[RecordedForm] = RecordedForm
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    show_full_result_count = False
    paginator = BoundedPaginator
    view_on_site: Any = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    object_history_template = "admin/statements/history.html"
    suggesting: tuple[str, ...] = ()
    """Fields that name other things, chosen by typing."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was merged into another stays as it was, so that the merger can be undone."""
        return not getattr(obj, "merged_into_id", None) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.suggesting:
            kwargs["widget"] = SuggestingSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.suggesting:
            kwargs["widget"] = SuggestingSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        form.is_outdated = hasattr(request, "outdated")
        return form

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """Raises Outdated where another has saved a newer version than the one this form was filled in on."""
        if change:
            curation.expect(form.instance, next(iter(_seen(request)), None))
        return super().save_form(request, form, change)

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        thing, outdated = context.get("original"), getattr(request, "outdated", None)
        if thing is not None:
            seen = [] if outdated else _seen(request)
            context["version"] = seen[0] if seen else curation.version_of(thing)
            context["since"] = entries(outdated.since) if outdated else []
            context |= merging_of(self, request, thing)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Django's own; what is refused on saving comes back as the form with the reason, and nothing typed is lost."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            setattr(request, "refusal", in_words(refusal))  # noqa: B010
            if isinstance(refusal, curation.Outdated):
                setattr(request, "outdated", refusal)  # noqa: B010
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            curation.correct(obj, editor_of(request), **form.columns())
            return
        for name, value in form.columns(changed_only=False).items():
            setattr(obj, name, value)
        curation.add(obj, editor_of(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Other names and roles, with what they were and are."""
        before = _rows_of(formsets)
        super().save_related(request, form, formsets, change)
        after = _rows_of(formsets)
        changed = [name for name in after if before[name] != after[name]]
        if changed:
            curation.record(
                Decision.Act.CORRECT,
                form.instance,
                editor_of(request),
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
            )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        found, doubled = super().get_search_results(request, _current(queryset), search_term)
        if there := pasted(self.model, search_term):
            found, doubled = queryset.filter(pk__in=there), False
        return likely_first(request, found, self.get_ordering(request) or self.opts.ordering or ()), doubled

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(partial(revert_view, self))
        name = f"statements_{self.opts.model_name}_revert"
        return [path("<int:pk>/history/<int:revision>/", view, name=name), *urls_of(self), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        thing = self.get_object(request, unquote(object_id))
        more = {}
        if thing:
            history = History(thing, may_revert=self.has_change_permission(request, thing))
            more["history"] = history_page(history, request.GET.get("page"))
        return super().history_view(request, object_id, {**more, **(extra_context or {})})


def _current(things: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Without those that were merged into others: who searches finds these."""
    is_merged = any(field.name == "merged_into" for field in things.model._meta.concrete_fields)
    return things.filter(merged_into=None) if is_merged else things


def _seen(request: HttpRequest) -> list[int]:
    """The version of the thing that the page showed, as its form sends it along."""
    return keys_in([request.POST.get("version", "")])


def editor_of(request: HttpRequest) -> curation.Editor:
    assert request.user.is_authenticated
    return request.user


def _rows_of(formsets: Any) -> dict[str, list[str]]:
    """Each row that hangs on the thing, as one line."""
    return {formset.prefix: [_line(row, formset.fk) for row in _saved(formset)] for formset in formsets}


def _saved(formset: Any) -> Any:
    return formset.model._default_manager.filter(**{formset.fk.name: formset.instance}).order_by("pk")


def _line(row: models.Model, parent: Any) -> str:
    fields = [field for field in row._meta.concrete_fields if field is not parent and not field.primary_key]
    return ", ".join(str(value) for field in fields if (value := field.value_from_object(row)))
