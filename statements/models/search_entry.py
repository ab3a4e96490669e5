"""SearchEntry: one row for each published statement, and nothing else, with all that the search needs of it.

PostgreSQL keeps it (statements/database/search.sql): it is written in the transaction that publishes and gone in the
one that withdraws, whoever does it. It stands apart from the texts because narrow rows are what makes counting fast.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from statements.models.statement import Checked, Statement


class SearchEntry(models.Model):
    statement = models.OneToOneField(Statement, models.CASCADE, primary_key=True, related_name="search_entry")
    stemmed = SearchVectorField()  # what is shown of every wording, in its language's stems
    exact = SearchVectorField()  # the same words as they stand
    speaker_id = models.BigIntegerField(null=True)
    occasion_id = models.BigIntegerField(null=True)
    venue_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=200)
    topic_ids = ArrayField(models.BigIntegerField())
    outlet_ids = ArrayField(models.BigIntegerField())
    forms = ArrayField(models.CharField(max_length=10))
    wordings = ArrayField(models.CharField(max_length=30))  # the two of one wording together: "direct 12", "mixed"
    checked = models.CharField(max_length=10, choices=Checked.choices)
    said_earliest = models.DateField(null=True)
    said_latest = models.DateField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["stemmed"], name="search_stemmed"),
            GinIndex(fields=["exact"], name="search_exact"),
            GinIndex(fields=["topic_ids"], name="search_topic"),
            GinIndex(fields=["outlet_ids"], name="search_outlet"),
            models.Index(fields=["speaker_id"], name="search_speaker"),
            models.Index(fields=["occasion_id"], name="search_occasion"),
            models.Index(fields=["venue_id"], name="search_venue"),
            models.Index(fields=["place"], name="search_place"),
            models.Index(F("said_latest").desc(nulls_last=True), F("statement_id").desc(), name="search_newest"),
            models.Index(F("said_earliest").asc(nulls_last=True), F("statement_id").asc(), name="search_oldest"),
            # All that is counted, in the order of search/facets.py: to count, PostgreSQL reads these 200 bytes of an
            # entry and not its words. A row of an index holds some 800 topics.
            models.Index(
                fields=[
                    "speaker_id",
                    "venue_id",
                    "place",
                    "topic_ids",
                    "outlet_ids",
                    "forms",
                    "wordings",
                    "said_earliest",
                    "said_latest",
                    "checked",
                ],
                name="search_counted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)
