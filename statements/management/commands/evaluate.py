"""Score what was read against gold: how much was found, in which form, by whom, and the facts of the page."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.reading.evaluation import Bin, Evaluation, Figures, bins_of, evaluated, table
from statements.reading.evaluation import diagram as reliability_diagram


class Command(BaseCommand):
    help = "Compare the output of `read` with what a careful editor found: recall, precision, speakers, facts."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", metavar="GOLD", help="JSON Lines: what editors found; the texts lie beside it")
        parser.add_argument("read", metavar="READ", help="JSON Lines: what `manage.py read` printed")
        parser.add_argument("--speech", action="store_true", help="what is indirect counts only with a verb of saying")
        parser.add_argument("--texts", metavar="FOLDER", help="where the articles lie of which GOLD has offsets only")
        parser.add_argument(
            "--confidence", action="store_true", help="print as well how sure the reader was, and how often right"
        )
        parser.add_argument(
            "--diagram", type=Path, metavar="FILE.svg", help="draw how sure it was, and how often right"
        )

    def handle(
        self,
        *args: Any,
        gold: str,
        read: str,
        speech: bool,
        texts: str | None,
        confidence: bool,
        diagram: Path | None,
        **options: Any,
    ) -> None:
        try:
            result = evaluated(gold, read, speech=speech, texts=texts)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{error}. Give the gold file first, then what `manage.py read` printed.") from error
        self._tell(result)
        bins = bins_of(result.weighed)
        if confidence:
            self.stdout.writelines(f"{line}\n" for line in table(bins))
        if diagram:
            _draw(bins, diagram)

    def _tell(self, result: Evaluation) -> None:
        for least, by_form in result.figures.items():
            for form, figures in by_form.items():
                self.stdout.write(_line(least, form, figures))
        for fact in result.facts:
            wanted = "" if fact.is_right else f"  wanted {fact.wanted!r}"
            self.stdout.write(
                f"{'right' if fact.is_right else 'WRONG'}  {fact.article}  {fact.field}: {fact.found!r}{wanted}"
            )


def _draw(bins: Sequence[Bin], path: Path) -> None:
    try:
        path.write_text(reliability_diagram(bins, f"{sum(each.number for each in bins)} statements"))
    except OSError as error:
        raise CommandError(f"{error}: name with --diagram a file that can be written.") from error


def _line(least: float, form: str, figures: Figures) -> str:
    speaker = "-" if figures.speaker is None else round(figures.speaker, 4)
    return (
        f"overlap>={least}  {form:9} gold {figures.gold:5} found {figures.found:5} matched {figures.matched:5}"
        f"  P {figures.precision:.3f} R {figures.recall:.3f} F1 {figures.f1:.3f}"
        f"  form right {figures.form_right:5}  speaker {speaker} (of {figures.named})  right {figures.right:5}"
    )
