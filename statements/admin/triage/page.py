"""The page of the triage desk: the article at the left, one proposal at the right, and why it was proposed.

The proposals that wait next come along with the page, so that a script can show them at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from statements import curation
from statements.admin.desk import Row, rows_of
from statements.admin.keys import keys_in
from statements.admin.marks import marked
from statements.admin.selecting import cuts_in, sentence_edges
from statements.admin.triage.both import Conflict, conflict_of
from statements.admin.triage.naming import SEPARATOR
from statements.admin.triage.turn import Turn, address
from statements.admin.typed import typed_into
from statements.admin.waiting import next_article
from statements.models import Article, Presence, State, Statement, TopicAssignment
from statements.rereading import last_page

AHEAD = "ahead"
"""Asked for before it is needed, by a script: nobody sits down for that."""

MOST_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """A statement as the desk shows it. `version`: of what the editor sees. `cuts`: where it can be split.
    `topics`: the numbers of those it has, `by_rule`: the names of some. `typed`: what its fields hold.
    `refused`: which of its forms was refused, and why."""

    row: Row
    version: int
    topics: str
    by_rule: str
    cuts: list[tuple[int, str]]
    following: Statement | None
    typed: dict[str, str]
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def statement(self) -> Statement:
        return self.row.statement

    @property
    def can_be_accepted(self) -> bool:
        return self.statement.state in {State.PROPOSED, State.WITHDRAWN} and not self.statement.publish_at

    @property
    def is_waiting(self) -> bool:
        return self.statement.state == State.PROPOSED


@require_GET
def first_page(request: HttpRequest) -> HttpResponse:
    """The article whose proposals have waited longest."""
    return _lead_on(request, None)


@require_GET
def next_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The article after another. Any link may lead here, so nobody leaves a desk by it."""
    return _lead_on(request, get_object_or_404(Article, pk=pk, sealed_at=None))


def _lead_on(request: HttpRequest, after: Article | None) -> HttpResponse:
    article = next_article(after, _editor(request))
    if article is None:
        if AHEAD not in request.GET:
            messages.success(request, _("Nothing waits: every proposal is decided, or at somebody else's desk."))
        return HttpResponseRedirect(reverse("admin:index"))
    return HttpResponseRedirect(address(article) + (f"?{AHEAD}=yes" if AHEAD in request.GET else ""))


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.select_related("outlet", "original"), pk=pk, sealed_at=None)
    return _page(request, article, request.GET.get("statement", ""))


def show_both(turn: Turn, outdated: curation.Outdated) -> HttpResponse:
    """The desk with both versions side by side, and what was typed still in its fields."""
    conflict = conflict_of(turn.request, turn.article, outdated)
    messages.error(turn.request, str(outdated))
    return _page(turn.request, turn.article, turn.request.POST.get("statement", ""), conflict)


def _page(request: HttpRequest, article: Article, asked: str, conflict: Conflict | None = None) -> HttpResponse:
    editor = _editor(request)
    may_decide = editor.has_perm("statements.change_statement")
    if may_decide and AHEAD not in request.GET:
        there: Presence | None = curation.presence.come(article, editor)
    else:
        there = Presence.objects.filter(article=article, until__gt=timezone.now()).select_related("editor").first()
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": article,
        "opts": Article._meta,
        "article": article,
        "version": curation.version_of(article),
        "occasions": f"{SEPARATOR} ".join(map(str, article.occasions.all())),
        "other": there if there and there.editor_id != editor.pk else None,
        "may_decide": may_decide,
        "sits": there is not None and there.editor_id == editor.pk,
        **_statements(article, keys_in([asked])),
    }
    context |= _typed_in(article, context, conflict)
    if AHEAD not in request.GET:
        context |= _refused(request, article, context)
    return render(request, "admin/statements/triage.html", context, status=409 if conflict else 200)


def _typed_in(article: Article, context: dict[str, Any], conflict: Conflict | None) -> dict[str, Any]:
    """What the fields hold: what stands there now, or what was typed and not saved."""
    outlet = article.outlet.name if article.outlet else ""
    whole = {"outlet": outlet, "published": article.published_edtf, "occasions": context["occasions"]}
    shown: Panel | None = context["shown"]
    if conflict and isinstance(conflict.of, Article):
        whole |= conflict.typed
    elif conflict and shown and shown.statement == conflict.of:
        shown = replace(shown, typed=shown.typed | conflict.typed)
    return {"whole": whole, "shown": shown, "conflict": conflict, "here": address(article)}


def _refused(request: HttpRequest, article: Article, context: dict[str, Any]) -> dict[str, Any]:
    """What was typed into one of the desk's forms, and refused a moment ago, is still there; why, stands beside it."""
    sent = {
        act: typed_into(request, reverse(f"admin:statements_article_triage_{act}", args=[article.pk]))
        for act in ("whole", "circumstances", "reject", "missed")
    }
    found: dict[str, Any] = {"sent": sent}
    if typed := sent["whole"]:
        found["whole"] = context["whole"] | typed.entered
    shown: Panel | None = context["shown"]
    for act in ("circumstances", "reject"):
        if (typed := sent[act]) and shown and typed.entered.get("statement") == str(shown.statement.pk):
            found["shown"] = replace(shown, typed=shown.typed | typed.entered, refused={act: typed.why})
    return found


def _editor(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm("statements.view_article"):
        raise PermissionDenied
    return request.user


def _statements(article: Article, asked: list[int]) -> dict[str, Any]:
    """The text with its marks, the statement that is shown, and those that wait next."""
    text = article.text
    rows = rows_of(text, last_page(text))
    waiting = [row for row in rows if row.is_waiting]
    shown = next((row for row in rows if row.statement.pk in asked), waiting[0] if waiting else None)
    ahead = [row for row in waiting if shown and row.number > shown.number][:MOST_AHEAD]
    panels = _panels([*([shown] if shown else []), *ahead], waiting, text.text)
    return {
        "text": text,
        "paragraphs": marked(text.text, [(row.number, row.spans) for row in rows], article.boilerplate),
        "row_by_number": {row.number: row for row in rows},
        "marks_lead_to": f"{address(article)}?statement=",
        "lit": shown.number if shown else 0,
        "shown": panels[0] if panels else None,
        "ahead": panels[1:],
        "order": [f"{row.number}:{row.statement.pk}" for row in waiting],
        "previous": next((row.statement for row in reversed(waiting) if shown and row.number < shown.number), None),
        "publishable": sum(row.can_be_published for row in waiting),
    }


def _panels(rows: list[Row], waiting: list[Row], text: str) -> list[Panel]:
    """In a fixed number of questions."""
    keys = [row.statement.pk for row in rows]
    versions, topics = curation.versions_of(keys), _topics(keys)
    starts = sentence_edges(text, "start")
    after = {one.statement.pk: other.statement for one, other in pairwise(waiting)}
    return [
        Panel(
            row,
            versions[row.statement.pk],
            " ".join(str(one.topic_id) for one in topics.get(row.statement.pk, [])),
            _named(one for one in topics.get(row.statement.pk, []) if one.by == TopicAssignment.By.RULE),
            [(cut, Truncator(text[cut : cut + 60]).words(6)) for cut in cuts_in(row.spans, starts)],
            after.get(row.statement.pk),
            _as_it_stands(row.statement, _named(topics.get(row.statement.pk, []))),
        )
        for row in rows
    ]


def _as_it_stands(statement: Statement, topics: str) -> dict[str, str]:
    return {
        "speaker": statement.said_by,
        "speaker_is": "unnamed" if statement.unnamed_source else "known",
        "said": statement.said_edtf,
        "occasion": str(statement.occasion or ""),
        "topics": topics,
    }


def _topics(statements: list[int]) -> dict[int, list[TopicAssignment]]:
    found: dict[int, list[TopicAssignment]] = {}
    for assignment in TopicAssignment.objects.standing().with_topics().filter(statement__in=statements):
        found.setdefault(assignment.statement_id, []).append(assignment)
    return found


def _named(assignments: Iterable[TopicAssignment]) -> str:
    return f"{SEPARATOR} ".join(assignment.topic.name for assignment in assignments)
