"""Propose what the rules of topics find, now and to the end. The worker does it by itself, some seconds at a time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from statements.models import TopicAssignment
from statements.topics.turns import turn


class Command(BaseCommand):
    help = "Try the rules of topics on what is new, and changed rules on everything. The worker does it by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        turn(float("inf"))
        waiting = TopicAssignment.objects.by_rule().count()
        self.stdout.write(f"{waiting:,} topics were proposed by rule and not looked at by an editor yet.")
