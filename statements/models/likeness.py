"""Likeness: two articles that tell the same story again, and the prints of sentences by which that is found."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from statements.models.article import Article


class Likeness(models.Model):
    """`article` came in after `earlier`. The software proposes it, and an editor says whether it is so."""

    class Kind(models.TextChoices):
        SAME = "same", _("the same text")
        REPUBLICATION = "republished", _("republished by another outlet")
        VERSION = "version", _("another version by the same outlet")

    class Verdict(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    article = models.ForeignKey(Article, models.PROTECT, related_name="likenesses", verbose_name=_("article"))
    earlier = models.ForeignKey(Article, models.PROTECT, related_name="later_likenesses", verbose_name=_("is like"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    similarity = models.FloatField(
        _("similarity"), help_text=_("Which share of the shorter one's words stand in sentences that both have.")
    )
    evidence = models.JSONField(_("evidence"), default=dict, help_text=_("How many sentences both have, and each."))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices, default=Verdict.PROPOSED)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("likeness")
        verbose_name_plural = _("likenesses")
        constraints = [
            models.CheckConstraint(condition=Q(article__gt=F("earlier")), name="likeness_in_order"),
            models.CheckConstraint(
                condition=Q(similarity__gte=0, similarity__lte=1), name="likeness_similarity_is_a_share"
            ),
            models.UniqueConstraint(fields=["article", "earlier"], name="likeness_once"),
        ]
        indexes = [models.Index(fields=["-id"], condition=Q(verdict="proposed"), name="likeness_waiting")]

    def __str__(self) -> str:
        return f"{self.article} = {self.earlier}"

    @property
    def percent(self) -> int:
        return round(100 * self.similarity)


class SentencePrint(models.Model):
    """A sentence of an article, as a number that the same words always have. Made anew from the text at any time."""

    pk = models.CompositePrimaryKey("number", "article")
    number = models.BigIntegerField(_("number"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="sentence_prints", verbose_name=_("article"))

    class Meta:
        verbose_name = _("print of a sentence")
        verbose_name_plural = _("prints of sentences")

    def __str__(self) -> str:
        return f"{self.number}"
