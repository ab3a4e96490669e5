"""Corrections: what was decided about statements that readers knew, and about what these refer to, as they are told."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.statement import Statement


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def with_statements(self) -> CorrectionQuerySet:
        """With what lists show of the statement that each is about."""
        return self.select_related("statement__speaker", "statement__lead")

    def of_what_it_says(self) -> CorrectionQuerySet:
        """Without what only became of its wordings: that more reports of it were found, or fewer."""
        return self.exclude(act__in=[Correction.Act.MERGE, Correction.Act.UNMERGE, Correction.Act.TAKE_OUT])


class Correction(models.Model):
    """A view of decisions, which PostgreSQL makes (statements/database/corrections.sql). Nobody writes here.

    `before` and `after`: what is otherwise now, by column; empty where the statement is not published any more. "words"
    and "lead_id" say that they are others and not which.
    """

    class Act(models.TextChoices):
        REPORT = "report", _("corrected after a reader had reported it")
        CORRECT = "correct", _("corrected")
        WITHDRAW = "withdraw", _("withdrawn")
        RESTORE = "restore", _("published again")
        MERGE = "merge", _("another report of the same words was added")
        UNMERGE = "unmerge", _("what had been added was taken away again")
        TAKE_OUT = "take_out", _("one of its wordings became a statement of its own")
        REVERT = "revert", _("an earlier version was brought back")

    at = models.DateTimeField()
    together = models.UUIDField(null=True)
    statement = models.ForeignKey(Statement, models.DO_NOTHING, related_name="corrections")
    report_id = models.BigIntegerField(null=True)
    act = models.CharField(max_length=10, choices=Act.choices)
    reason = models.TextField()
    before = models.JSONField()
    after = models.JSONField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "statements_correction"
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.get_act_display())


class CorrectedThing(models.Model):
    """A view of decisions about speakers, venues, occasions, outlets, topics and articles that readers knew.

    Of two that were found to be one, `object_id` is the one that stays, `other_id` the other.
    """

    class Act(models.TextChoices):
        CORRECT = "correct", _("corrected")
        MERGE = "merge", _("found to be one and the same")
        UNMERGE = "unmerge", _("found to be two again")
        REVERT = "revert", _("an earlier version was brought back")

    at = models.DateTimeField()
    noun = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    other_id = models.BigIntegerField(null=True)
    act = models.CharField(max_length=10, choices=Act.choices)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        managed = False
        db_table = "statements_correctedthing"
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.get_act_display())


class CorrectiveAct(models.Model):
    """A view of the acts of editors that readers are told of, each with the number of the first decision of it.

    `statements`: how many it is about; `corrections` and `things`: the first of what it corrected, by number.
    """

    at = models.DateTimeField()
    together = models.UUIDField(null=True)
    statements = models.BigIntegerField()
    corrections = ArrayField(models.BigIntegerField())
    things = ArrayField(models.BigIntegerField())

    class Meta:
        managed = False
        db_table = "statements_correctiveact"
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
