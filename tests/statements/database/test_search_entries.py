"""The search entries agree with what is published, after every change and in the same transaction."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

import psycopg
import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import connection

from statements import curation
from statements.models import Article, Circumstances, Occasion, SearchEntry, Statement, TopicAssignment, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def found(words: str) -> list[int]:
    query = SearchQuery(words, config="simple", search_type="phrase")
    return list(SearchEntry.objects.filter(words=query).values_list("statement_id", flat=True))


def test_a_proposal_has_no_entry_and_a_published_statement_has_one() -> None:
    statement = making.proposal()
    assert not SearchEntry.objects.exists()
    curation.publish([statement], None)
    assert found("river") == [statement.pk]


def test_a_withdrawn_statement_is_gone_from_the_search() -> None:
    statement = making.statement()
    curation.withdraw([statement], None, "Never said.")
    assert not SearchEntry.objects.exists()


def test_an_entry_has_what_the_filters_need() -> None:
    outlet, topic, venue = making.outlet(), making.topic(), making.venue()
    statement = making.statement(
        inside=making.article(outlet=outlet),
        occasion=making.occasion(venue=venue, place="Ondra"),
        said="2019-06",
        topics=(topic,),
    )
    entry = SearchEntry.objects.get()
    alike = entry.circumstances
    assert (alike.speaker_id, alike.venue_id, alike.place) == (statement.speaker_id, venue.pk, "Ondra")
    assert (alike.outlet_ids, alike.topic_ids, alike.forms) == ([outlet.pk], [topic.pk], ["direct"])
    assert alike.wordings == [f"direct {outlet.pk}"]
    assert entry.length == len(statement.lead.content.split()) if statement.lead else 0
    assert str(entry.said_earliest) == "2019-06-01"
    assert str(entry.said_latest) == "2019-06-30"


def test_an_entry_follows_its_occasion_its_article_and_its_topics() -> None:
    statement = making.statement(occasion=making.occasion(), topics=(making.topic(),))
    Occasion.objects.update(place="Velm")
    Article.objects.update(outlet=making.outlet())
    TopicAssignment.objects.update(by=TopicAssignment.By.REFUSED)
    Statement.objects.filter(pk=statement.pk).update(**dated("said", "2020"))
    entry = SearchEntry.objects.get()
    alike = entry.circumstances
    assert (alike.place, len(alike.outlet_ids), alike.topic_ids) == ("Velm", 1, [])
    assert str(entry.said_earliest) == "2020-01-01"


def test_reported_speech_is_found_by_its_whole_sentence() -> None:
    making.statement("any dam was planned", inside=making.article(), form="indirect")
    assert found("denied that any dam")


def test_a_direct_quotation_is_found_by_its_own_words_only() -> None:
    making.statement(inside=making.article(), form="direct")
    assert found("both banks")
    assert not found("president")


def test_no_phrase_reaches_from_one_wording_into_the_next() -> None:
    statement = making.statement("The lock gates are open")
    other = making.proposal("Water flows freely")
    wording = other.lead
    assert wording is not None
    other.lead = None
    other.save()
    wording.statement = statement
    wording.save()
    assert found("water flows") == found("lock gates") == [statement.pk]
    assert not found("open water") + found("freely the lock")


def test_the_words_of_the_archive_are_known_with_their_stems_in_their_language() -> None:
    making.statement("Реки принадлежат всем", inside=making.article("Реки принадлежат всем.", language="ru"))
    making.statement("The rivers of it", inside=making.article("The rivers of it."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, language, stem FROM statements_searchword ORDER BY word")
        known = cursor.fetchall()
    assert ("реки", "ru", "рек") in known
    assert ("rivers", "en", "river") in known
    assert ("the", "en", "") in known


def test_statements_of_the_same_circumstances_share_them() -> None:
    held, article = making.occasion(), making.article("One. Two. Three.")
    for words in ("One", "Two", "Three"):
        making.statement(words, occasion=held, inside=article)
    assert Circumstances.objects.count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_few_and_many_at_once_are_written_and_leave_the_planner_as_it_was(number: int) -> None:
    def planner() -> list[tuple[str, str]]:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('plan_cache_mode', 'enable_seqscan')")
        return sorted(cursor.fetchall())

    with connection.cursor() as cursor:
        before = planner()
        keys = [making.imported().pk for _ in range(number)]
        cursor.execute(
            "UPDATE statements_statement SET state = 'published', published_at = now() WHERE id = ANY(%s)", [keys]
        )
        assert planner() == before
    assert SearchEntry.objects.count() == number


TOPIC = (
    "INSERT INTO statements_topicassignment (statement_id, topic_id, by) VALUES (%(statement)s, %(topic)s, 'editor')"
)
STATE = "UPDATE statements_statement SET state = %(state)s, reason = 'x', published_at = now() WHERE id = %(statement)s"


def at_once(first: str, second: str, **values: object) -> None:
    """Two transactions, of which the second begins to write before the first is done."""
    one, other = (psycopg.connect(**connection.get_connection_params()) for _ in range(2))
    with one, other, ThreadPoolExecutor(1) as elsewhere:
        one.execute(first, values)
        waiting = elsewhere.submit(other.execute, second, {**values, "topic": values["other_topic"]})
        wait([waiting], 0.3)
        one.commit()
        waiting.result()
        other.commit()


@pytest.mark.django_db(transaction=True)
def test_what_two_change_at_once_is_in_the_entry_whoever_comes_first() -> None:
    both = [making.topic("Water").pk, making.topic("Fish").pk]
    topics = {"topic": both[0], "other_topic": both[1]}
    tagged, withdrawn, published = making.statement(), making.statement("We wait"), making.proposal("We go")
    at_once(TOPIC, TOPIC, statement=tagged.pk, **topics)
    at_once(STATE, TOPIC, statement=withdrawn.pk, state="withdrawn", **topics)
    at_once(TOPIC, STATE, statement=published.pk, state="published", **topics)
    entries = SearchEntry.objects.select_related("circumstances")
    assert {entry.statement_id: entry.circumstances.topic_ids for entry in entries} == {
        tagged.pk: sorted(both),
        published.pk: [both[0]],
    }
