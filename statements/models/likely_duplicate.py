"""LikelyDuplicate: two entries of one noun that may be one, as they were last looked for (statements/duplicates/)."""

from __future__ import annotations

from django.db import models


class LikelyDuplicate(models.Model):
    """By their numbers, `one` the lower. To find them takes a while; kept, they can be counted at any time."""

    pk = models.CompositePrimaryKey("noun", "one", "other")
    noun = models.CharField(max_length=20)
    one = models.BigIntegerField()
    other = models.BigIntegerField()

    class Meta:
        verbose_name = "likely duplicate"
        verbose_name_plural = "likely duplicates"

    def __str__(self) -> str:
        return f"{self.noun} {self.one} = {self.other}"
