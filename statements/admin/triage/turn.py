"""One act of an editor at the desk of an article: what is asked before, and what is answered after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from statements import curation
from statements.admin.history import entries
from statements.admin.keys import keys_in
from statements.admin.refusals import Refusal, in_words
from statements.admin.typed import keep
from statements.models import Article, Decision, Quotation, State, Statement

VERSION = "version"
_REFUSED = "refused at the desk"
"""Under which name a session keeps the article in which the last act of all was refused."""


@dataclass(frozen=True, slots=True)
class Turn:
    request: HttpRequest
    article: Article
    by: User
    was_refused: bool
    """Whether what the editor did last in the article was refused, and changed nothing."""

    def statement(self, name: str = "statement") -> Statement:
        """The statement of the article that the form names, locked. Raises Outdated where it is not the version that
        the editor saw."""
        keys = keys_in([self.request.POST.get(name, "")])
        own = Quotation.objects.filter(text__article=self.article, statement__in=keys)
        found = own.select_related("statement").first()
        if found is None:
            raise curation.Refused(_("This is no statement of the article any more: choose another."))
        seen = keys_in([self.request.POST.get(VERSION, "")])
        curation.expect(found.statement, seen[0] if seen and name == "statement" else None)
        found.statement.refresh_from_db()
        return found.statement

    def open_statement(self) -> Statement:
        """The same, where it waits or is published: what was decided against is not corrected in passing."""
        statement = self.statement()
        if statement.state not in {State.PROPOSED, State.PUBLISHED}:
            told = _("It is %(state)s, and stays as it is. Open it again first, or publish it again.")
            raise curation.Refused(told % {"state": State(statement.state).label})
        return statement

    def given(self, name: str) -> str:
        """What was typed into a field, without needless spaces, and without NUL, which PostgreSQL cannot hold."""
        return " ".join(self.request.POST.get(name, "").replace("\0", " ").split())

    def tell(self, words: str) -> None:
        messages.success(self.request, words)


@dataclass(frozen=True, slots=True)
class Then:
    """Where the editor is led: to a statement, or, if `on`, to what waits after it."""

    statement: Statement | None = None
    on: bool = False


Act = Callable[[Turn], Then]
Answer = Callable[[Turn, curation.Outdated], HttpResponse]
View = Callable[[HttpRequest, int], HttpResponse]


def act(permission: str, outdated: Answer | None = None, *, is_undo: bool = False) -> Callable[[Act], View]:
    """Make a view of an act: for those who have the permission, and sit at the desk. All of it is one act, or none.

    `outdated` answers where another has saved a newer version than the editor saw, and the form has fields to compare.
    What is refused is remembered until the next act, so that the undoing of it takes back no older one.
    """

    def view_of(do: Act) -> View:
        @require_POST
        @wraps(do)
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            if not request.user.has_perm(f"statements.{permission}") or not isinstance(request.user, User):
                raise PermissionDenied
            article = get_object_or_404(Article, pk=pk, sealed_at=None)
            turn = Turn(request, article, request.user, request.session.pop(_REFUSED, None) == article.pk)
            try:
                with transaction.atomic(), curation.one_act():
                    curation.presence.hold(turn.article, turn.by)
                    then = do(turn)
            except Refusal as refusal:
                if not is_undo:
                    request.session[_REFUSED] = article.pk
                if isinstance(refusal, curation.Outdated) and outdated and not _is_asked_by_script(request):
                    return outdated(turn, refusal)
                return _refused(turn, refusal)
            return _done(turn, then)

        return view

    return view_of


def address(article: Article, statement: Statement | int | None = None) -> str:
    """The desk of an article, at a statement."""
    at = reverse("admin:statements_article_triage", args=[article.pk])
    key = statement.pk if isinstance(statement, Statement) else statement
    return f"{at}?statement={key}" if key else at


def _done(turn: Turn, then: Then) -> HttpResponse:
    if _is_asked_by_script(turn.request):
        return JsonResponse({"told": _told(turn.request)})
    if then.statement is None or not then.on:
        return HttpResponseRedirect(address(turn.article, then.statement))
    if following := _following(turn.article, then.statement):
        return HttpResponseRedirect(address(turn.article, following))
    curation.presence.leave(turn.article, turn.by)
    return HttpResponseRedirect(reverse("admin:statements_article_triage_next", args=[turn.article.pk]))


def _refused(turn: Turn, refusal: Exception) -> HttpResponse:
    words = in_words(refusal)
    if isinstance(refusal, curation.Outdated):
        words = f"{words} {what_changed(refusal.since)}"
    keep(turn.request, words)
    if _is_asked_by_script(turn.request):
        return JsonResponse({"refused": words}, status=409)
    messages.error(turn.request, words)
    keys = keys_in([turn.request.POST.get("statement", "")])
    return HttpResponseRedirect(address(turn.article, keys[0] if keys else None))


def what_changed(since: list[Decision]) -> str:
    """Both versions, in a sentence."""
    changed = [difference for entry in entries(since) for difference in entry.differences]
    both = _("%(what)s: “%(before)s”, now “%(after)s”.")
    return " ".join(both % {"what": one.what, "before": one.before, "after": one.after} for one in changed)


def _is_asked_by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _told(request: HttpRequest) -> list[str]:
    return [str(message) for message in messages.get_messages(request)]


def _following(article: Article, statement: Statement) -> int | None:
    """The proposal that waits after a statement in the text."""
    here = Quotation.objects.filter(statement=statement, text__article=article).first()
    waiting = Quotation.objects.filter(
        text__article=article, statement__state=State.PROPOSED, statement__publish_at__isnull=True
    )
    if here is None or here.start is None:
        return None
    after = waiting.filter(start__gte=here.start).exclude(statement=statement).order_by("start", "pk")
    return after.values_list("statement_id", flat=True).first()
