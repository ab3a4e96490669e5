"""Revision: one change of one row of what editors curate, as PostgreSQL saw it. Nobody else writes here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.decision import Decision


class Revision(models.Model):
    """Written by the triggers of statements/database/history.sql, whoever changes the row and by whatever way.

    A row belongs to a thing: another name to its speaker, a wording to its statement. `part` is the row's own noun.
    What moves from one thing to another has a revision at each. `before` and `after` hold the columns that changed, as
    PostgreSQL writes them in JSON; a row that came has no `before`, one that went no `after`, and the other is whole.
    """

    noun = models.CharField(_("about"), max_length=20)
    object_id = models.BigIntegerField(_("number"))
    part = models.CharField(_("part"), max_length=20)
    part_id = models.BigIntegerField(_("number of the part"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("by")
    )
    role = models.CharField(_("role of the database"), max_length=63)
    transaction = models.BigIntegerField(_("transaction"))
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="revisions", verbose_name=_("decision")
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        indexes = [
            models.Index(fields=["noun", "object_id"], name="revision_about"),
            models.Index(fields=["transaction"], condition=models.Q(decision=None), name="revision_untaken"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.part_id}"
