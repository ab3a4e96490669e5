"""Decision: one act of an editor, with before and after. Append-only; PostgreSQL refuses anything else."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

_act: ContextVar[uuid.UUID | None] = ContextVar("act", default=None)


def this_act() -> uuid.UUID:
    return _act.get() or uuid.uuid4()


@contextmanager
def one_act(act: uuid.UUID | None = None) -> Iterator[None]:
    """All decisions made within are one act of their editor, which is taken back as a whole. Also a decorator.

    `act`: one that was begun in another transaction, and goes on in this.
    """
    token = _act.set(act or this_act())
    try:
        yield
    finally:
        _act.reset(token)


class Decision(models.Model):
    """Which thing it is about stands as a word and a number, so that a decision outlives what it decided."""

    class Act(models.TextChoices):
        """All are acts of people but `reread`: what a better reader made of what the software itself had proposed."""

        ADD = "add", _("added")
        CORRECT = "correct", _("corrected")
        CONFIRM = "confirm", _("confirmed")
        PUBLISH = "publish", _("published")
        REJECT = "reject", _("rejected")
        WITHDRAW = "withdraw", _("withdrawn")
        REOPEN = "reopen", _("reopened")
        CANCEL = "cancel", _("cancelled")
        TRY_AGAIN = "try_again", _("tried again")
        TAKE_BACK = "take_back", _("taken back")
        BRING_BACK = "bring_back", _("brought back")
        STAND = "stand", _("standing said")
        LEAD = "lead", _("leading wording chosen")
        EMBARGO = "embargo", _("to be published later")
        ACCEPT = "accept", _("report accepted")
        DECLINE = "decline", _("report declined")
        ASK_SEAL = "ask_seal", _("sealing asked for")
        NOT_SEAL = "not_seal", _("sealing declined")
        SEAL = "seal", _("sealed")
        LIFT = "lift", _("not to be published later")
        RESTORE = "restore", _("published again")
        SPLIT = "split", _("split")
        JOIN = "join", _("joined")
        UNDO = "undo", _("taken back")
        REREAD = "reread", _("read again")
        REVERT = "revert", _("earlier version brought back")
        MERGE = "merge", _("merged")
        UNMERGE = "unmerge", _("merger undone")
        TAKE_OUT = "take_out", _("wording taken out")
        DISTINCT = "distinct", _("found not to be the same")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    act = models.CharField(_("act"), max_length=10, choices=Act.choices)
    noun = models.CharField(_("about"), max_length=20, help_text=_("The model's name: statement, article, speaker."))
    object_id = models.BigIntegerField(_("number"))
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason = models.TextField(_("reason"), blank=True)
    together = models.UUIDField(
        _("act"), null=True, default=this_act, editable=False, help_text=_("The same for all decisions of one act.")
    )
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("takes back")
    )

    # The statement whose readers are told of it; PostgreSQL says of which (statements/database/corrections.sql).
    told_of = models.BigIntegerField(null=True, editable=False)
    # Whether they are told of what it is about, which is no statement; whether it is the first of its act told.
    told_thing = models.BooleanField(null=True, editable=False)
    told_first = models.BooleanField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["noun", "object_id"], name="decision_about"),
            models.Index(fields=["together"], name="decision_together"),
            models.Index(fields=["noun"], condition=models.Q(act="distinct"), name="decision_distinct"),
            models.Index(fields=["-id"], condition=models.Q(by__isnull=False), name="decision_by_people"),
            models.Index(fields=["-id"], condition=models.Q(told_of__isnull=False), name="decision_told"),
            models.Index(fields=["told_of", "-id"], condition=models.Q(told_of__isnull=False), name="decision_told_of"),
            models.Index(
                fields=["together", "told_of"],
                condition=models.Q(told_of__isnull=False),
                name="decision_told_together",
            ),
            models.Index(fields=["together"], condition=models.Q(told_thing=True), name="decision_told_thing"),
            models.Index(fields=["-id"], condition=models.Q(told_first=True), name="decision_told_first"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id} {self.get_act_display()}"
