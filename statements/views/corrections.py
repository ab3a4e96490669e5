"""What became of statements after readers knew them: a page, and its feed."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from statements.models import Correction
from statements.models.public_id import PATTERN
from statements.views.changed import Changed, about, changes

ON_A_PAGE = 50
_LONGEST = 18  # digits of a number


def corrections(request: HttpRequest) -> HttpResponse:
    """The latest first. `?before=`: those before that one; `?statement=`: those of the statement with that id."""
    before, of = request.GET.get("before", ""), request.GET.get("statement", "")
    is_paged = before.isascii() and before.isdecimal() and len(before) <= _LONGEST
    is_of_one = re.fullmatch(PATTERN, of) is not None
    wanted = Correction.objects.with_statements()
    wanted = wanted.filter(pk__lt=int(before)) if is_paged else wanted
    wanted = wanted.filter(statement__public_id=of) if is_of_one else wanted
    found = list(wanted[: ON_A_PAGE + 1])
    context = {
        "listed": [(one, about(one.correction.statement)) for one in changes(found[:ON_A_PAGE])],
        "is_first": not is_paged,
        "onward": found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None,
        "of": of if is_of_one else "",
    }
    return render(request, "corrections.html", context)


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
    for one in changes(Correction.objects.with_statements()[:ON_A_PAGE]):
        feed.add_item(
            title=about(one.correction.statement),
            link=absolute(one.correction.statement.get_absolute_url()),
            description=escape(_in_words(one)),  # Atom1Feed says of it that it is HTML
            unique_id=absolute(f"{reverse('corrections')}#correction-{one.correction.pk}"),
            updateddate=one.correction.at,
            pubdate=one.correction.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _in_words(one: Changed) -> str:
    return ". ".join([str(one.correction).capitalize(), *map(str, one.parts), *filter(None, [one.reason])])
