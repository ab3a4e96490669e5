"""How many published statements each word and each thing has: kept in the transaction that changes anything."""

from __future__ import annotations

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from statements import curation
from statements.models import SearchEntry
from tests.statements import making

pytestmark = pytest.mark.django_db


def tally(noun: str = "word") -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT called, sum(n) FROM statements_tally WHERE noun = %s GROUP BY called HAVING sum(n) <> 0", [noun]
        )
        return {called: int(n) for called, n in cursor}


def test_a_word_counts_once_for_each_statement_that_has_it() -> None:
    making.statement("The river, the cold river")
    making.statement("A river has two banks")
    making.proposal("A proposed river")
    assert tally() == {"river": 2, "cold": 1, "two": 1, "banks": 1}


def test_numbers_and_what_a_search_leaves_out_are_no_words() -> None:
    making.statement("In 2017 they had 5G, a co-operation and the ünlü")
    making.statement("Они говорили о воде", inside=making.article("Они говорили о воде.", language="ru"))
    assert tally().keys() == {"operation", "unlu", "говорили", "воде"}


def test_a_thing_has_as_many_as_are_published_of_it() -> None:
    by, topics, venue = making.speaker(), (making.topic(), making.topic("Energy")), making.venue()
    outlet = making.outlet()
    for words in ("The river is cold", "The lake is wet"):
        occasion = making.occasion(venue=venue)
        inside = making.article(f"{words}.", outlet=outlet)
        statement = making.statement(words, by=by, topics=topics, occasion=occasion, inside=inside)
    expected = {("speaker", by.pk), ("venue", venue.pk), ("outlet", outlet.pk), *(("topic", t.pk) for t in topics)}
    assert {(noun, int(key)) for noun in ("speaker", "venue", "topic", "outlet") for key in tally(noun)} == expected
    assert set(tally("topic").values()) == {2}
    curation.set_topics(statement, [topics[0]], None)
    assert tally("topic") == {str(topics[0].pk): 2, str(topics[1].pk): 1}


def test_what_is_withdrawn_does_not_count() -> None:
    statement = making.statement("The river is cold")
    making.statement("The river is wide", by=making.speaker("Mirela Dostane"))
    curation.withdraw([statement], None, "Never said.")
    assert tally() == {"river": 1, "wide": 1}
    assert list(tally("speaker").values()) == [1]


def test_a_change_that_concerns_no_word_leaves_the_words_alone() -> None:
    statement = making.statement("The river is cold")
    curation.set_topics(statement, [making.topic()], None)
    assert tally() == {"river": 1, "cold": 1}


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_do_not_wait_for_each_other_and_both_count() -> None:
    making.statement("The river is cold")
    login = {"host", "port", "user", "password", "dbname"}
    owner = {name: value for name, value in connection.get_connection_params().items() if name in login}
    with psycopg.connect(**owner) as other:
        other.execute("SELECT FROM statements_tally FOR UPDATE")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 2000")
            making.statement("The river is wide")
            cursor.execute("RESET lock_timeout")
            assert tally() == {"river": 2, "cold": 1, "wide": 1}
    making.statement("The river is deep")
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM statements_tally WHERE called = 'river'")
        assert cursor.fetchall() == [(3,)]


@pytest.mark.django_db(transaction=True)
def test_no_entries_no_tally() -> None:
    making.statement("The river is cold")
    call_command("flush", interactive=False, verbosity=0)
    assert not SearchEntry.objects.exists()
    assert tally() == {}
