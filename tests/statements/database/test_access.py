"""The three roles: what the application cannot touch, and what the reader cannot see."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from archive.roles import as_reader
from statements import curation
from statements.models import (
    Address,
    Article,
    ArticleText,
    Occasion,
    Outlet,
    Quotation,
    Record,
    Speaker,
    Statement,
    Topic,
    TopicAssignment,
    Venue,
)
from tests.statements import making

pytestmark = pytest.mark.django_db

UNCHANGING = ["original", "articletext", "datafile", "record", "finding", "decision", "address", "searchentry"]
NEVER_DELETED = ["statement", "quotation", "article", "occasion", "speaker", "venue", "topic", "outlet", "upload"]
PUBLIC = {
    *(
        "statement",
        "quotation",
        "searchentry",
        "circumstances",
        "searchword",
        "searchbase",
        "searchrun",
        "searchplace",
        "searchtally",
        "searchfresh",
        "article",
        "article_occasions",
        "likeness",
        "articletext",
        "record",
        "occasion",
        "speaker",
    ),
    *(
        "speakeralias",
        "speakerrole",
        "venue",
        "venuealias",
        "topic",
        "topicassignment",
        "outlet",
        "outletalias",
        "address",
    ),
}


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def denied() -> pytest.RaisesExc[DatabaseError]:
    return pytest.raises(DatabaseError, match="permission denied")


@pytest.mark.parametrize("noun", UNCHANGING)
def test_the_application_cannot_change_what_never_changes(noun: str) -> None:
    with denied():
        execute(f"UPDATE statements_{noun} SET {'statement_id = statement_id' if noun == 'searchentry' else 'id = id'}")


@pytest.mark.parametrize("noun", UNCHANGING + NEVER_DELETED)
def test_the_application_cannot_delete_what_is_kept(noun: str) -> None:
    with denied():
        execute(f"DELETE FROM statements_{noun}")


def test_the_application_cannot_empty_drop_or_alter_any_table() -> None:
    for table in connection.introspection.table_names():
        with denied():
            execute(f'TRUNCATE "{table}" CASCADE')
        with pytest.raises(DatabaseError, match="must be owner"):
            execute(f'DROP TABLE "{table}" CASCADE')


def test_no_temporary_table_stands_in_for_one_of_ours() -> None:
    statement = making.proposal("We wait", inside=making.article("“We wait,” she said."))
    for table in ("statements_address", "statements_searchentry", "statements_articletext"):
        execute(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING ALL) ON COMMIT DROP")
    Quotation.objects.filter(statement=statement).update(content="We do not wait")
    assert Quotation.objects.get(statement=statement).content == "We wait"
    venue = making.venue()
    curation.publish([statement], None)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_id FROM public.statements_address WHERE noun = 'venue' AND key = %s", [venue.slug]
        )
        assert cursor.fetchall() == [(venue.pk,)]
        cursor.execute("SELECT statement_id FROM public.statements_searchentry")
        assert cursor.fetchall() == [(statement.pk,)]


def test_what_works_as_the_owner_for_triggers_is_called_by_nobody_else() -> None:
    callable_by_others = """
        SELECT proname FROM pg_proc, (VALUES ('on_record_app'), ('on_record_reader')) AS roles (role)
        WHERE pronamespace = 'public'::regnamespace AND prosecdef
          AND has_function_privilege(role, pg_proc.oid, 'EXECUTE')
          AND (prorettype = 'trigger'::regtype OR proname IN ('standing', 'refresh_search_entries'))
    """
    with connection.cursor() as cursor:
        cursor.execute(callable_by_others)
        assert cursor.fetchall() == []


def test_the_reader_makes_no_temporary_table() -> None:
    with as_reader(), denied():
        execute("CREATE TEMPORARY TABLE mine (id bigint)")


def test_leaving_the_role_leads_back_to_the_role() -> None:
    execute("RESET ROLE")
    with denied():
        execute("TRUNCATE statements_decision")


def test_the_reader_may_read_the_public_tables_and_no_other() -> None:
    with as_reader():
        for table in connection.introspection.table_names():
            noun = table.removeprefix("statements_")
            if noun in PUBLIC:
                execute(f'SELECT count(*) FROM "{table}"')
            else:
                with denied():
                    execute(f'SELECT * FROM "{table}"')


def test_the_reader_cannot_write() -> None:
    statement = making.statement()
    with as_reader():
        for sql in (
            "UPDATE statements_statement SET reason = 'x'",
            f"INSERT INTO statements_topicassignment (statement_id, topic_id, by) VALUES ({statement.pk}, 1, 'rule')",
            f"SELECT refresh_search_entries('{{{statement.pk}}}')",
        ):
            with denied():
                execute(sql)


def test_the_reader_sees_nothing_of_a_proposal() -> None:
    everywhere = [
        Address,
        Article,
        ArticleText,
        Occasion,
        Outlet,
        Quotation,
        Record,
        Speaker,
        Statement,
        Topic,
        TopicAssignment,
        Venue,
    ]
    place = making.occasion(venue=making.venue())
    proposal = making.proposal(inside=making.article(outlet=making.outlet()), occasion=place)
    curation.set_topics(proposal, [making.topic()], None)
    making.imported()
    with as_reader():
        for model in everywhere:
            assert not model.objects.exists(), model  # type: ignore[attr-defined]
    curation.publish([proposal], None)
    with as_reader():
        for model in everywhere:
            assert model.objects.count() == {Record: 0, Address: 7}.get(model, 1), model  # type: ignore[attr-defined]


def test_of_a_withdrawn_statement_the_reader_sees_the_reason_and_not_the_words() -> None:
    statement = making.statement()
    curation.withdraw([statement], None, "The interview was an invention.")
    with as_reader():
        assert Statement.objects.get().reason == "The interview was an invention."
        assert not Quotation.objects.exists()
        assert Speaker.objects.exists()


def test_what_was_public_keeps_its_address() -> None:
    """Withdrawn, given to another speaker, moved to another occasion: no address that was ever public dies."""
    wrong = making.speaker("Courier Orsana")
    statement = making.statement(
        by=wrong,
        inside=making.article(outlet=making.outlet()),
        occasion=making.occasion(venue=making.venue()),
        topics=(making.topic(),),
    )
    curation.correct(
        statement, None, speaker=making.speaker("Ilva Torvane"), occasion=making.occasion("Second session")
    )
    curation.withdraw([statement], None, "Never said.")
    with as_reader():
        for model, number in ((Speaker, 2), (Occasion, 2), (Venue, 1), (Topic, 1), (Outlet, 1), (Article, 1)):
            assert model.objects.count() == number, model
        assert not Quotation.objects.exists()
    Speaker.objects.update(public_since=None)
    with as_reader():
        assert Speaker.objects.count() == 2


def test_the_reader_does_not_see_a_refused_topic() -> None:
    statement = making.statement()
    making.assign(statement, making.topic("Water"))
    making.assign(statement, making.topic("Fish"), TopicAssignment.By.REFUSED)
    with as_reader():
        assert [a.topic.name for a in TopicAssignment.objects.all()] == ["Water"]


def test_of_an_original_the_reader_sees_the_fingerprint_and_neither_the_bytes_nor_what_was_given() -> None:
    making.statement()
    with as_reader():
        execute("SELECT sha256 FROM statements_original")
        for column in ("content", "given"):
            with denied():
                execute(f"SELECT {column} FROM statements_original")


def test_reading_as_the_public_ends_with_the_application_as_it_was() -> None:
    with as_reader():
        pass
    with pytest.raises(ZeroDivisionError), as_reader():
        raise ZeroDivisionError
    with as_reader(), pytest.raises(DatabaseError):
        connection.cursor().execute("SELECT * FROM statements_decision")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('statement_timeout')")
        assert cursor.fetchone() == ("on_record_app", "0")
