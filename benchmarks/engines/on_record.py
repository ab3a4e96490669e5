"""On Record's own search code, as the public pages call it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from django.http import QueryDict

from archive.roles import as_reader
from benchmarks.engines import PAGE, Answer, top
from benchmarks.query import Query
from benchmarks.statement import Statement
from statements.models import Speaker, Topic, Venue
from statements.search.answering import answer
from statements.search.question import Question

MODELS = {"speaker": Speaker, "venue": Venue, "topic": Topic}


class Engine:
    def __init__(self, folder: Path) -> None:
        """The archive is where it is."""

    def build(self, statements: Iterable[Statement]) -> None:
        """It was loaded before anybody else had anything to be built of."""

    def open(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")  # what other processes compute is not measured
            cursor.execute("SELECT pg_backend_pid()")
            self.backend: int = cursor.fetchone()[0]
        self.slugs: dict[str, dict[str, str]] = {}
        self.names: dict[str, dict[str, str]] = {}
        for facet, model in MODELS.items():
            known = list(model._default_manager.values_list("pk", "name", "slug"))
            self.slugs[facet] = {name: slug for _key, name, slug in known}
            self.names[facet] = {str(key): name for key, name, _slug in known}

    def backends(self) -> list[int]:
        return [self.backend]

    def answer(self, query: Query) -> Answer:
        with as_reader():
            question = Question(self._params(query))
            counted, page = answer(question.counting(), question.order(PAGE))
        named = {
            facet: top(((names[key], n) for key, n in counted.facets.get(facet, []) if key in names), facet)
            for facet, names in self.names.items()
        }
        return Answer(page.keys, counted.total, {**named, "year": top(counted.bars.get("year", []), "year")})

    def _params(self, query: Query) -> QueryDict:
        params = QueryDict(mutable=True)
        params["q"] = query.typed
        for facet, value in query.filters:
            if facet == "year":
                params["date_after"] = params["date_before"] = value
            else:
                params[facet] = self.slugs[facet][value]
        return params
