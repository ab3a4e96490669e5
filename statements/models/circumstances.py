"""Circumstances: what statements have in common that is filtered and counted: who, where, on what, published by whom.

Thousands of statements of one sitting share one row. PostgreSQL keeps it (statements/database/search.sql), beside the
search entries, which stay narrow for it: what is counted are a few thousand circumstances and not a million entries.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from statements.models.statement import Checked


class Facets(models.Model):
    """What is filtered and counted, under the same names of what is published and of what is not."""

    speaker_id = models.BigIntegerField(null=True)
    venue_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=200)
    topic_ids = ArrayField(models.BigIntegerField())
    outlet_ids = ArrayField(models.BigIntegerField())
    forms = ArrayField(models.CharField(max_length=10))
    wordings = ArrayField(models.CharField(max_length=30))  # the two of one wording together: "direct 12", "mixed"
    checked = models.CharField(max_length=10, choices=Checked.choices)

    class Meta:
        abstract = True


class Circumstances(Facets):
    id = models.AutoField(primary_key=True)
    # Of all of these. Not unique: two who publish at once never wait for one another, and a row may stand here twice.
    digest = models.CharField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["digest"], name="circumstances_digest"),
            models.Index(fields=["speaker_id"], name="circumstances_speaker"),
            models.Index(fields=["place"], name="circumstances_place"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
