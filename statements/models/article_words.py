"""ArticleWords: the words of an article's headline, byline and text, by which editors find it.

PostgreSQL keeps them (statements/database/desk.sql). Readers never see them: of most texts they see excerpts only.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from statements.models.article import Article


class ArticleWords(models.Model):
    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="words")
    words = SearchVectorField()  # of the text that holds; of a huge one, as many as such a vector takes

    class Meta:
        indexes = [GinIndex(fields=["words"], name="article_words")]

    def __str__(self) -> str:
        return str(self.article_id)
