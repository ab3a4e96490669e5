"""Outlet: who published an article."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.named import Alias, Named


class Rights(models.TextChoices):
    """How much of a text we may show."""

    FULL = "full", _("full text")
    EXCERPT = "excerpt", _("excerpts around statements")
    METADATA = "metadata", _("metadata only")


class Outlet(Named):
    official = models.BooleanField(
        _("official record"),
        default=False,
        help_text=_("Publishes the speaker's own words, as a parliament or an office does."),
    )
    rights = models.CharField(
        _("rights in its texts"),
        max_length=10,
        choices=Rights.choices,
        default=Rights.EXCERPT,
        help_text=_("How much of its articles readers see."),
    )
    website = models.URLField(_("website"), blank=True)

    class Meta(Named.Meta):
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        permissions = [("merge_outlet", _("Can merge outlets"))]


class OutletAlias(Alias):
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        constraints = [models.UniqueConstraint(fields=["outlet", "name"], name="outlet_alias_once")]
