"""Sweep: the rules of a topic are tried on the whole archive, a batch at a time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from statements.models.decision import Decision
from statements.models.topic import Topic


class Sweep(models.Model):
    """Where it stands is not kept: what is left to do is what the topic has, other than what its rules find."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="sweeps", verbose_name=_("topic"))
    rules = models.JSONField(_("rules"), help_text=_("The topic's own, and those of the topics it took in."))
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("decision")
    )
    """By which the rules became these; none where what is called by a name may have changed since."""
    added = models.IntegerField(_("added"), default=0)
    dropped = models.IntegerField(_("dropped"), default=0)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    problem = models.TextField(_("problem"), blank=True, help_text=_("Why nothing was changed."))

    class Meta:
        verbose_name = _("sweep")
        verbose_name_plural = _("sweeps")
        indexes = [
            models.Index(fields=["topic", "-id"], name="sweep_latest"),
            models.Index(fields=["id"], condition=Q(finished_at=None), name="sweep_unfinished"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.begun_at:%Y-%m-%d}"
