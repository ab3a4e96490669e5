"""How a statement stands, and when it is to be published: two small forms on its page."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin.proposals import ProposingAdmin
from statements.admin.recorded import editor_of
from statements.admin.refusals import Refusal
from statements.admin.typed import form_again, is_entered, refuse, typed_into
from statements.models import Disputed, Standing, State, Statement

YEARS = (2000, 2200)
ZONE = "time zone"
"""Under which name a session keeps the zone that an editor chose last."""


class StandingForm(forms.Form):
    standing = forms.ChoiceField(label=gettext_lazy("Standing"), choices=Standing.choices)
    disputed_by = forms.ChoiceField(
        label=gettext_lazy("If disputed"), required=False, choices=[("", "–"), *Disputed.choices]
    )
    note = forms.CharField(
        label=gettext_lazy("Note, which readers see"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label=gettext_lazy("Source of the note"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("An address or a citation, if there is one."),
    )


class WallClock(forms.Field):
    """A day and a time as a clock on the wall shows them; in which zone it hangs, another field says."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        for shape in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"):
            with suppress(ValueError):
                at = datetime.strptime(str(value or "").strip(), shape)  # noqa: DTZ007
                if YEARS[0] <= at.year <= YEARS[1]:
                    return at
        raise forms.ValidationError(_("Write day and time as 2027-02-16 09:30."))


class EmbargoForm(forms.Form):
    at = WallClock(label=gettext_lazy("Publish on"))
    zone = forms.ChoiceField(label=gettext_lazy("in the time of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = [(name, name) for name in _zones()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Of a time that comes twice, as the clocks go back, the second is meant: never early."""
        cleaned = super().clean() or {}
        if "at" in cleaned and "zone" in cleaned:
            at = cleaned["at"].replace(tzinfo=ZoneInfo(cleaned["zone"]), fold=1)
            if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != cleaned["at"]:
                self.add_error("at", _("There is no such time on that day: the clocks go forward then."))
            cleaned["at"] = at
        return cleaned


@cache
def _zones() -> list[str]:
    return ["UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))]


class StandingAdmin(ProposingAdmin):
    """Mixed into the page of a statement, which shows templates/admin/statements/standing.html."""

    def get_urls(self) -> list[Any]:
        stand = self.admin_site.admin_view(require_POST(self.stand_view))
        embargo = self.admin_site.admin_view(require_POST(self.embargo_view))
        return [
            path("<int:pk>/standing/", stand, name="statements_statement_stand"),
            path("<int:pk>/embargo/", embargo, name="statements_statement_embargo"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        statement: Statement | None = context["original"]
        if statement and self.has_decide_permission(request):
            context |= _forms(request, statement)
        return super().render_change_form(request, context, *args, **kwargs)

    def stand_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say how the statement stands."""
        statement = self._decided(request, pk)
        form = StandingForm(request.POST)
        if is_entered(request, form):
            entered = dict(form.cleaned_data)
            try:
                curation.stand(statement, entered.pop("standing"), editor_of(request), **entered)
            except Refusal as refusal:
                refuse(request, refusal)
            else:
                messages.success(request, _("Saved."))
        return _back(pk)

    def embargo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Set the time at which the statement is to be published, or take it away ("lift")."""
        statement = self._decided(request, pk)
        if "lift" in request.POST:
            curation.lift([statement], editor_of(request))
            messages.success(request, _("It waits again, without a time."))
            return _back(pk)
        form = EmbargoForm(request.POST)
        if is_entered(request, form):
            request.session[ZONE] = form.cleaned_data["zone"]
            try:
                curation.embargo([statement], form.cleaned_data["at"], form.cleaned_data["zone"], editor_of(request))
            except Refusal as refusal:
                refuse(request, refusal)
            else:
                messages.success(request, _("It will be published then."))
        return _back(pk)

    def _decided(self, request: HttpRequest, pk: int) -> Statement:
        statement = get_object_or_404(Statement.objects.select_related("speaker"), pk=pk)
        if not self.has_decide_permission(request):
            raise PermissionDenied
        return statement


def _forms(request: HttpRequest, statement: Statement) -> dict[str, forms.Form]:
    """As things are, or as they were sent and refused."""
    stood = typed_into(request, reverse("admin:statements_statement_stand", args=[statement.pk]))
    shown: dict[str, forms.Form] = {
        "standing_form": form_again(StandingForm, stood, initial=_standing_of(statement), auto_id="standing_%s"),
    }
    if statement.state != State.PROPOSED:
        return shown
    timed = typed_into(request, reverse("admin:statements_statement_embargo", args=[statement.pk]))
    now = _embargo_of(statement, request)
    return {**shown, "embargo_form": form_again(EmbargoForm, timed, initial=now, auto_id="embargo_%s")}


def _standing_of(statement: Statement) -> dict[str, str]:
    return {
        "standing": statement.standing,
        "disputed_by": statement.disputed_by,
        "note": statement.standing_note,
        "source": statement.standing_source,
    }


def _embargo_of(statement: Statement, request: HttpRequest) -> dict[str, Any]:
    zone = statement.publish_zone or request.session.get(ZONE, "UTC")
    at = statement.publish_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if statement.publish_at else None
    return {"at": at, "zone": zone}


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:statements_statement_change", args=[pk]))
