"""Write what editors decided as gold, to look at it, to keep it, and to measure a reader by it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.learning import MOST, gold_of_archive, write_gold


class Command(BaseCommand):
    help = (
        "Write the finished articles of the archive into a folder: each text, and gold.jsonl with what editors found "
        "right in it, which `evaluate` and `train_reader` take."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="it is made where it is not there")
        parser.add_argument("--most", type=int, default=MOST, metavar="N", help=f"the latest N articles ({MOST})")

    def handle(self, *args: Any, folder: Path, most: int, **options: Any) -> None:
        gold = gold_of_archive(most)
        if not gold:
            raise CommandError("No article is finished: decide about all proposals of one, and try again.")
        try:
            path = write_gold(gold, folder)
        except OSError as error:
            raise CommandError(f"{error}: name a folder that can be written.") from error
        self.stdout.write(f"Wrote {len(gold)} articles to {path}.")
