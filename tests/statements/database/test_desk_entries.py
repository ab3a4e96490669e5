"""What is kept of a statement that is not published is what stands there, whichever way it came to stand there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from statements import curation
from statements.models import DeskEntry, Standing, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def kept() -> list[Any]:
    return list(DeskEntry.objects.order_by("pk").values())


def test_whatever_is_done_the_entry_says_what_one_written_anew_says() -> None:
    article = making.article("“The tide is in,” she said. “We wait,” she said.", outlet=making.outlet())
    occasion = making.occasion(place="Lisk")
    tide, wait = (making.proposal(words, inside=article) for words in ("The tide is in", "We wait"))
    acts: list[Callable[[], object]] = [
        lambda: curation.correct(tide, None, speaker=making.speaker("Anna Hask")),
        lambda: curation.correct(tide, None, occasion=occasion, **dated("said", "2019")),
        lambda: curation.correct(occasion, None, venue=making.venue("Ondra Forum"), place="Velm"),
        lambda: curation.set_topics(tide, [making.topic("Water")], None),
        lambda: curation.stand(tide, Standing.MISATTRIBUTED, None, note="She was elsewhere."),
        lambda: curation.correct_spans(wait.quotations.get(), [(28, 35), (38, 46)], None, form="mixed"),
        lambda: curation.correct(article, None, outlet=making.outlet("Orsana Herald")),
        lambda: curation.reject([tide], None),
        lambda: curation.reopen([tide], None),
        lambda: curation.merge(wait, tide, None, "Said once."),
        lambda: curation.publish([tide], None),
        lambda: curation.withdraw([tide], None, "Not said."),
    ]
    told = []
    for act in acts:
        act()
        told.append(kept())
        anew()
        assert kept() == told[-1]
    assert all(before != after for before, after in pairwise(told))


def anew() -> None:
    """As the owner of the tables, who alone may."""
    others = "SELECT array_agg(id) FROM statements_statement WHERE state NOT IN ('published', 'merged')"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(f"DELETE FROM statements_deskentry; SELECT refresh_desk_entries(({others}))")
        cursor.execute(f"SET LOCAL ROLE {settings.APPLICATION_ROLE}")
