"""Sealing: an original is taken out of the archive, bytes and words, by two persons; its hash and the reason stay."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article
from statements.models.record import Record


class Sealing(models.Model):
    """One asks, another confirms or declines; then PostgreSQL erases it (statements/database/sealing.sql)."""

    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="sealings", verbose_name=_("article")
    )
    record = models.ForeignKey(
        Record, models.PROTECT, null=True, blank=True, related_name="sealings", verbose_name=_("record")
    )
    reason = models.TextField(_("reason"), help_text=_("Readers who come by an old address see it."))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("declined by")
    )
    sealed_at = models.DateTimeField(_("sealed"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("sealing")
        verbose_name_plural = _("sealings")
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, record__isnull=True) | Q(article__isnull=True, record__isnull=False),
                name="sealing_of_one_original",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sealing_says_why"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("asked_by")),
                name="sealing_takes_two",
                violation_error_message=_("Who asked for it cannot confirm it: that takes a second person."),
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(declined_by__isnull=True, article__isnull=False),
                name="article_sealed_once",
                violation_error_message=_("Somebody has asked for this already."),
            ),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(declined_by__isnull=True, record__isnull=False),
                name="record_sealed_once",
                violation_error_message=_("Somebody has asked for this already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.article or self.record)

    @property
    def is_open(self) -> bool:
        return self.declined_by_id is None and self.sealed_at is None
