"""What became of statements after readers knew them: a page, and its feed. An act of an editor is one entry."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from statements.models import Correction, CorrectiveAct, Statement
from statements.models.public_id import PATTERN
from statements.views.acts_told import ActTold, acts_told
from statements.views.changed import about, changes
from statements.views.things_changed import changed_around

ON_A_PAGE = 50
_LONGEST = 18  # digits of a number


def corrections(request: HttpRequest) -> HttpResponse:
    """The latest acts first. `?before=`: those before that one; `?act=`: the statements that an act was about;
    `?statement=`: what was corrected of the statement with that id."""
    of = request.GET.get("statement", "")
    if _number(request, "act"):
        context = _of_act(request)
    elif re.fullmatch(PATTERN, of):
        context = _of_statement(request, of)
    else:
        context = _of_all(request)
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
    for one in acts_told(CorrectiveAct.objects.all()[:ON_A_PAGE]):
        feed.add_item(
            title=one.title,
            link=absolute(one.address),
            description=escape(_in_words(one)),  # Atom1Feed says of it that it is HTML
            unique_id=absolute(f"{reverse('corrections')}#correction-{one.pk}"),
            updateddate=one.at,
            pubdate=one.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _of_all(request: HttpRequest) -> dict[str, Any]:
    before = _number(request, "before")
    acts = CorrectiveAct.objects.filter(pk__lt=before) if before else CorrectiveAct.objects.all()
    found = list(acts[: ON_A_PAGE + 1])
    onward = f"?before={found[ON_A_PAGE - 1].pk}" if len(found) > ON_A_PAGE else ""
    return {"acts": acts_told(found[:ON_A_PAGE]), "is_first": not before, "onward": onward}


def _of_act(request: HttpRequest) -> dict[str, Any]:
    """Its statements, each with all that was corrected of it, in the order in which they came in."""
    act = get_object_or_404(CorrectiveAct, pk=_number(request, "act"))
    after = _number(request, "after")
    its = Q(together=act.together) if act.together else Q(pk=act.pk)
    told = Correction.objects.with_statements().filter(its)
    found = list(told.filter(statement_id__gt=after).order_by("statement_id")[: ON_A_PAGE + 1])
    shown = found if len(found) <= ON_A_PAGE else _whole(found)
    if not shown:
        raise Http404
    onward = f"?act={act.pk}&after={shown[-1].statement_id}" if len(found) > ON_A_PAGE else ""
    return {
        "act": next(iter(acts_told([act])), None),
        "listed": [(one, about(one.correction.statement)) for one in changes(shown)],
        "is_first": not after,
        "first": f"?act={act.pk}",
        "onward": onward,
    }


def _of_statement(request: HttpRequest, of: str) -> dict[str, Any]:
    before = _number(request, "before")
    told = Correction.objects.with_statements().filter(statement__public_id=of)
    found = list((told.filter(pk__lt=before) if before else told)[: ON_A_PAGE + 1])
    onward = f"?statement={of}&before={found[ON_A_PAGE - 1].pk}" if len(found) > ON_A_PAGE else ""
    statement = Statement.objects.filter(public_id=of).first()
    return {
        "of": of,
        "listed": [(one, about(one.correction.statement)) for one in changes(found[:ON_A_PAGE])],
        "around": changed_around(statement, ON_A_PAGE) if statement and not before else [],
        "is_first": not before,
        "first": f"?statement={of}",
        "onward": onward,
    }


def _whole(found: list[Correction]) -> list[Correction]:
    """Without the last statement, of which there may be more; of one statement alone all that was found."""
    last = found[-1].statement_id
    return [one for one in found if one.statement_id != last] or found


def _number(request: HttpRequest, name: str) -> int:
    """0 where it is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= _LONGEST else 0


def _in_words(one: ActTold) -> str:
    things = [thing.told for thing in one.things]
    return ". ".join([one.done, *map(str, one.parts), *things, *filter(None, [one.reason])])
