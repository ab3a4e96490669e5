"""Report: what a reader says is wrong with a statement. Once an editor agrees, it is a correction, and public."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from statements.models.statement import Statement

MESSAGE = 2_000
SOURCE = 500


class Report(models.Model):
    """Of who reports nothing is kept but what they type, and the address they may give goes once it is decided."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="reports", verbose_name=_("statement"), editable=False
    )
    message = models.TextField(_("what is wrong"), editable=False)
    source = models.CharField(_("what shows it"), max_length=SOURCE, blank=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True, editable=False)
    at = models.DateTimeField(_("came in"), auto_now_add=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN, editable=False
    )
    answer = models.TextField(_("answer"), blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        constraints = [
            models.CheckConstraint(condition=~Q(message=""), name="report_says_what"),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_at__isnull=True)
                | (~Q(outcome="open") & ~Q(answer="") & Q(decided_at__isnull=False, email="")),
                name="report_is_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["-id"], condition=Q(outcome="open"), name="report_waiting"),
            models.Index(fields=["-decided_at", "-id"], condition=Q(outcome="accepted"), name="report_accepted_latest"),
        ]

    def __str__(self) -> str:
        return self.message[:80]

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN
