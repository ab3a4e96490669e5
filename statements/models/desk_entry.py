"""DeskEntry: what a search entry is of a published statement, of one that is not: for editors, and the rules of topics.

PostgreSQL keeps it (statements/database/desk.sql), in the transaction that changes anything. Readers never see it. What
search entries share as circumstances, each of these has for itself, under the same names: they are few.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from statements.models.statement import Checked, Statement


class DeskEntry(models.Model):
    statement = models.OneToOneField(Statement, models.CASCADE, primary_key=True, related_name="desk_entry")
    words = SearchVectorField()  # as those of SearchEntry
    said_earliest = models.DateField(null=True)
    said_latest = models.DateField(null=True)
    speaker_id = models.BigIntegerField(null=True)
    venue_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=200)
    topic_ids = ArrayField(models.BigIntegerField())
    outlet_ids = ArrayField(models.BigIntegerField())
    forms = ArrayField(models.CharField(max_length=10))
    wordings = ArrayField(models.CharField(max_length=30))
    checked = models.CharField(max_length=10, choices=Checked.choices)

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="desk_words"),
            models.Index(fields=["speaker_id"], name="desk_speaker"),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)
