"""“Report an error”: a form for everybody, without an account, a cookie or JavaScript.

What keeps machines out: a field that no person sees, a time in which nobody can have read the form, few links, and few
reports a minute from one address, of which no more is known than how long it has to wait.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from archive.roles import keep_what_is_written
from archive.throttling import TooMany, ask_for_patience, report_throttle
from statements.models import State, Statement
from statements.models.report import MESSAGE, SOURCE
from statements.views.addresses import by_public_id

YOUNGEST, OLDEST = 3, 24 * 60 * 60  # seconds between the form and its answer
MOST_LINKS = 3
SALT = "report an error"


class ReportForm(forms.Form):
    """Its token says for which statement the form was made, and when; nobody is asked to come from anywhere."""

    message = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("The words, who said them, when or where: say what it should be."),
    )
    source = forms.CharField(
        label=gettext_lazy("What shows it"),
        required=False,
        max_length=SOURCE,
        help_text=gettext_lazy("An address or a citation, if you have one."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail, if we may ask you"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("Not needed. Nobody but our editors sees it, and it is erased once they have decided."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any | None, public_id: str) -> None:
        super().__init__(data, auto_id="report_%s")
        self.public_id = public_id
        self.token = signing.dumps(public_id, salt=SALT)

    @property
    def is_of_a_machine(self) -> bool:
        return bool(self.data.get("website"))

    def clean_message(self) -> str:
        message: str = self.cleaned_data["message"]
        if message.lower().count("http") + message.lower().count("www.") > MOST_LINKS:
            raise forms.ValidationError(_("Give three links at most."))
        return message

    def clean(self) -> dict[str, Any]:
        given = str(self.data.get("token", ""))
        try:
            is_for_this = signing.loads(given, salt=SALT, max_age=OLDEST) == self.public_id
        except signing.BadSignature:
            is_for_this = False
        if not is_for_this:
            raise forms.ValidationError(_("This form has grown old. What you wrote is still here: send it once more."))
        if self._is_too_young(given):
            self.token = given
            raise forms.ValidationError(_("That was very quick. Look at it once more, and send it again."))
        return self.cleaned_data

    def _is_too_young(self, token: str) -> bool:
        try:
            signing.loads(token, salt=SALT, max_age=YOUNGEST)
        except signing.SignatureExpired:
            return False
        return True


@csrf_exempt  # there is no login and no cookie whose bearer could be made to report something
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    statement = by_public_id(Statement.objects.for_display(), public_id)
    if statement.state != State.PUBLISHED:
        return redirect("statement", public_id=public_id, slug="withdrawn")  # which leads on, or says why
    form = ReportForm(request.POST if request.method == "POST" else None, public_id)
    if form.is_bound and form.is_of_a_machine:
        return _page(request, statement, None)
    if form.is_valid():
        try:
            ask_for_patience(request, report_throttle)
            _write(request, public_id, **{name: form.cleaned_data[name] for name in ("message", "source", "email")})
        except (TooMany, DatabaseError) as refusal:
            told = str(refusal) if isinstance(refusal, TooMany) else _("We cannot take it in now: try again tomorrow.")
            form.add_error(None, told)
            return _page(request, statement, form, 429 if isinstance(refusal, TooMany) else 503)
        return _page(request, statement, None)
    return _page(request, statement, form, 400 if form.is_bound else 200)


def _write(request: HttpRequest, public_id: str, *, message: str, source: str, email: str) -> None:
    """As the reader, which may do this and nothing else (statements/database/reports.sql)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT report_error(%s, %s, %s, %s)", [public_id, message, source, email])
    keep_what_is_written(request)


def _page(request: HttpRequest, statement: Statement, form: ReportForm | None, status: int = 200) -> HttpResponse:
    """The form, or our thanks."""
    page = render(request, "report.html", {"statement": statement, "form": form}, status=status)
    page["Cache-Control"] = "no-store"  # each form has a time of its own
    return page
