"""What speakers, venues, outlets and topics have in common: a name that is their address, and other names."""

from __future__ import annotations

import re
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

SLUG_LENGTH = 80
# Controls, soft hyphens, spaces of no width, and marks that turn what follows around. Joiners belong to words.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_JOINERS = "\u200c\u200d"


def as_seen(name: str) -> str:
    """A name as a person sees it: two that look alike to the last space are one."""
    return " ".join(_UNSEEN.sub("", name).split()).strip(_JOINERS)


def slug_for(name: str, fallback: str) -> str:
    """The slug a name would have, in any script; `fallback` where the name has no letter or digit."""
    return _of_length(slugify(name, allow_unicode=True)) or fallback


def slug_of_words(words: str, fallback: str) -> str:
    """The slug behind a public id, which is decoration: the first words, none of them cut."""
    whole = slugify(words, allow_unicode=True)
    slug = _of_length(whole)
    return (slug if slug == whole or "-" not in slug else slug.rpartition("-")[0].strip("-_")) or fallback


def _of_length(slug: str) -> str:
    return slug[:SLUG_LENGTH].strip("-_")


class NamedQuerySet(models.QuerySet["Named"]):
    def current(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)


class Named(models.Model):
    name = models.CharField(_("name"), max_length=300)
    slug = models.SlugField(
        _("address"),
        max_length=SLUG_LENGTH + 10,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of the address. An old one keeps leading here."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    public_since = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(self._meta.model_name or "", kwargs={"slug": self.slug})


class Alias(models.Model):
    """Another name under which the same thing appears in print. One alias may fit several ("Mr Speaker")."""

    name = models.CharField(_("other name"), max_length=300, db_index=True)

    class Meta:
        abstract = True
        ordering = ["name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name
