"""Article: one text as it came in, and what is known about it."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import MD5
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from statements.models.edtf_date import day_field, edtf_field, is_dated
from statements.models.named import slug_of_words
from statements.models.occasion import Occasion
from statements.models.outlet import Outlet, Rights
from statements.models.public_id import is_public_id, public_id_field
from statements.models.spans import spans_field


class Article(models.Model):
    """Everything here was found in the text or given with it, and editors may correct it; the text itself, nobody."""

    public_id = public_id_field()
    headline = models.CharField(_("headline"), max_length=500, blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    dateline = models.CharField(
        _("dateline"), max_length=200, blank=True, help_text=_("The place the report was filed from.")
    )
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("outlet")
    )
    published_edtf = edtf_field(_("published"))
    published_earliest = day_field(_("published at the earliest"))
    published_latest = day_field(_("published at the latest"))
    published_evidence = models.TextField(_("evidence for the date"), blank=True)
    source = models.URLField(_("source address"), max_length=1000, blank=True)
    accessed_on = models.DateField(_("accessed"), null=True, blank=True)
    archived_copy = models.URLField(_("archived copy"), max_length=1000, blank=True)
    own_rights = models.CharField(
        _("rights in this text"),
        max_length=10,
        choices=Rights.choices,
        blank=True,
        help_text=_("Empty: those of the outlet."),
    )
    occasions = models.ManyToManyField(Occasion, blank=True, related_name="articles", verbose_name=_("occasions"))
    boilerplate = spans_field(_("boilerplate"))
    confirmed = models.BooleanField(
        _("outlet, date and occasions confirmed"),
        default=False,
        help_text=_("An editor has checked them for the whole article."),
    )
    created_at = models.DateTimeField(_("came in"), auto_now_add=True)
    sealed_at = models.DateTimeField(_("sealed"), null=True, blank=True, editable=False)
    public_since = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [is_public_id("article_public_id"), is_dated("published", "article_published_is_dated")]
        indexes = [models.Index(MD5("source"), condition=models.Q(source__startswith="http"), name="article_source")]

    def __str__(self) -> str:
        if self.headline:
            return self.headline
        return self.original.file_name if hasattr(self, "original") else self.public_id

    def get_absolute_url(self) -> str:
        return reverse("article", kwargs={"public_id": self.public_id, "slug": slug_of_words(self.headline, "article")})

    @property
    def rights(self) -> str:
        """How much of the text readers see: what was given for this text, else for its outlet, else excerpts."""
        return self.own_rights or (self.outlet.rights if self.outlet else Rights.EXCERPT)

    @property
    def is_taken_back(self) -> bool:
        """Whether it came in with an upload that was taken back: it stays, and nothing is proposed from it."""
        return self.uploaded_files.filter(outcome="taken_back").exists()

    @property
    def text(self) -> ArticleText:
        """The reading of the bytes that holds now: the latest, since a wrong encoding is mended by another text."""
        return self.texts.latest("pk")


class ArticleText(models.Model):
    """The bytes read with one encoding. Never changes; all spans point into one."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="texts")
    text = models.TextField(_("text"))
    encoding = models.CharField(_("encoding"), max_length=30)
    encoding_was_a_choice = models.BooleanField(_("encoding was a choice"), default=False)
    language = models.CharField(_("language"), max_length=10, default="und")

    class Meta:
        verbose_name = _("text of an article")
        verbose_name_plural = _("texts of articles")
        constraints = [models.UniqueConstraint(fields=["article", "encoding"], name="article_text_once_an_encoding")]

    def __str__(self) -> str:
        return f"{self.article} [{self.encoding}]"
