"""Make ready what broad questions count and rank. The worker does it by itself when enough has changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from statements.tallying import tally


class Command(BaseCommand):
    help = (
        "Make ready what broad searches count and rank: needed by archives of more than some ten thousand statements. "
        "The worker does it by itself when enough has changed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        entries = tally()
        self.stdout.write(
            f"{entries:,} statements tallied." if entries else "There is nothing to tally, or another process is at it."
        )
