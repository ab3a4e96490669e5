"""Fit the reader's models again, and keep the old fit unless the new one does better on articles held back."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from statements.learning import MOST, gold_of_archive
from statements.reading.evaluation import Evaluation, bins_of, compared, table
from statements.reading.evaluation import diagram as reliability_diagram
from statements.reading.evaluation.figures import FORMS, OVERLAPS
from statements.reading.evaluation.gold import GoldArticle, gold_of
from statements.reading.fitted import SHIPPED, Fit, load, save
from statements.reading.training import STAGES, fitted_on, held_out, read_by, seen, unseen_by

_FEWEST = 20
_OLD, _SHIPS = "the old fit", "what ships"


class Command(BaseCommand):
    help = (
        "Fit the reader's models on what editors decided, on annotated articles, or on both; the old fit stays unless "
        "the new one is better."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold", nargs="?", metavar="GOLD", help="JSON Lines: articles with what annotators found in them"
        )
        parser.add_argument("--archive", action="store_true", help="learn from the finished articles of this archive")
        parser.add_argument("--most", type=int, default=MOST, metavar="N", help=f"of these the latest N ({MOST})")
        parser.add_argument("--texts", help="the folder of the articles, where GOLD holds offsets only")
        parser.add_argument(
            "--fit", type=Path, default=settings.READING_FIT, help="the fit to better (the one of this installation)"
        )
        parser.add_argument("--speech", action="store_true", help="measure as `evaluate --speech` does")
        parser.add_argument(
            "--diagram", type=Path, metavar="FILE.svg", help="draw how sure it was on articles held back, and how right"
        )

    def handle(
        self,
        *args: Any,
        gold: str | None,
        archive: bool,
        most: int,
        texts: str | None,
        fit: Path,
        speech: bool,
        diagram: Path | None,
        **options: Any,
    ) -> None:
        _may_write(fit, diagram)
        if not (gold or archive):
            raise CommandError("Nothing to learn from: give a gold file, or --archive, or both.")
        articles = _annotated(gold, texts or _texts()) if gold else {}
        if archive:
            articles = self._decided(articles, most)
        if len(articles) < _FEWEST:
            raise CommandError(_too_few(len(articles), gold, archive=archive))
        old = _old(fit, speech=speech)
        stages = self._held_out(articles, diagram, speech=speech)
        there = {name: self._of_old(name, one, articles, speech=speech) for name, one in old.items()}
        new, least = _f1(stages[STAGES[-1]]), max(_f1(stages[STAGES[0]]), *there.values(), 0.0)
        if new <= least:
            self.stdout.write(f"Kept what there was: F1 {new:.3f} on articles held back is no better than {least:.3f}.")
            if there.get(_OLD, 1.0) < there.get(_SHIPS, 0.0):
                self.stdout.write(f"What ships does better than {fit}: move that away to read by what ships.")
            return
        save(fitted_on(list(articles.values())).told(seen(articles), new, speech=speech), fit)
        self.stdout.write(f"Wrote the new fit to {fit}: F1 {new:.3f} on articles held back, before it {least:.3f}.")
        if fit == settings.READING_FIT:
            self.stdout.write("Start the site and its workers again to read by it, and run `manage.py reread`.")

    def _decided(self, annotated: dict[str, GoldArticle], most: int) -> dict[str, GoldArticle]:
        """With the finished articles of the archive. Of one that is annotated as well, the annotation counts."""
        known = {article.text for article in annotated.values()}
        finished = {name: article for name, article in gold_of_archive(most).items() if article.text not in known}
        self.stdout.write(f"The archive has {len(finished)} finished articles to learn from.")
        return {**finished, **annotated}

    def _held_out(
        self, articles: dict[str, GoldArticle], diagram: Path | None, *, speech: bool
    ) -> Mapping[str, Evaluation]:
        """How good each stage is, told and drawn."""
        stages = held_out(articles, speech=speech)
        self.stdout.write("On articles held back, each read by what was fitted on the others:")
        for stage in STAGES:
            self.stdout.write(_line(stage, stages[stage]))
        bins = bins_of(stages[STAGES[-1]].weighed)
        self.stdout.writelines(f"{line}\n" for line in table(bins))
        if diagram:
            diagram.write_text(reliability_diagram(bins, f"{len(articles)} articles, held back in turn"))
        return stages

    def _of_old(self, name: str, old: Fit, articles: dict[str, GoldArticle], *, speech: bool) -> float:
        """How good an old fit is: on what it never saw, else by what it did when it was fitted.

        On articles it was fitted on it seems better than it is; where it does worse even there, the rules have changed
        under it, and that counts.
        """
        unseen = unseen_by(old, articles, speech=speech)
        if unseen:
            self.stdout.write(_line(f"{name}, unseen", unseen))
            return _f1(unseen)
        known = compared(articles, read_by(old, articles, articles), speech=speech)
        self.stdout.write(_line(f"{name}, seen", known))
        return min(_f1(known), float(old.about.get("f1", 0.0)))


def _texts() -> Path:
    return Path(os.environ.get("ON_RECORD_DATA", settings.BASE_DIR.parent / "shared")) / "articles-open"


def _too_few(number: int, gold: str | None, *, archive: bool) -> str:
    if not archive:
        return f"{gold} has {number} articles; give at least {_FEWEST}, or there is nothing to learn."
    return (
        f"Of {number} articles there is nothing to learn: decide about all proposals in {_FEWEST} at least, or give a "
        "gold file as well."
    )


def _annotated(gold: str, texts: str | Path) -> dict[str, GoldArticle]:
    try:
        return gold_of(gold, texts)
    except (OSError, ValueError) as error:
        raise CommandError(f"{error}. Give a gold file, and with --texts the folder of its articles.") from error


def _old(path: Path, *, speech: bool) -> dict[str, Fit]:
    """What is to be bettered, by its name: the fit that is there, and for an installation's own also what ships."""
    ships = {_SHIPS: SHIPPED} if path == settings.READING_FIT else {}
    if not path.exists():
        return ships
    try:
        old = load(path)
    except (OSError, ValueError) as error:
        raise CommandError(f"{error}. Or move it away, or name another with --fit.") from error
    if old.about.get("speech", False) != speech:
        how = "without" if speech else "with"
        raise CommandError(f"{path} was measured {how} --speech: do so again, or name another with --fit.")
    return {_OLD: old, **ships}


def _may_write(*paths: Path | None) -> None:
    """Raised before the work rather than after it."""
    for path in paths:
        if path and not path.resolve().parent.is_dir():
            raise CommandError(f"There is no folder {path.resolve().parent}: make it first, or name another file.")


def _f1(evaluation: Evaluation) -> float:
    """The mean over the overlaps: at half the words alone it would not show where contents end."""
    return fmean(by_form["all"].f1 for by_form in evaluation.figures.values())


def _line(stage: str, evaluation: Evaluation) -> str:
    overlaps = "  ".join(f">={least} {by_form['all'].f1:.3f}" for least, by_form in evaluation.figures.items())
    by_form = evaluation.figures[OVERLAPS[0]]
    forms = "  ".join(f"{form} {by_form[form].f1:.3f}" for form in FORMS if form != "all")
    return f"{stage:22} F1 {_f1(evaluation):.3f}  {overlaps}  {forms}  speaker {by_form['all'].speaker or 0:.3f}"
