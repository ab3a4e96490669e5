"""Readers and editors who meet at one article."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction

from statements import curation
from statements.models import State, Statement
from statements.rereading import Change, reread
from tests.statements import making
from tests.statements.rereading.again import numbers, read_better, read_first, the_river, the_statement, words
from tests.statements.rereading.readers import DAM, RIVER, reader

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def together(self, *works: Any) -> list[Any]:
        start = Barrier(len(works))

        def begin(work: Any) -> Any:
            try:
                start.wait()
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(works)) as pool:
            return [done.result() for done in [pool.submit(begin, work) for work in works]]

    def test_two_who_read_the_same_article_again_do_it_once(self) -> None:
        article = read_first("river")
        better = reader(RIVER, DAM)
        done = self.together(*[lambda: reread(article, read=better, version="2.0")] * 3)
        assert sorted(map(numbers, done)) == [(0, 0, 0), (0, 0, 0), (1, 1, 0)]
        assert words(article) == [RIVER, DAM]

    def test_a_statement_that_an_editor_has_in_hand_is_not_waited_for_and_stays(self) -> None:
        article = read_first("river")

        def pass_by() -> Change:
            try:
                return read_better(article, RIVER, DAM)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool, transaction.atomic():
            curation.correct(the_statement(article), None, unnamed_source="", speaker=making.speaker("Josun Hardavel"))
            change = pool.submit(pass_by).result(timeout=20)  # while her act is not done yet
        assert numbers(change) == (1, 0, 0)
        assert words(article) == ["river", DAM]
        assert str(the_river(article).speaker) == "Josun Hardavel"

    def test_editors_and_readers_never_wait_for_each_other_in_a_circle(self) -> None:
        articles = [read_first("river", "dam") for _ in range(6)]

        def edit() -> int:
            return sum(curation.publish(Statement.objects.in_article(article), None) for article in articles)

        def confirm() -> None:
            for article in articles:
                curation.confirm(article, None, occasions=[])

        def read_all() -> int:
            return sum(bool(read_better(article, RIVER, "any dam")) for article in articles)

        published, _, changed = self.together(edit, confirm, read_all)
        assert published == 12
        for statement in Statement.objects.select_related("lead"):
            assert statement.state in {State.PUBLISHED, State.PROPOSED}
        assert changed <= 6
