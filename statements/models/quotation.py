"""Quotation: how one original words a statement. Readers see the word *wording*."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article, ArticleText
from statements.models.finding import Finding
from statements.models.outlet import Outlet
from statements.models.record import Record
from statements.models.spans import spans_field
from statements.models.statement import Statement


class Form(models.TextChoices):
    DIRECT = "direct", _("in quotation marks")
    MIXED = "mixed", _("partly in quotation marks")
    INDIRECT = "indirect", _("paraphrased")


class Quotation(models.Model):
    """Content, cue and source of one wording, anchored in an article's text by spans, or in a record.

    The words of an article's wording (`content`, `sentence`, `cue`, `attribution`) are cut from the text by PostgreSQL
    when the spans are written (statements/database/rules.sql): they cannot differ from the original.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="quotations", verbose_name=_("statement"))
    text = models.ForeignKey(ArticleText, models.PROTECT, null=True, blank=True, related_name="quotations")
    record = models.OneToOneField(Record, models.PROTECT, null=True, blank=True, related_name="quotation")
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="quotations", editable=False
    )

    form = models.CharField(_("form"), max_length=10, choices=Form.choices)
    language = models.CharField(_("language"), max_length=10, default="und")
    translated = models.BooleanField(
        _("translated"), null=True, blank=True, help_text=_("Empty where it is not known.")
    )
    via = models.CharField(
        _("via"), max_length=300, blank=True, help_text=_("Whom the article itself cites, such as TASS.")
    )

    spans = spans_field(_("spans of the wording"))
    sentence_span = spans_field(_("span of the whole sentence"))
    cue_spans = spans_field(_("spans of the cue"))
    attribution_spans = spans_field(_("spans of the attribution"))
    start = models.GeneratedField(
        expression=models.Func("spans", function="lower"), output_field=models.IntegerField(null=True), db_persist=True
    )

    content = models.TextField(_("wording"), blank=True)
    sentence = models.TextField(_("whole sentence"), blank=True)
    cue = models.TextField(_("cue"), blank=True)
    attribution = models.TextField(_("attribution as printed"), blank=True)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        constraints = [
            models.CheckConstraint(
                condition=Q(text__isnull=False, record__isnull=True) | Q(text__isnull=True, record__isnull=False),
                name="quotation_has_one_kind_of_original",
            ),
            models.CheckConstraint(condition=~Q(content=""), name="quotation_says_something"),
            models.UniqueConstraint(fields=["id", "statement"], name="quotation_of_its_statement"),
        ]
        indexes = [
            models.Index(fields=["text", "start"], name="quotation_in_text_order"),
            models.Index(fields=["-statement"], condition=Q(finding__isnull=False), name="quotation_found"),
        ]

    def __str__(self) -> str:
        return self.content

    def get_absolute_url(self) -> str:
        """Its address within its statement."""
        return f"{self.statement.get_absolute_url()}#wording-{self.pk}"

    def get_form_display(self) -> str:  # type: ignore[no-redef, unused-ignore]  # by the plugin
        """Django's own makes a mapping of all choices each time, and lists ask for many."""
        return str(Form(self.form).label)

    @property
    def shown(self) -> str:
        """What lists show: reported speech is never shown bare, so the whole sentence unless it is word for word."""
        return self.content if self.form == Form.DIRECT else self.sentence or self.content

    @property
    def article(self) -> Article | None:
        """The article it stands in; None for a record."""
        return self.text.article if self.text else None

    @property
    def outlet(self) -> Outlet | None:
        """Who published the original, where that is known."""
        original = self.article or self.record
        return original.outlet if original else None
