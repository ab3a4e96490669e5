"""What was corrected in public, after a reader had reported it: a page, and its feed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from statements.models import Report, Statement
from statements.models.report import ReportQuerySet

ON_A_PAGE = 50


def corrections(request: HttpRequest) -> HttpResponse:
    page = Paginator(_with_statements(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "corrections.html", {"page": page, "listed": [(one, _about(one)) for one in page]})


def corrections_feed(request: HttpRequest) -> HttpResponse:
    """Atom, the latest corrections first."""
    absolute = request.build_absolute_uri
    feed = Atom1Feed(
        title=_("Corrections – On Record"),
        link=absolute(reverse("corrections")),
        description=_("What was corrected in the archive, and why."),
        feed_url=absolute(reverse("corrections_feed")),
        language="en",
    )
    for one in _with_statements()[:ON_A_PAGE]:
        address = absolute(one.statement.get_absolute_url())
        feed.add_item(
            title=_about(one),
            link=address,
            description=one.answer,
            unique_id=absolute(one.get_absolute_url()),
            updateddate=one.decided_at,
            pubdate=one.decided_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _with_statements() -> ReportQuerySet:
    whole = Report.objects.corrections().select_related("statement__speaker", "statement__lead")
    return whole.only(
        *("outcome", "answer", "decided_at"),
        *(f"statement__{field.name}" for field in Statement._meta.concrete_fields),
        *("statement__speaker__name", "statement__speaker__slug"),
        *("statement__lead__form", "statement__lead__content", "statement__lead__sentence"),
    )


def _about(correction: Report) -> str:
    """Which statement it is about, as far as readers still see it."""
    statement = correction.statement
    if statement.lead is None:
        return _("A statement that was withdrawn (%(id)s)") % {"id": statement.public_id}
    words = statement.lead.shown
    return f"{statement.credited}: {words if len(words) <= 120 else words[:120].rsplit(' ', 1)[0] + ' …'}"
