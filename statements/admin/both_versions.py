"""What an editor entered beside what another saved meanwhile: field by field, so that nothing is lost and nothing is
written over unseen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from statements.admin.recorded import RecordedForm


@dataclass(frozen=True, slots=True)
class Both:
    """`is_kept`: the editor had not touched it, and the form holds what was saved meanwhile."""

    what: str
    now: str
    yours: str
    is_kept: bool


def take_up_now(form: RecordedForm) -> list[Both]:
    """Let a form that was filled in on an older version go on from the present one: what the editor did not touch is as
    it is now. The fields in which both differ."""
    rows = []
    for name, field in form.fields.items():
        if f"initial-{name}" not in form.data or name in form.only_asked:
            continue
        is_kept = name not in form.changed_data
        yours, now = form[name].data, field.prepare_value(form.get_initial_for_field(field, name))
        _put(form, f"initial-{name}", now)
        if is_kept:
            _put(form, name, now)
        words = form.shown(name, now), form.shown(name, yours)
        if words[0] != words[1]:
            rows.append(Both(capfirst(str(field.label or name)), *words, is_kept))
    vars(form).pop("changed_data", None)  # it was found out on the older version
    return rows


def _put(form: RecordedForm, name: str, value: Any) -> None:
    values = value if isinstance(value, list | tuple) else [value]
    form.data.setlist(name, ["" if one is None else str(one) for one in values])  # type: ignore[attr-defined]


def in_words_of(field: forms.Field, value: Any) -> str:
    """What a field holds, as a person reads it; numbers of things are their names."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, forms.ModelChoiceField):
        keys = value if isinstance(value, list | tuple) else [value]
        column = field.to_field_name or "pk"
        try:
            return ", ".join(str(thing) for thing in field.queryset.filter(**{f"{column}__in": keys}))  # type: ignore[union-attr]
        except (ValueError, TypeError):
            return str(value)
    if isinstance(field, forms.BooleanField):
        return _("yes") if field.to_python(value) else _("no")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(str(value), value))  # type: ignore[arg-type]
    return str(value)
