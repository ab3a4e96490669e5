"""Decision: one act of an editor, with before and after. Append-only; PostgreSQL refuses anything else."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """Which thing it is about stands as a word and a number, so that a decision outlives what it decided."""

    class Act(models.TextChoices):
        """All are acts of people but `reread`: what a better reader made of what the software itself had proposed."""

        ADD = "add", _("added")
        CORRECT = "correct", _("corrected")
        CONFIRM = "confirm", _("confirmed")
        PUBLISH = "publish", _("published")
        REJECT = "reject", _("rejected")
        WITHDRAW = "withdraw", _("withdrawn")
        REOPEN = "reopen", _("reopened")
        REREAD = "reread", _("read again")
        RESTORE = "restore", _("brought back")
        MERGE = "merge", _("merged")
        UNMERGE = "unmerge", _("merger undone")
        SPLIT = "split", _("wording taken out")
        DISTINCT = "distinct", _("found not to be the same")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    act = models.CharField(_("act"), max_length=10, choices=Act.choices)
    noun = models.CharField(_("about"), max_length=20, help_text=_("The model's name: statement, article, speaker."))
    object_id = models.BigIntegerField(_("number"))
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [models.Index(fields=["noun", "object_id"], name="decision_about")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id} {self.get_act_display()}"
