"""Statements in any state, by what was said, or by who said it: each word may be of either."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.db.models import Q, Value

from statements.admin.searching import bounded
from statements.admin.searching.bounded import Found, in_keys, latest, too_late
from statements.admin.searching.pasted import pasted
from statements.models import Circumstances, DeskEntry, SearchEntry, Speaker, SpeakerAlias, Statement
from statements.search import language, stems
from statements.search.budgets import OverBudget, within
from statements.search.desk import at_the_desk, of_the_desk
from statements.search.filters import InCircumstances
from statements.search.stems import Asked
from statements.search.tree import Node, Term

SHORTEST = 3  # letters of a name
MOST_SPEAKERS = 200  # that begin with a word; it is no name where there are more
MOST_KEYS = 5_000
MOST_NAMES = 8  # words that are looked up as names; further ones are words alone


class _Named(NamedTuple):
    """What a word finds as a name: speakers, and statements of unnamed sources. `late`: there was no time to tell."""

    speakers: list[int]
    statements: list[int]
    late: bool = False


NOBODY = _Named([], [])


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
    published, others, late = conditions
    found = latest(SearchEntry.objects.filter(published)).or_else(latest(DeskEntry.objects.filter(others)))
    return found.or_else(Found([], (*([too_late()] if late else []), *asked.query.problems, *notes)))


def _conditions(asked: Asked) -> tuple[Q, Q, bool] | None:
    """What must hold of search entries, and of desk entries, and whether there was no time for some name; None where
    only words were typed that are too common."""
    desk, published, others, late = at_the_desk(asked), Q(), Q(), False
    parts = [(part, words) for part in asked.query.parts if (words := asked.condition_of(part))]
    for number, (part, words) in enumerate(parts):
        named = _named(part) if number < MOST_NAMES else NOBODY
        published &= words | _of_published(named)
        others &= of_the_desk(desk.condition_of(part)) | _of_others(named)
        late |= named.late
    return (published, others, late) if published else None


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
    """By the beginnings of names and other names, and by what unnamed sources are called. All along indexes by trigrams
    (names.sql), and in so much time."""
    if not isinstance(part, Term) or len(part.text) < SHORTEST or part.near is not None:
        return NOBODY
    begins = Q(name__iregex=rf"\m{re.escape(part.text)}")
    own = Speaker.objects.filter(begins).order_by().values_list("pk", flat=True)
    other = SpeakerAlias.objects.filter(begins).order_by().values_list("speaker", flat=True)
    try:
        with within(bounded.PATIENCE):
            speakers = {*own[: MOST_SPEAKERS + 1], *other[: MOST_SPEAKERS + 1]}
            statements = _of_unnamed(part.text)
    except OverBudget:
        return _Named([], [], late=True)
    return _Named(sorted(speakers) if len(speakers) <= MOST_SPEAKERS else [], statements)


def _of_unnamed(text: str) -> list[int]:
    """The latest, where there are more. Asked in order, PostgreSQL goes through all there are without the index, which
    is quick only where it finds many."""
    found = Statement.objects.exclude(unnamed_source="").filter(unnamed_source__iregex=re.escape(text))
    keys = list(found.order_by().values_list("pk", flat=True)[: MOST_KEYS + 1])
    if len(keys) > MOST_KEYS:
        keys = list(found.order_by("-pk").values_list("pk", flat=True)[:MOST_KEYS])
    return keys
