"""Finding: what the software proposed, kept untouched by what editors did with it."""

from __future__ import annotations

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Floor, Least
from django.utils.translation import gettext_lazy as _

from statements.models.article import ArticleText
from statements.models.spans import spans_field


def tenth_of(confidence: str) -> models.Expression:
    """In which tenth a confidence is: 9 is from .9 on."""
    return Cast(Least(Floor(models.F(confidence) * 10), models.Value(9.0)), output_field=models.IntegerField())


class Finding(models.Model):
    class Kind(models.TextChoices):
        PAGE = "page", _("the page: headline, outlet, dates, boilerplate, occasions")
        STATEMENT = "statement", _("a statement")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="findings")
    reader_version = models.CharField(_("reader version"), max_length=30)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    spans = spans_field(_("spans"))
    confidence = models.FloatField(_("confidence"), null=True)
    proposed = models.JSONField(_("as proposed"))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__isnull=True) | models.Q(confidence__gte=0, confidence__lte=1),
                name="finding_confidence_is_a_share",
            )
        ]
        # Of what an index is made, PostgreSQL knows how often it has each value.
        indexes = [
            models.Index(KeyTextTransform("form", "proposed"), name="finding_form"),
            models.Index(tenth_of("confidence"), name="finding_tenth"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.reader_version})"

    @property
    def percent(self) -> int | None:
        """How sure the software was."""
        return None if self.confidence is None else round(100 * self.confidence)
