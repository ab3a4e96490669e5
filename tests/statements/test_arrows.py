"""The arrows between the rooms run one way. Imports are read from the source, so a lazy one counts too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR


def rooms(*names: str) -> set[str]:
    return {f"statements.{name}" for name in names}


# Each room, and the rooms it may know of. "statements.x" means the module and all within.
ROOMS = {
    "statements.reading": rooms(),
    "statements.database": rooms(),
    "statements.editors": rooms(),
    "statements.dates_in_words": rooms("reading"),
    "statements.models": rooms("reading"),
    "statements.reading_apart": rooms("reading"),
    "statements.passages": rooms("reading", "models"),
    "statements.curation": rooms("reading", "models"),
    "statements.naming": rooms("models", "curation"),
    "statements.arrivals": rooms("reading", "models"),
    "statements.stories": rooms("models"),
    "statements.proposing": rooms("reading", "models", "naming"),
    "statements.ingest": rooms("reading", "models", "curation", "naming", "arrivals", "proposing", "stories"),
    "statements.rereading": rooms("reading", "models", "naming", "curation", "arrivals", "proposing"),
    "statements.tasks": rooms(
        *("reading", "reading_apart", "models", "curation", "arrivals", "ingest", "importing", "tallying", "topics"),
        "duplicates",
    ),
    "statements.uploads": rooms("models", "curation", "naming", "arrivals", "tasks"),
    "statements.loading": rooms("reading", "models", "curation", "naming"),
    "statements.importing": rooms("reading", "models", "curation", "naming", "loading", "topics"),
    "statements.imports": rooms("models", "curation", "arrivals", "loading", "importing", "tasks"),
    "statements.learning": rooms("reading", "models", "curation"),
    "statements.tallying": rooms("models", "search"),
    "statements.topics": rooms("models", "curation", "search"),
    "statements.search": rooms("reading", "models"),
    "statements.duplicates": rooms("reading", "models", "search"),
    "statements.api": rooms("models", "search"),
    "statements.views": rooms("reading", "models", "stories", "dates_in_words", "passages", "search"),
}
KNOW_ALL = rooms("admin", "apps", "management", "migrations", "templatetags", "urls")
WEB = {"django.http", "django.views", "django.shortcuts", "django.contrib.admin", "ninja"}


def files_of(room: str) -> list[Path]:
    place = ROOT / room.replace(".", "/")
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def rooms_known_to(path: Path) -> set[str]:
    rooms = {room for module in imported_by(path) for room in [*ROOMS, *KNOW_ALL] if is_within(module, room)}
    return rooms - {"statements"}


def test_the_arrows_speak_of_every_room() -> None:
    there = {f"statements.{path.stem}" for path in (ROOT / "statements").iterdir() if path.suffix in {"", ".py"}}
    assert there - {"statements.__init__", "statements.__pycache__"} == ROOMS.keys() | KNOW_ALL


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_the_rooms_before_it(room: str) -> None:
    files = files_of(room)
    assert files
    for path in files:
        assert rooms_known_to(path) <= ROOMS[room] | {room}, path


def test_the_reader_is_pure_python_without_django_or_a_database() -> None:
    for path in files_of("statements.reading"):
        for module in imported_by(path):
            assert module.split(".")[0] not in {"django", "psycopg", "procrastinate", "archive"}, path


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in rooms("search", "api", "views")])
def test_what_changes_data_knows_nothing_of_the_web(room: str) -> None:
    for path in files_of(room):
        for module in imported_by(path):
            assert not any(is_within(module, web) for web in WEB), path


def test_the_project_folder_has_no_word_of_the_domain() -> None:
    for path in files_of("archive"):
        assert not any(
            is_within(m, f"statements.{part}")
            for m in imported_by(path)
            for part in ("models", "search", "reading", "curation")
        ), path


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for folder in ("archive", "statements") for path in (ROOT / folder).rglob("*.py")}
    assert not names & {"utils", "util", "core", "common", "helpers", "misc", "signals"}
