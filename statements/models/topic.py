"""Topic: a theme, and which statements have it."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from statements.models.named import Named
from statements.models.statement import State, Statement


class Topic(Named):
    description = models.TextField(_("description"), blank=True)
    rule = models.TextField(
        _("rule"), blank=True, help_text=_("A search query; what it finds is proposed for this topic.")
    )
    statements = models.ManyToManyField(Statement, through="TopicAssignment", related_name="topics")

    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        permissions = [("merge_topic", _("Can merge topics"))]


class TopicAssignmentQuerySet(models.QuerySet["TopicAssignment"]):
    def standing(self) -> TopicAssignmentQuerySet:
        """Those that hold: all that no editor refused."""
        return self.exclude(by=TopicAssignment.By.REFUSED)

    def by_rule(self) -> TopicAssignmentQuerySet:
        """Those that no editor has looked at: neither confirmed nor refused."""
        return self.filter(by=TopicAssignment.By.RULE)

    def to_look_at(self, topic: Topic | OuterRef) -> TopicAssignmentQuerySet:
        """Those of a topic that are worth an editor's while, the latest first: of what waits or is published."""
        there = self.by_rule().filter(topic=topic, statement__state__in=[State.PROPOSED, State.PUBLISHED])
        return there.order_by("-pk")

    def with_topics(self) -> TopicAssignmentQuerySet:
        return self.select_related("topic").order_by("pk")


class TopicAssignment(models.Model):
    """That a statement is about a topic, and who says so. A refused one is kept, so that no rule proposes it again."""

    class By(models.TextChoices):
        EDITOR = "editor", _("by an editor")
        RULE = "rule", _("by rule")
        IMPORTED = "imported", _("imported")
        REFUSED = "refused", _("refused")

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="topic_assignments")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="assignments")
    by = models.CharField(_("assigned"), max_length=10, choices=By.choices, default=By.EDITOR)

    objects = TopicAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["statement", "topic"], name="topic_once_a_statement")]
        indexes = [models.Index(fields=["topic", "-id"], condition=models.Q(by="rule"), name="topic_by_rule")]

    def __str__(self) -> str:
        return f"{self.topic} ({self.get_by_display()})"
