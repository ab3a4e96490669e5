"""`manage.py find_same_stories`: look for the same story again among the articles that came in before that was done."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from statements.models import Article
from statements.naming import take_turns
from statements.stories import find_likeness


class Command(BaseCommand):
    help = "Look for articles that tell the same story, among those for which that was not done when they came in."

    def handle(self, **_: Any) -> None:
        done = found = 0
        articles = Article.objects.filter(sentence_prints=None, texts__isnull=False)
        for pk in articles.order_by("pk").values_list("pk", flat=True).distinct():
            with transaction.atomic():
                take_turns()
                found += find_likeness(Article.objects.get(pk=pk).text) is not None
            done += 1
        self.stdout.write(f"{done} articles, {found} of them like an earlier one")
