"""Statement: what a speaker said, once. This is what is listed, searched and linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from statements.models.edtf_date import day_field, edtf_field, is_dated
from statements.models.named import slug_of_words
from statements.models.occasion import Occasion
from statements.models.public_id import is_public_id, public_id_field
from statements.models.speaker import Speaker

if TYPE_CHECKING:
    from statements.models.article import Article
    from statements.models.quotation import Quotation


class State(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("merged")


class Standing(models.TextChoices):
    """What is known against a statement that is published all the same."""

    UNDISPUTED = "undisputed", _("undisputed")
    DISPUTED = "disputed", _("disputed")
    MISATTRIBUTED = "misattributed", _("misattributed")


class Disputed(models.TextChoices):
    """By whom, or about what."""

    BY_SPEAKER = "speaker", _("the speaker denies it")
    WORDING = "wording", _("the wording is disputed")


class Checked(models.TextChoices):
    """Who vouches for it: an editor who looked at the original, or the file it was loaded from."""

    EDITOR = "editor", _("checked by an editor")
    IMPORTED = "imported", _("imported")


# What lists show of the things that statements and their wordings refer to.
AROUND_IT = [
    *["speaker__name", "speaker__slug"],
    *["occasion__title", "occasion__place", "occasion__venue__name", "occasion__venue__slug"],
]
ORIGINALS = [
    *["record__source", "record__outlet__name", "text__article__source", "text__article__outlet__name"],
    *["text__article__public_id", "text__article__headline", "text__article__published_edtf"],
]


def _fields_of(things: models.QuerySet[Any]) -> list[str]:
    return [field.name for field in things.model._meta.concrete_fields]


class StatementQuerySet(models.QuerySet["Statement"]):
    def published(self) -> StatementQuerySet:
        return self.filter(state=State.PUBLISHED)

    def proposed(self) -> StatementQuerySet:
        return self.filter(state=State.PROPOSED)

    def said_by(self, speaker: Speaker) -> StatementQuerySet:
        return self.filter(speaker=speaker).exclude(standing=Standing.MISATTRIBUTED)

    def not_said_by(self, speaker: Speaker) -> StatementQuerySet:
        """What was reported as theirs, and is known not to be."""
        return self.filter(speaker=speaker, standing=Standing.MISATTRIBUTED)

    def in_article(self, article: Article) -> StatementQuerySet:
        """Those with a wording in the article, in the order of its text."""
        return self.filter(quotations__text__article=article).order_by("quotations__start").distinct()

    def for_display(self) -> StatementQuerySet:
        """With all that a permalink shows but the lead, which is one of the wordings; in a fixed number of queries."""
        from statements.models.topic import TopicAssignment

        return self.select_related("speaker", "occasion__venue").prefetch_related(
            Prefetch("quotations", self._wordings()),
            Prefetch("topic_assignments", TopicAssignment.objects.with_topics()),
        )

    def cards(self) -> list[Statement]:
        """For lists, in two queries: with their wordings, and of what these and they refer to only what lists show. An
        article or the line of a record may be a megabyte."""
        wordings = self._wordings()
        shown = self.select_related("speaker", "occasion__venue").only(*_fields_of(self), *AROUND_IT)
        statements = list(
            shown.prefetch_related(Prefetch("quotations", wordings.only(*_fields_of(wordings), *ORIGINALS)))
        )
        for statement in statements:
            statement.lead = statement.leading_wording()
        return statements

    @staticmethod
    def _wordings() -> models.QuerySet[Quotation]:
        """With the article or the record that each is from, and who published it."""
        from statements.models.quotation import Quotation

        return Quotation.objects.select_related("text__article__outlet", "record__outlet")


class Statement(models.Model):
    public_id = public_id_field()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED, editable=False)
    standing = models.CharField(_("standing"), max_length=15, choices=Standing.choices, default=Standing.UNDISPUTED)
    disputed_by = models.CharField(
        _("disputed"), max_length=10, choices=Disputed.choices, blank=True, editable=False, db_default=""
    )
    standing_note = models.TextField(_("note on its standing"), blank=True, editable=False, db_default="")
    standing_source = models.CharField(
        _("source of the note"), max_length=1000, blank=True, editable=False, db_default=""
    )
    checked = models.CharField(
        _("checked"), max_length=10, choices=Checked.choices, default=Checked.EDITOR, editable=False
    )
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name=_("speaker")
    )
    unnamed_source = models.CharField(
        _("unnamed source"),
        max_length=300,
        blank=True,
        help_text=_("The words as printed, such as “a senior official”."),
    )
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name=_("occasion")
    )
    said_edtf = edtf_field(_("said"))
    said_earliest = day_field(_("said at the earliest"))
    said_latest = day_field(_("said at the latest"))
    said_evidence = models.TextField(_("evidence for the date"), blank=True)
    lead: models.ForeignKey[Quotation | None, Quotation | None] = models.ForeignKey(
        "Quotation",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("leading wording"),
    )
    lead_chosen = models.BooleanField(
        _("leading wording chosen by an editor"), default=False, db_default=False, editable=False
    )
    reason = models.TextField(_("reason"), blank=True, editable=False, help_text=_("Why it was rejected or withdrawn."))
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(_("to be published"), null=True, blank=True, editable=False)
    publish_zone = models.CharField(_("time zone"), max_length=50, blank=True, editable=False, db_default="")

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        permissions = [
            ("propose_statement", _("Can add proposals, and correct them")),
            ("withdraw_statement", _("Can withdraw statements")),
            ("merge_statement", _("Can merge statements, and take wordings out of them")),
        ]
        constraints = [
            is_public_id("statement_public_id"),
            is_dated("said", "statement_said_is_dated"),
            models.CheckConstraint(
                condition=Q(speaker__isnull=True) | Q(unnamed_source=""),
                name="statement_speaker_or_unnamed",
                violation_error_message=_("Give a speaker or an unnamed source, not both."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(speaker__isnull=False) | ~Q(unnamed_source=""),
                name="published_statement_has_a_source",
                violation_error_message=_(
                    "Before it is published, say who said it: a speaker, or an unnamed source as printed."
                ),
            ),
            # The lead is one of its own quotations (statements/database/rules.sql), so this means: at least one.
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(lead__isnull=False, published_at__isnull=False),
                name="published_statement_has_a_wording",
            ),
            models.CheckConstraint(
                condition=Q(state=State.MERGED, merged_into__isnull=False)
                | (~Q(state=State.MERGED) & Q(merged_into__isnull=True)),
                name="merged_statement_leads_on",
            ),
            # What was public stays an address: it can be withdrawn or merged, and never becomes a proposal again.
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(state__in=[State.PUBLISHED, State.WITHDRAWN, State.MERGED]),
                name="published_statement_stays_public_or_says_why",
            ),
            models.CheckConstraint(
                condition=Q(disputed_by="") | Q(standing=Standing.DISPUTED), name="statement_disputed_by_if_disputed"
            ),
            models.CheckConstraint(
                condition=Q(publish_at__isnull=True) | Q(state=State.PROPOSED),
                name="statement_published_later_waits",
                violation_error_message=_("It is to be published at a set time. Take that time away first."),
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="statement_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(state=State.WITHDRAWN, reason=""), name="withdrawn_statement_says_why"),
        ]
        indexes = [
            models.Index(fields=["speaker", "state"], name="statement_by_speaker"),
            models.Index(fields=["occasion", "state"], name="statement_by_occasion"),
            models.Index(
                fields=["speaker"], condition=Q(standing=Standing.MISATTRIBUTED), name="statement_misattributed"
            ),
            models.Index(
                fields=["publish_at"], condition=Q(publish_at__isnull=False), name="statement_published_later"
            ),
            models.Index(fields=["-id"], condition=Q(state=State.PROPOSED), name="statement_waiting"),
            models.Index(fields=["-id"], condition=Q(state=State.PUBLISHED, said_edtf=""), name="statement_undated"),
            models.Index(fields=["id"], condition=~Q(unnamed_source=""), name="statement_by_the_unnamed"),
            models.Index(
                fields=["-published_at", "-id"], condition=Q(state=State.PUBLISHED), name="statement_latest_published"
            ),
        ]

    def __str__(self) -> str:
        words = self.lead.content if self.lead else self.public_id
        return f"{self.said_by}: {words}" if self.said_by else words

    def get_absolute_url(self) -> str:
        said_by = self.credited if self.standing == Standing.MISATTRIBUTED else self.said_by
        words = f"{said_by} {self.lead.shown[:200]}" if self.lead else said_by
        return reverse("statement", kwargs={"public_id": self.public_id, "slug": slug_of_words(words, "statement")})

    def leading_wording(self) -> Quotation | None:
        """The lead, out of all wordings that may be seen: no query where they were fetched with the statement."""
        return next((wording for wording in self.quotations.all() if wording.pk == self.lead_id), None)

    def get_checked_display(self) -> str:  # type: ignore[no-redef]  # by the plugin
        """As `Quotation.get_form_display`."""
        return str(Checked(self.checked).label)

    @property
    def credited(self) -> str:
        """Whose words they are, as readers are told: a name, an unnamed source as printed, or whose they are not."""
        if self.standing == Standing.MISATTRIBUTED:
            return gettext("Not said by %(name)s") % {"name": self.said_by}
        return self.speaker.name if self.speaker else gettext("Unnamed: “%(source)s”") % {"source": self.unnamed_source}

    @property
    def said_by(self) -> str:
        """The speaker's name, or the unnamed source's words as printed; empty while neither is known."""
        return self.speaker.name if self.speaker else self.unnamed_source
