"""What an editor typed at the triage desk beside what another saved meanwhile; nothing is lost, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.both_versions import Both
from statements.admin.history import Entry, entries
from statements.admin.keys import keys_in
from statements.admin.triage.naming import SEPARATOR
from statements.models import Article, Decision, Occasion, Outlet, Speaker, Statement, Topic

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """`typed`: what the fields of the form hold now, by their names."""

    of: Article | Statement
    both_versions: list[Both]
    typed: dict[str, str]
    since: list[Entry]


def conflict_of(request: HttpRequest, article: Article, outdated: curation.Outdated) -> Conflict:
    """Each field in which both differ. One that the editor had not touched holds what stands there now."""
    thing = _thing(request, article)
    now = _columns(thing)
    seen = _as_it_was(now, thing, outdated.since)
    rows, typed = [], {}
    for name, (label, in_words) in _fields(thing).items():
        if name not in request.POST:
            continue
        yours = " ".join(request.POST[name].replace("\0", " ").split())
        is_kept = _alike(yours, in_words(seen))
        typed[name] = in_words(now) if is_kept else yours
        if not _alike(yours, in_words(now)):
            rows.append(Both(label, in_words(now), yours, is_kept))
    if typed.get("speaker") == request.POST.get("speaker"):
        typed["speaker_is"] = request.POST.get("speaker_is", "")
    return Conflict(thing, rows, typed, entries(outdated.since))


def _alike(one: str, other: str) -> bool:
    """Several names are the same in any order."""
    return sorted(map(str.strip, one.split(SEPARATOR))) == sorted(map(str.strip, other.split(SEPARATOR)))


def _thing(request: HttpRequest, article: Article) -> Article | Statement:
    if "occasions" in request.POST or "outlet" in request.POST:
        return Article.objects.select_related("outlet").get(pk=article.pk)
    return Statement.objects.select_related("speaker").get(pk__in=keys_in([request.POST.get("statement", "")]))


def _columns(thing: Article | Statement) -> Columns:
    """Those of the form, as decisions have them."""
    columns = curation.snapshot(thing)
    if isinstance(thing, Article):
        return {**columns, "occasions": list(thing.occasions.values_list("pk", flat=True))}
    return {**columns, "topics": list(thing.topic_assignments.standing().values_list("topic", flat=True))}


def _as_it_was(now: Columns, thing: Article | Statement, since: list[Decision]) -> Columns:
    own = [one for one in since if (one.noun, one.object_id) == (thing._meta.model_name, thing.pk)]
    was = dict(now)
    for decision in reversed(own):
        was |= {name: value for name, value in decision.before.items() if name in was}
    return was


def _fields(thing: Article | Statement) -> dict[str, tuple[str, Callable[[Columns], str]]]:
    """The fields of the form, with what each is called, and what it holds of some columns."""
    if isinstance(thing, Article):
        return {
            "outlet": (_("Outlet"), lambda of: _named(Outlet, [of["outlet_id"]])),
            "published": (_("Published"), lambda of: of["published_edtf"]),
            "occasions": (_("Occasions"), lambda of: _named(Occasion, of["occasions"])),
        }
    return {
        "speaker": (_("Who"), lambda of: _named(Speaker, [of["speaker_id"]]) or of["unnamed_source"]),
        "said": (_("When"), lambda of: of["said_edtf"]),
        "occasion": (_("Where"), lambda of: _named(Occasion, [of["occasion_id"]])),
        "topics": (_("What about"), lambda of: _named(Topic, of["topics"])),
    }


def _named(model: type[Speaker | Outlet | Occasion | Topic], keys: list[int | None]) -> str:
    """As the desk has them in its fields."""
    found = model._default_manager.in_bulk([key for key in keys if key])
    return f"{SEPARATOR} ".join(str(found[key]) for key in sorted(found))
