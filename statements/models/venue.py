"""Venue: the forum where statements are made, whatever town it meets in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.named import Alias, Named


class Venue(Named):
    class Kind(models.TextChoices):
        PARLIAMENT = "parliament", _("parliament")
        SUMMIT = "summit", _("summit")
        FORUM = "forum", _("forum or conference")
        BOARD = "board", _("board, council or committee")
        MEETING = "meeting", _("meeting or talks")
        PRESS = "press", _("press conference or briefing")
        INTERVIEW = "interview", _("interview")
        BROADCAST = "broadcast", _("programme")
        ONLINE = "online", _("post or page online")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)

    class Meta(Named.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        permissions = [("merge_venue", _("Can merge venues"))]


class VenueAlias(Alias):
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="venue_alias_once")]
