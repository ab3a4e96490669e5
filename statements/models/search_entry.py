"""SearchEntry: one row for each published statement, and nothing else, with all that the search needs of it.

PostgreSQL keeps it (statements/database/search.sql): it is written in the transaction that publishes and gone in the
one that withdraws, whoever does it. It stands apart from the texts because narrow rows are what makes searching fast.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from statements.models.circumstances import Circumstances
from statements.models.statement import Statement


class SearchEntry(models.Model):
    statement = models.OneToOneField(Statement, models.CASCADE, primary_key=True, related_name="search_entry")
    # The rows are made together and never deleted: a constraint would cost a look at each row of a million.
    circumstances = models.ForeignKey(
        Circumstances, models.PROTECT, related_name="entries", db_constraint=False, db_index=False
    )
    words = SearchVectorField()  # what is shown of every wording, as it stands; and "¶en", the language of each
    length = models.SmallIntegerField()  # in words, as far as such a number goes
    said_earliest = models.DateField(null=True)
    said_latest = models.DateField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_words"),
            models.Index(fields=["circumstances", "said_latest"], name="search_newest_of"),
            models.Index(fields=["circumstances", "said_earliest"], name="search_oldest_of"),
            models.Index(F("said_latest").desc(nulls_last=True), F("statement_id").desc(), name="search_newest"),
            models.Index(F("said_earliest").asc(nulls_last=True), F("statement_id").asc(), name="search_oldest"),
            models.Index(
                fields=["said_latest"], condition=~Q(said_earliest=F("said_latest")), name="search_several_days"
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)
