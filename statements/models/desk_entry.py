"""DeskEntry: what a search entry is of a published statement, of one that is not: for editors, and the rules of topics.

PostgreSQL keeps it (statements/database/desk.sql), in the transaction that changes anything. Readers never see it. What
search entries share as circumstances, each of these has for itself: they are few.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from statements.models.article import Article
from statements.models.circumstances import Facets
from statements.models.statement import Statement


class DeskEntry(Facets):
    statement = models.OneToOneField(Statement, models.CASCADE, primary_key=True, related_name="desk_entry")
    words = SearchVectorField()  # as those of SearchEntry
    said_earliest = models.DateField(null=True)
    said_latest = models.DateField(null=True)
    # The article in which it waits for an editor, and not for the time at which it is published.
    waiting_in = models.ForeignKey(
        Article, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="desk_words"),
            models.Index(fields=["speaker_id"], name="desk_speaker"),
            models.Index(fields=["waiting_in"], condition=models.Q(waiting_in__isnull=False), name="desk_waiting_in"),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)
