"""Which speaker, outlet, occasion or topic is meant by what was typed. What is not known is refused with what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.triage.turn import Turn
from statements.models import Article, Occasion, Outlet, Speaker, Topic
from statements.models.named import as_seen
from statements.naming import take_turns

N = TypeVar("N", Speaker, Outlet)
M = TypeVar("M")
SEPARATOR = ";"
_MOST_PARTS = 10
"""Of one name that holds semicolons."""


class Unknown(curation.Refused):
    """Nothing is called so."""


def each_called(words: str, find: Callable[[str], M]) -> list[M]:
    """What is named, with semicolons between. A name may hold some itself: the longest name that is known is meant."""
    parts, found = words.split(SEPARATOR), []
    while parts:
        if not parts[0].strip():
            parts = parts[1:]
            continue
        for taken in range(min(len(parts), _MOST_PARTS), 0, -1):
            try:
                found.append(find(" ".join(SEPARATOR.join(parts[:taken]).split())))
            except Unknown:
                if taken == 1:
                    raise
            else:
                parts = parts[taken:]
                break
    return found


def called(model: type[N], name: str, turn: Turn, *, new: bool) -> N | None:
    """The speaker or outlet of that name or other name; with `new` one that is not known is made."""
    name = as_seen(name)
    if not name:
        return None
    fitting = model.objects.filter(merged_into=None)
    found = list(fitting.filter(name__iexact=name)[:2])
    found = found or list(fitting.filter(aliases__name__iexact=name).distinct()[:2])
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise curation.Refused(
            _("More than one is called “%(name)s”: choose on the statement's own page.") % {"name": name}
        )
    if not new:
        raise curation.Refused(_("Nobody is called “%(name)s” yet. To make it a new name, say so.") % {"name": name})
    longest = model._meta.get_field("name").max_length
    if longest and len(name) > longest:
        raise curation.Refused(_("A name has at most %(most)s characters: shorten this one.") % {"most": longest})
    take_turns()
    made = model(name=name, slug=curation.fresh_slug(model, name))
    curation.add(made, turn.by)
    return made


def occasion_called(words: str, article: Article) -> Occasion | None:
    """By its title, with its day in brackets where it has one; those of the article go first."""
    return _occasion(words, article) if words else None


def occasions_called(words: str, article: Article) -> list[Occasion]:
    return each_called(words, lambda name: _occasion(name, article))


def _occasion(words: str, article: Article) -> Occasion:
    title, _bracket, day = words.removesuffix(")").rpartition(" (")
    asked = Q(title__iexact=words) | (Q(title__iexact=title, held_edtf=day) if title else Q(pk=None))
    for occasions in (article.occasions.all(), Occasion.objects.filter(merged_into=None)):
        found = list(occasions.filter(asked).order_by("pk")[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise curation.Refused(
                _("There is more than one occasion “%(title)s”: add its day in brackets.") % {"title": words}
            )
    raise Unknown(_("There is no occasion “%(title)s” yet: add it under Occasions.") % {"title": words})


def topics_called(words: str) -> list[Topic]:
    return each_called(words, _topic)


def _topic(name: str) -> Topic:
    topic = Topic.objects.filter(name__iexact=name, merged_into=None).first()
    if topic is None:
        raise Unknown(_("There is no topic “%(name)s” yet: add it under Topics.") % {"name": name})
    return topic
