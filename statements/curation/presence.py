"""Who is at the desk of an article. One editor at a time; whoever goes away without a word is gone after a while."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation.refusals import Refused
from statements.models import Article, Presence

LASTS = timedelta(minutes=3)


def come(article: Article, editor: User) -> Presence:
    """Sit down at a desk that is free or one's own, for a while; else who sits there."""
    while True:
        now = timezone.now()
        mine = Q(editor=editor) | Q(until__lte=now)
        if not Presence.objects.filter(mine, article=article).update(editor=editor, until=now + LASTS):
            Presence.objects.get_or_create(article=article, defaults={"editor": editor, "until": now + LASTS})
        # Whoever sat there may get up at this very moment.
        if there := Presence.objects.select_related("editor").filter(article=article).first():
            return there


def take_over(article: Article, editor: User) -> None:
    """Sit down whoever is there; they hear of it at their next act."""
    Presence.objects.update_or_create(article=article, defaults={"editor": editor, "until": timezone.now() + LASTS})


def leave(article: Article, editor: User) -> None:
    Presence.objects.filter(article=article, editor=editor).delete()


def hold(article: Article, editor: User) -> None:
    """As `come`. Raises Refused where another is there."""
    there = come(article, editor)
    if there.editor_id != editor.pk:
        raise Refused(
            _("%(who)s is at this desk now. Nothing was done: look on, or take the desk over.")
            % {"who": name_of(there)}
        )


def is_held_by(article: Article, editor: User) -> bool:
    return Presence.objects.filter(article=article, editor=editor, until__gt=timezone.now()).exists()


def held_by_others(editor: User) -> list[int]:
    """The numbers of the articles at whose desks others sit."""
    others = Presence.objects.filter(until__gt=timezone.now()).exclude(editor=editor)
    return list(others.values_list("article_id", flat=True))


def name_of(presence: Presence) -> str:
    return presence.editor.get_full_name() or presence.editor.get_username()
