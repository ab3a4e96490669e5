"""Address: each public id and slug since the first. Append-only: an address never dies and never changes hands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Address(models.Model):
    """PostgreSQL writes one whenever an id or a slug is given (statements/database/rules.sql).

    Where it leads now, the thing itself says: its present slug, or what it was merged into.
    """

    noun = models.CharField(_("noun"), max_length=20)
    key = models.CharField(_("public id or slug"), max_length=100)
    object_id = models.BigIntegerField(_("leads to"))
    given_at = models.DateTimeField(_("given"), auto_now_add=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [models.UniqueConstraint(fields=["noun", "key"], name="address_given_once")]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"
