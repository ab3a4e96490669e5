"""Original: an article as it came in, its bytes and what was given with them. Never changes; PostgreSQL refuses it."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article


def fingerprint(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal, as every original carries it."""
    return hashlib.sha256(content).hexdigest()


class Original(models.Model):
    article = models.OneToOneField(Article, models.PROTECT, related_name="original")
    content = models.BinaryField(_("bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    file_name = models.CharField(_("file name"), max_length=500)
    given = models.JSONField(
        _("given with the file"),
        null=True,
        blank=True,
        help_text=_("What somebody said of it, by name (outlet, published, …). Null: it came in before this was kept."),
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self) -> str:
        return self.file_name
