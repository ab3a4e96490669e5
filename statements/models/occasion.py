"""Occasion: one sitting of a venue, on its days, at its place."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from statements.models.edtf_date import day_field, edtf_field, is_dated
from statements.models.named import slug_of_words
from statements.models.public_id import is_public_id, public_id_field
from statements.models.venue import Venue


class Occasion(models.Model):
    public_id = public_id_field()
    title = models.CharField(_("title"), max_length=500)
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="occasions", verbose_name=_("venue")
    )
    place = models.CharField(
        _("place"), max_length=200, blank=True, db_index=True, help_text=_("The town; meetings move.")
    )
    held_edtf = edtf_field(_("held"))
    held_earliest = day_field(_("held at the earliest"))
    held_latest = day_field(_("held at the latest"))
    evidence = models.TextField(_("evidence for the date"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    public_since = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)

    class Meta:
        ordering = [models.F("held_latest").desc(nulls_last=True), "pk"]
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        permissions = [("merge_occasion", _("Can merge occasions"))]
        constraints = [is_public_id("occasion_public_id"), is_dated("held", "occasion_held_is_dated")]
        indexes = [models.Index(fields=["title", "held_edtf"], name="occasion_by_title")]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_edtf})" if self.held_edtf else self.title

    def get_absolute_url(self) -> str:
        return reverse("occasion", kwargs={"public_id": self.public_id, "slug": slug_of_words(self.title, "occasion")})
