"""Speakers, venues, topics and outlets: a name, the address it gives, and other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements import curation
from statements.admin.recorded import RecordedAdmin, RecordedForm, TabularInline
from statements.models import Address
from statements.models.named import as_seen

if TYPE_CHECKING:
    _FormSet = BaseInlineFormSet[Any, Any, Any]
    _ModelForm = forms.ModelForm[Any]
else:
    _FormSet, _ModelForm = BaseInlineFormSet, forms.ModelForm


class NamedForm(RecordedForm):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        required=False,
        allow_unicode=True,
        help_text=gettext_lazy("Leave it empty: it is made from the name. An old address keeps leading here."),
    )

    def clean_name(self) -> str:
        return _seen(self.cleaned_data["name"])

    def clean_slug(self) -> str:
        """The one given, or one that was never given before."""
        model = self._meta.model
        fresh = curation.fresh_slug(model, self.cleaned_data.get("name", ""))
        slug: str = self.cleaned_data["slug"] or self.instance.slug or fresh
        given = Address.objects.filter(noun=model._meta.model_name, key=slug).exclude(object_id=self.instance.pk)
        if given.exists():
            raise ValidationError(
                _("The address “%(slug)s” was given before and leads there for ever. Leave it empty for “%(fresh)s”.")
                % {"slug": slug, "fresh": fresh}
            )
        return slug


def _seen(name: str) -> str:
    if seen := as_seen(name):
        return seen
    raise ValidationError(_("Nobody can see this name: type one with letters."))


class NamedAdmin(RecordedAdmin):
    form = NamedForm
    change_form_template = "admin/statements/named.html"
    change_list_template = "admin/statements/merging/list.html"
    search_fields = ["name", "aliases__name"]
    search_help_text = gettext_lazy("A name, or another name of it.")
    list_display = ["name"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        others = _others_called(obj) if "name" in form.changed_data else []
        if others:
            told = _("“%(name)s” is also a name of: %(others)s. If both are the same, correct that one.")
            named = ", ".join(f"{other.name} ({other.slug})" for other in others)
            messages.warning(request, told % {"name": obj.name, "others": named})


def _others_called(thing: Any) -> list[Any]:
    """At most three others that have the thing's name, or have it for another name."""
    called = Q(name__iexact=thing.name)
    if hasattr(thing, "aliases"):
        called |= Q(aliases__name__iexact=thing.name)
    standing = type(thing)._default_manager.filter(called, merged_into=None).exclude(pk=thing.pk)
    return list(standing.distinct()[:3])


class AliasFormSet(_FormSet):
    def save_new(self, form: Any, commit: bool = True) -> models.Model:
        """The old name of what is renamed is kept already, when it was typed here too."""
        own = {self.fk.name: self.instance, "name": form.cleaned_data["name"]}
        kept: models.Model | None = self.get_queryset().model._default_manager.filter(**own).first()
        return kept or super().save_new(form, commit)


class AliasForm(_ModelForm):
    def clean_name(self) -> str:
        return _seen(self.cleaned_data["name"])


class AliasInline(TabularInline):
    form = AliasForm
    formset = AliasFormSet
    extra = 1
    verbose_name = gettext_lazy("other name")
    verbose_name_plural = gettext_lazy("other names")
