"""Statements in any state, by what was said, or by who said it: each word may be of either."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q, Value

from statements.admin.searching.bounded import Found, in_keys, latest
from statements.admin.searching.pasted import pasted
from statements.models import Circumstances, DeskEntry, SearchEntry, Speaker, SpeakerAlias, Statement
from statements.search import language, stems
from statements.search.desk import at_the_desk, of_the_desk
from statements.search.filters import InCircumstances
from statements.search.stems import Asked
from statements.search.tree import Node, Term

SHORTEST = 3  # letters of a name
MOST_SPEAKERS = 200  # that begin with a word; it is no name where there are more
MOST_KEYS = 5_000


class _Named(NamedTuple):
    """What a word finds as a name: speakers, and statements of unnamed sources."""

    speakers: list[int]
    statements: list[int]


def find_statements(typed: str) -> Found:
    """What the words find, or what was pasted leads to."""
    there = Found(sorted(pasted(Statement, typed), reverse=True))
    asked = stems.look_up(language.read(typed))
    if there.keys or not asked.query.tree:
        return there
    notes = [found.note for found in asked.found.values() if found.note]
    conditions = _conditions(asked)
    if conditions is None:
        return Found([], tuple(notes))
    published, others = conditions
    found = latest(SearchEntry.objects.filter(published)).or_else(latest(DeskEntry.objects.filter(others)))
    return found.or_else(Found([], (*asked.query.problems, *notes)))


def _conditions(asked: Asked) -> tuple[Q, Q] | None:
    """What must hold of search entries, and of desk entries; None where only words were typed that are too common."""
    desk, published, others = at_the_desk(asked), Q(), Q()
    for part in asked.query.parts:
        if not (words := asked.condition_of(part)):
            continue
        named = _named(part)
        published &= words | _of_published(named)
        others &= of_the_desk(desk.condition_of(part)) | _of_others(named)
    return (published, others) if published else None


def _of_published(named: _Named) -> Q:
    by = Q()
    if named.speakers:
        theirs = Circumstances.objects.filter(speaker_id__in=named.speakers).order_by("-pk")
        by |= Q(InCircumstances(Value(list(theirs.values_list("pk", flat=True)[:MOST_KEYS]))))
    return by | _among(SearchEntry._meta.db_table, named)


def _of_others(named: _Named) -> Q:
    by = Q(speaker_id__in=named.speakers) if named.speakers else Q()
    return by | _among(DeskEntry._meta.db_table, named)


def _among(table: str, named: _Named) -> Q:
    return Q(in_keys(table, "statement_id", named.statements)) if named.statements else Q()


def _named(part: Node) -> _Named:
    """By the beginnings of names and other names, and by what unnamed sources are called."""
    if not isinstance(part, Term) or len(part.text) < SHORTEST or part.near is not None:
        return _Named([], [])
    begins = Q(name__istartswith=part.text) | Q(name__icontains=f" {part.text}")
    own = Speaker.objects.filter(begins).order_by().values_list("pk", flat=True)
    other = SpeakerAlias.objects.filter(begins).order_by().values_list("speaker", flat=True)
    speakers = {*own[: MOST_SPEAKERS + 1], *other[: MOST_SPEAKERS + 1]}
    unnamed = Statement.objects.exclude(unnamed_source="").filter(unnamed_source__icontains=part.text)
    statements = list(unnamed.order_by("-pk").values_list("pk", flat=True)[:MOST_KEYS])
    return _Named(sorted(speakers) if len(speakers) <= MOST_SPEAKERS else [], statements)
