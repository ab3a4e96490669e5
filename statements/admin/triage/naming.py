"""Which speaker, outlet, occasion or topic is meant by what was typed. What is not known is refused with what to do."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from statements import curation
from statements.admin.triage.turn import Turn
from statements.models import Article, Occasion, Outlet, Speaker, Topic
from statements.naming import take_turns

N = TypeVar("N", Speaker, Outlet)
SEPARATOR = ";"


def called(model: type[N], name: str, turn: Turn, *, new: bool) -> N | None:
    """The speaker or outlet of that name or other name; with `new` one that is not known is made."""
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
    take_turns()
    made = model(name=name, slug=curation.fresh_slug(model, name))
    curation.add(made, turn.by)
    return made


def occasion_called(words: str, article: Article) -> Occasion | None:
    """By its title, with its day in brackets where it has one; those of the article go first."""
    if not words:
        return None
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
    raise curation.Refused(_("There is no occasion “%(title)s” yet: add it under Occasions.") % {"title": words})


def topics_called(words: str) -> list[Topic]:
    topics = []
    for name in filter(None, (" ".join(part.split()) for part in words.split(SEPARATOR))):
        topic = Topic.objects.filter(name__iexact=name, merged_into=None).first()
        if topic is None:
            raise curation.Refused(_("There is no topic “%(name)s” yet: add it under Topics.") % {"name": name})
        topics.append(topic)
    return topics
