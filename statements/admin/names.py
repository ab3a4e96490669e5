"""Speakers, venues, topics and outlets: a name, the address it gives, and other names."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements import curation
from statements.admin.recorded import RecordedAdmin, RecordedForm, TabularInline
from statements.models import Address


class NamedForm(RecordedForm):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        required=False,
        allow_unicode=True,
        help_text=gettext_lazy("Leave it empty: it is made from the name. An old address keeps leading here."),
    )

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


class NamedAdmin(RecordedAdmin):
    form = NamedForm
    search_fields = ["name", "aliases__name"]
    search_help_text = gettext_lazy("A name, or another name of it.")
    list_display = ["name"]


class AliasInline(TabularInline):
    extra = 1
    verbose_name = gettext_lazy("other name")
    verbose_name_plural = gettext_lazy("other names")
