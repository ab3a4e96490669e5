"""Merge: that two entries are one and the same thing, and what was moved from the one to the other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """Nothing is written here but once, and once more when it is undone; PostgreSQL refuses anything else.

    `moved`: what curation.undo_merge needs to move it all back (statements/curation/merging/).
    """

    noun = models.CharField(_("what"), max_length=20, help_text=_("The model's name: speaker, statement."))
    taken_id = models.BigIntegerField(_("taken in"))
    into_id = models.BigIntegerField(_("into"))
    reason = models.TextField(_("reason"))
    moved = models.JSONField(_("moved"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        constraints = [
            models.CheckConstraint(condition=~models.Q(taken_id=models.F("into_id")), name="merge_of_two"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="merge_says_why"),
            # What was taken in can be taken in again only when it is free again.
            models.UniqueConstraint(
                fields=["noun", "taken_id"], condition=models.Q(undone_at=None), name="merge_in_force_once"
            ),
        ]
        indexes = [models.Index(fields=["noun", "into_id"], name="merge_into")]

    def __str__(self) -> str:
        return f"{self.noun} {self.taken_id} → {self.into_id}"
