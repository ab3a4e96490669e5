"""Presence: who is at the desk of an article, until when. It runs out by itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article


class Presence(models.Model):
    article = models.OneToOneField(Article, models.CASCADE, related_name="presence", verbose_name=_("article"))
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences", verbose_name=_("editor")
    )
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("presence at a desk")
        verbose_name_plural = _("presences at desks")

    def __str__(self) -> str:
        return f"{self.editor}: {self.article}"
