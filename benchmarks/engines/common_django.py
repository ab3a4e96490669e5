"""The common Django way: a SearchVectorField with a GIN index, many-to-many topics, a query for the page, one for the
total and one for each facet, and SearchRank over all hits. In a PostgreSQL of its own, set up as On Record's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_
from pathlib import Path

import dj_database_url
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connections, models, transaction
from django.db.models import Count, F, Q, QuerySet

from archive import embedded
from benchmarks.engines import FACETS, PAGE, Answer, top
from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.statement import Statement

ALIAS = "common_django"
COLUMNS = {"speaker": "speaker__name", "venue": "venue__name", "topic": "topics__name", "year": "year"}


class Named(models.Model):
    name = models.TextField(unique=True)

    class Meta:
        abstract = True
        app_label = ALIAS

    def __str__(self) -> str:
        return self.name


class Speaker(Named):
    pass


class Venue(Named):
    pass


class Topic(Named):
    pass


class Said(models.Model):
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True)
    topics = models.ManyToManyField(Topic)
    year = models.IntegerField(null=True, db_index=True)
    stems = SearchVectorField()
    words = SearchVectorField()  # as they stand, for phrases

    class Meta:
        app_label = ALIAS

    def __str__(self) -> str:
        return str(self.pk)


MODELS: dict[str, type[Named]] = {"speaker": Speaker, "venue": Venue, "topic": Topic}


class Engine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder / "postgres"
        address = dj_database_url.parse(embedded.database_url(self.folder), conn_max_age=None)
        parallel = {"options": "-c max_parallel_workers_per_gather=0"}  # what other processes compute is not measured
        connections.databases[ALIAS] = {**connections.databases["default"], **address, "OPTIONS": parallel}

    def build(self, statements: Iterable[Statement]) -> None:
        embedded.use(self.folder)
        with connections[ALIAS].schema_editor() as editor:
            for model in MODELS.values():
                editor.create_model(model)
            editor.create_model(Said)
        self._fill(statements)
        with connections[ALIAS].schema_editor() as editor:
            for vector in ("stems", "words"):
                editor.add_index(Said, GinIndex(fields=[vector], name=f"said_{vector}"))
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def open(self) -> None:
        embedded.use(self.folder)
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend: int = cursor.fetchone()[0]

    def answer(self, query: Query) -> Answer:
        found = _narrowed(query)
        page = found.annotate(rank=_rank(query.node)).order_by("-rank", "-pk").values_list("pk", flat=True)[:PAGE]
        return Answer(list(page), found.count(), {facet: _counts(query.without(facet), facet) for facet in FACETS})

    def backends(self) -> list[int]:
        return [self.backend]

    def _fill(self, statements: Iterable[Statement]) -> None:
        """In one transaction: what a statement refers to follows it."""
        names: dict[str, dict[str, int]] = {facet: {} for facet in MODELS}
        topics: list[tuple[int, int]] = []
        columns = ("id", "speaker_id", "venue_id", "year", "stems", "words")
        with transaction.atomic(using=ALIAS):
            self._copy(Said, columns, (_row(statement, names, topics) for statement in statements))
            for facet, model in MODELS.items():
                self._copy(model, ("id", "name"), ((key, name) for name, key in names[facet].items()))
            self._copy(Said.topics.through, ("said_id", "topic_id"), topics)

    def _copy(self, model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
        into = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
        with connections[ALIAS].cursor() as cursor, cursor.copy(into) as copy:
            for row in rows:
                copy.write_row(row)


def _row(statement: Statement, names: dict[str, dict[str, int]], topics: list[tuple[int, int]]) -> tuple[object, ...]:
    """The row of a statement; whom and what it refers to is noted down."""
    keys = {
        facet: [known.setdefault(value, len(known) + 1) for value in statement.values(facet)]
        for facet, known in names.items()
    }
    topics.extend((statement.number, topic) for topic in keys["topic"])
    speaker, venue = (keys[facet][0] if keys[facet] else None for facet in ("speaker", "venue"))
    return statement.number, speaker, venue, statement.year, _vector(statement.stems), _vector(statement.words)


def _vector(words: list[str]) -> str:
    """No word has a quotation mark or a backslash in it: both separate."""
    return " ".join(f"'{word}':{min(place, 16_383)}" for place, word in enumerate(words, 1))


def _narrowed(query: Query) -> QuerySet[Said]:
    found: QuerySet[Said] = Said._default_manager.using(ALIAS).filter(_condition(query.node))
    for facet, value in query.filters:
        found = found.filter(**{COLUMNS[facet]: value})
    return found


def _counts(query: Query, facet: str) -> dict[str, int]:
    column = COLUMNS[facet]
    counts = _narrowed(query).filter(**{f"{column}__isnull": False}).values(column).annotate(n=Count("pk"))
    return top(((str(value), n) for value, n in counts.order_by("-n").values_list(column, "n")[: FACETS[facet]]), facet)


def _condition(node: Node) -> Q:
    """One tsquery, as a reader of Django's documentation would write it; where phrases join in, conditions of both."""
    if stems := _stems(node):
        return Q(stems=_asked(stems))
    match node:
        case Phrase(words):
            return Q(words=_asked(" <-> ".join(f"'{word}'" for word in words)))
        case Not(part):
            return ~_condition(part)
        case All(parts):
            return reduce(and_, map(_condition, parts))
        case Any(parts):
            return reduce(or_, map(_condition, parts))
        case _:
            raise AssertionError(node)


def _rank(node: Node) -> SearchRank:
    stems = _stems(node)
    if not stems and isinstance(node, All | Any):
        stems = " | ".join(found for part in node.parts if (found := _stems(part)))
    if stems:
        return SearchRank(F("stems"), _asked(stems))
    assert isinstance(node, Phrase)
    return SearchRank(F("words"), _asked(" <-> ".join(f"'{word}'" for word in node.words)))


def _stems(node: Node) -> str:
    """A tsquery; empty where there is a phrase in it."""
    match node:
        case Word(_text, stems):
            return " | ".join(f"'{stem}'" for stem in stems)
        case Phrase():
            return ""
        case Not(part):
            return f"!({found})" if (found := _stems(part)) else ""
        case All(parts) | Any(parts):
            several = [_stems(part) for part in parts]
            joined = (" & " if isinstance(node, All) else " | ").join(f"({part})" for part in several)
            return joined if all(several) else ""


def _asked(tsquery: str) -> SearchQuery:
    return SearchQuery(tsquery, search_type="raw", config="simple")
