"""Upload: the files that an editor sends in together, each with its outcome."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article
from statements.models.edtf_date import edtf_field
from statements.models.outlet import Outlet, Rights


class Upload(models.Model):
    """What is said here holds for every file of it that a row of its CSV says nothing else about."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="uploads", verbose_name=_("by")
    )
    at = models.DateTimeField(_("sent in"), auto_now_add=True)
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("outlet")
    )
    published = edtf_field(_("published"))
    rights = models.CharField(_("rights"), max_length=10, choices=Rights.choices, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class UploadedFile(models.Model):
    """One file of an upload. Its bytes wait here until they are an article's, so that nothing is lost on the way.

    Refused is what is no article, given up what the software failed to read, taken back what went in and was undone.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CREATED = "created", _("created")
        DUPLICATE = "duplicate", _("already there")
        REFUSED = "refused", _("refused")
        GIVEN_UP = "given_up", _("given up")
        CANCELLED = "cancelled", _("cancelled")
        TAKEN_BACK = "taken_back", _("taken back")

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="files", verbose_name=_("upload"))
    name = models.CharField(_("file"), max_length=500)
    content = models.BinaryField(_("bytes"), null=True)
    given = models.JSONField(_("given with it"), default=dict, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why it did not go in; while it waits, why the last try failed.")
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="uploaded_files")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["waiting", "given_up", "cancelled"]) | Q(content__isnull=False),
                name="file_that_may_be_read_has_its_bytes",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["created", "duplicate", "taken_back"]) | Q(article__isnull=False),
                name="file_that_went_in_leads_to_its_article",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["refused", "given_up"], reason=""), name="refused_file_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(outcome="waiting"), name="file_waiting"),
            models.Index(fields=["id"], condition=Q(outcome="given_up"), name="file_given_up"),
        ]

    def __str__(self) -> str:
        return self.name
