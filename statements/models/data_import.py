"""DataImport: a table of statements or of names that an editor sends in, looks at, and lets go in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DataImport(models.Model):
    """`step` is what is done with it, `status` how far that is: `check`, `done` waits for the editor.

    `content` is the file, gzipped, until all of it is in. `columns` says of the columns that mean something, what.
    `found` counts what the dry run found, `put` what went in: new, changed, there, refused. `shown` are the first rows
    with what they become.
    """

    class Kind(models.TextChoices):
        STATEMENTS = "statements", _("statements")
        SPEAKERS = "speakers", _("speakers")
        VENUES = "venues", _("venues")
        TOPICS = "topics", _("topics")
        OUTLETS = "outlets", _("outlets")

    class Step(models.TextChoices):
        CHECK = "check", _("dry run")
        LOAD = "load", _("going in")
        TAKE_BACK = "take_back", _("being taken back")
        BRING_BACK = "bring_back", _("being brought back")

    class Status(models.TextChoices):
        WAITING = "waiting", _("at work")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")
        FAILED = "failed", _("failed")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("sent in"), auto_now_add=True)
    kind = models.CharField(_("what it holds"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("file"), max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField(_("bytes"), null=True)
    outlet = models.CharField(_("outlet"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    encoding = models.CharField(_("encoding"), max_length=20)
    delimiter = models.CharField(max_length=1, blank=True)
    headers = models.JSONField(_("columns of the file"), default=list)
    columns = models.JSONField(_("columns understood"), default=dict)
    step = models.CharField(_("step"), max_length=10, choices=Step.choices, default=Step.CHECK)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    reason = models.TextField(_("reason"), blank=True)
    share = models.FloatField(_("share that is done"), default=0)
    line = models.PositiveIntegerField(_("line up to which it went in"), default=0)
    found = models.JSONField(default=dict)
    put = models.JSONField(default=dict)
    shown = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="waiting", step__in=["check", "load"]) | Q(content__isnull=False),
                name="import_at_work_has_its_bytes",
            ),
            models.CheckConstraint(condition=~Q(status="failed", reason=""), name="failed_import_says_why"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(status="waiting"), name="import_waiting"),
            models.Index(fields=["-id"], condition=Q(step="check", status="done"), name="import_undecided"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def percent(self) -> int:
        return int(100 * self.share)


class RefusedRow(models.Model):
    """A row of an import that stays out, as it stands in the file, and why."""

    data_import = models.ForeignKey(DataImport, models.CASCADE, related_name="refused", verbose_name=_("import"))
    line_number = models.PositiveIntegerField(_("line"))
    line = models.TextField(_("the line"))
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ["line_number", "pk"]
        verbose_name = _("refused row")
        verbose_name_plural = _("refused rows")

    def __str__(self) -> str:
        return f"{self.line_number}: {self.reason}"
