"""One run: what is missing is built, all are asked, and the tables are printed."""

from __future__ import annotations

import gc
import json
import os
import shutil
from pathlib import Path

from django.db import connection

from benchmarks import corpus, engines, report
from benchmarks.asked import Asked, asked
from benchmarks.engines import ENGINES, Engine
from benchmarks.figures import exponent, share_of_gain
from benchmarks.measuring import Measured, measure
from benchmarks.query import Word
from benchmarks.report import GROWTH, OURS, RELEVANCE, SIZE, goal
from benchmarks.statement import read

SIZES = """
    SELECT relname, pg_total_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relname ~ '^statements_(search|circumstances)' ORDER BY relname
"""
FIGURES = "figures.json"


def compare(folder: Path, names: list[str], rounds: int) -> None:
    statements = folder / "statements.jsonl"
    if not statements.exists():
        _say("Reading what the archive has published")
        corpus.write(statements)
    _say("Drawing the questions, and reading through all statements for the right answers")
    questions = asked(statements)
    ready = {name: engine for name in names if (engine := _ready(name, folder, statements))}
    gc.collect()
    gc.freeze()
    _say(f"Asking {len(questions.queries)} questions, {rounds} rounds")
    measured = list(measure(ready, questions.queries, rounds))
    gc.unfreeze()
    total = questions.judge.drawn.total
    figures = report.figures(measured, questions.queries)
    print(f"\n{total:,} statements, {len(questions.queries)} questions, {rounds} rounds", end=", ")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("\nCPU time", *report.table(figures["cpu"]), "\nWall time", *report.table(figures["wall"]), "", sep="\n")
    print(*_checked(measured, questions), "", sep="\n")
    if OURS in ready:
        print(
            *report.goals(figures["cpu"]), *_relevance(measured, questions, statements), *_sizes(statements), sep="\n"
        )
    (folder / FIGURES).write_text(json.dumps({"statements": total, **figures}))


def growth(smaller: Path, larger: Path) -> None:
    """From the last run of one size to that of another."""
    small, large = (json.loads((folder / FIGURES).read_text()) for folder in (smaller, larger))
    print(f"\nFrom {small['statements']:,} to {large['statements']:,} statements, p95 grows with the exponent")
    for kind in report.KINDS:
        sizes = [(found["statements"], found["cpu"][OURS][kind][1]) for found in (small, large)]
        print(goal(kind, exponent(*sizes), GROWTH))


def _ready(name: str, folder: Path, statements: Path) -> Engine | None:
    """An engine with all statements in it; None where what it needs is not installed."""
    built = folder / name / "built"
    try:
        engine = engines.engine(name, folder)
    except ImportError as error:
        _say(f"{name} is left out ({error}). To have it: {ENGINES[name]}")
        return None
    if not built.exists():
        _say(f"Building {name}")
        shutil.rmtree(built.parent, ignore_errors=True)
        built.parent.mkdir()
        engine.build(read(statements))
        built.touch()
    engine.open()
    return engine


def _checked(measured: list[Measured], questions: Asked) -> list[str]:
    wider = {one.query for one in measured if one.engine == OURS and questions.is_wider(one.query, one.answer)}
    wrong = list(report.disagreements(measured, questions.queries, questions.right(wider)))
    told = f"{len(wrong)} answers are wrong" if wrong else "All totals and counts are right"
    return [*wrong, f"{told}; in {len(wider)} On Record found more, by the stems of other languages."]


def _relevance(measured: list[Measured], questions: Asked, statements: Path) -> list[str]:
    """The share of the ideal gain on the first page: of all questions with words, and of those with one word."""
    pages = {one.query: one.answer.ids for one in measured if one.engine == OURS and one.round == 0}
    wanted = {number for ids in pages.values() for number in ids}
    texts = {found.number: found for found in read(statements) if found.number in wanted}
    shares: dict[bool, list[float]] = {True: [], False: []}
    for place, (query, reference) in enumerate(zip(questions.queries, questions.references, strict=True)):
        if query.words:
            gains = [questions.judge.gain(query, texts[number]) for number in pages[place]]
            shares[isinstance(query.node, Word)].append(share_of_gain(gains, reference.best))
    one_word, every = shares[True], shares[True] + shares[False]
    return [
        goal(f"share of the ideal gain, {told} ({len(found)})", sum(found) / len(found), RELEVANCE, at_least=True)
        for told, found in (("all questions with words", every), ("those with one word", one_word))
    ]


def _sizes(statements: Path) -> list[str]:
    texts = sum(statement.size for statement in read(statements))
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        tables: dict[str, int] = dict(cursor.fetchall())
    told = ", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in tables.items())
    whole = goal("search tables with their indexes, of the texts", sum(tables.values()) / texts, SIZE)
    return [f"{whole} (texts {texts / 1e6:,.0f} MB, {told})"]


def _say(what: str) -> None:
    print(what, flush=True)
