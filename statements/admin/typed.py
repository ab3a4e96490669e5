"""What was typed into a small form that was refused: it stands in the form again, and why it was refused beside it.

Such a form has an address of its own, and the answer to it leads back to the page with the form. Between the two the
session keeps what was typed; the page that is shown next takes it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from statements.admin.keys import keys_in
from statements.admin.refusals import in_words

KEPT = "refused form"
F = TypeVar("F", bound=forms.Form)


@dataclass(frozen=True, slots=True)
class Typed:
    """`why`: empty where the form itself can tell. `field`: the one that is wrong, if it is one."""

    values: dict[str, list[str]]
    why: str
    field: str

    def __getitem__(self, name: str) -> str:
        """What stood in a field; templates ask for `typed.reason`. Raises KeyError where there was none."""
        return self.values[name][0]

    @property
    def entered(self) -> dict[str, str]:
        return {name: self[name] for name in self.values}

    @property
    def ticked(self) -> list[int]:
        """The statements that were ticked."""
        return keys_in(self.values.get("statement", []))

    @property
    def data(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, values in self.values.items():
            data.setlist(name, values)
        return data


def refuse(request: HttpRequest, refusal: Exception) -> None:
    """Tell the editor why what they sent is refused, and keep it for the page with the form."""
    words = in_words(refusal)
    messages.error(request, words)
    keep(request, words, getattr(refusal, "field", ""))


def is_entered(request: HttpRequest, form: forms.Form) -> bool:
    """Whether a form holds what it should. If not, the same: it finds its errors again when it is shown."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, " ".join([f"{label}:" if label else "", *map(str, errors)]).strip())
    if form.errors:
        keep(request)
    return form.is_valid()


def keep(request: HttpRequest, why: str = "", field: str = "") -> None:
    """What was typed, where the editor is told why in another way."""
    values = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    request.session[KEPT] = {"to": request.path, "values": values, "why": why, "field": field}


def typed_into(request: HttpRequest, address: str) -> Typed | None:
    """What was refused at an address a moment ago. The page that asks first is the one it is kept for."""
    if not hasattr(request, "was_refused"):
        setattr(request, "was_refused", request.session.pop(KEPT, None))  # noqa: B010
    kept = getattr(request, "was_refused")  # noqa: B009
    if not kept or kept["to"] != address:
        return None
    return Typed(kept["values"], kept["why"], kept["field"])


def form_again(form_class: type[F], typed: Typed | None, **options: object) -> F:
    """The form as it stands, or as it was refused."""
    form = form_class(typed.data if typed else None, **options)  # type: ignore[arg-type]
    if typed and form.is_bound and typed.why:
        form.full_clean()
        form.add_error(typed.field if typed.field in form.fields else None, typed.why)
    return form
