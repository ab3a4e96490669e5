"""Link: why two quotations, or parts of them, may be one utterance in different words."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from statements.models.quotation import Quotation
from statements.models.spans import spans_field


class Link(models.Model):
    """The pair is kept in the order of the quotations' ids, so that it stands once. Spans: the parts, empty for all."""

    one = models.ForeignKey(Quotation, models.PROTECT, related_name="+")
    one_spans = spans_field(_("part of the one"))
    other = models.ForeignKey(Quotation, models.PROTECT, related_name="+")
    other_spans = spans_field(_("part of the other"))
    confidence = models.FloatField(_("confidence"))
    evidence = models.JSONField(_("evidence"))
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="link_in_order"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="link_confidence_is_a_share"
            ),
            models.UniqueConstraint(fields=["one", "one_spans", "other", "other_spans"], name="link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}"
