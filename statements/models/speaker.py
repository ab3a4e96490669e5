"""Speaker: a person or a body that says things."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from statements.models.edtf_date import edtf_field
from statements.models.named import Alias, Named


class Speaker(Named):
    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        BODY = "body", _("body")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PERSON)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True, help_text=_("Such as Q42."))

    class Meta(Named.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        permissions = [("merge_speaker", _("Can merge speakers"))]
        constraints = [
            models.CheckConstraint(condition=models.Q(wikidata__regex=r"^(Q[1-9][0-9]*)?$"), name="speaker_wikidata_id")
        ]


class SpeakerAlias(Alias):
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="speaker_alias_once")]


class SpeakerRole(models.Model):
    """An office, a party or a country somebody stands for, and from when to when."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="roles")
    office = models.CharField(_("office"), max_length=300, blank=True)
    party = models.CharField(_("party"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=100, blank=True)
    since = edtf_field(_("since"))
    until = edtf_field(_("until"))

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(office="", party="", country=""),
                name="speaker_role_says_something",
                violation_error_message=_("Give an office, a party or a country."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.office, self.party, self.country) if part)
