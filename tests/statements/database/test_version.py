"""The version of the public data: another one after every change that is committed, and after nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.freshness import data_version
from archive.roles import as_owner, as_reader
from statements import curation
from statements.models import (
    Article,
    ArticleText,
    Decision,
    Occasion,
    Outlet,
    OutletAlias,
    Quotation,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Statement,
    Topic,
    TopicAssignment,
    Upload,
    Venue,
    VenueAlias,
    dated,
)
from tests.statements import making

ACTS = ["write", "write", "nothing", "savepoint", "release", "roll back to it", "commit", "commit", "roll back"]


def in_a_new_transaction() -> None:
    """Tests are one transaction, which is marked once; after this the next change counts as another's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('on_record.change_is_marked', '', true)")


def changes_version(act: Callable[[], object]) -> bool:
    before = data_version()
    in_a_new_transaction()
    act()
    return data_version() != before


def editor(sees: str = "READ COMMITTED") -> psycopg.Connection[Any]:
    """A connection with the site's role, which gives up where it would have to wait for another."""
    made = psycopg.connect(**connection.get_connection_params())
    made.execute("SET lock_timeout = '200ms'")
    made.execute(f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {sees}")
    made.commit()
    return made


def again(**changes: Any) -> Callable[[Statement], object]:
    return lambda statement: curation.correct(statement, None, **changes)


CHANGES: dict[str, Callable[[Statement], object]] = {
    "its date": again(**dated("said", "2020")),
    "its standing": again(standing="disputed"),
    "its speaker": lambda it: curation.correct(it, None, speaker=making.speaker("Mirela Dostane")),
    "its withdrawal": lambda it: curation.withdraw([it], None, "Never said."),
    "its topics": lambda it: curation.set_topics(it, [making.topic("Fish")], None),
    "no topic": lambda it: curation.set_topics(it, [], None),
    "a topic by rule": lambda it: making.assign(it, making.topic("Fish")),
    "a topic refused": lambda it: TopicAssignment.objects.update(by=TopicAssignment.By.REFUSED),
    "another statement": lambda it: making.statement("The lake is wet"),
    "a loaded one": lambda it: curation.publish([making.imported()], None),
    "a merger": lambda it: Statement.objects.filter(pk=it.pk).update(
        state="merged", merged_into=making.statement("The lake is wet")
    ),
    "its spans": lambda it: curation.correct_spans(Quotation.objects.get(), [(0, 9)], None),
    "a wording": lambda it: Quotation.objects.update(via="TASS"),
    "the speaker's name": lambda it: Speaker.objects.update(name="I. Torvane"),
    "the speaker's address": lambda it: curation.correct(making.speaker(), None, slug="torvane"),
    "an alias": lambda it: SpeakerAlias.objects.create(speaker=making.speaker(), name="Torvane"),
    "no alias": lambda it: VenueAlias.objects.all().delete(),
    "an outlet's alias": lambda it: OutletAlias.objects.create(outlet=making.outlet(), name="HG"),
    "a role": lambda it: SpeakerRole.objects.create(speaker=making.speaker(), office="President"),
    "rights": lambda it: Outlet.objects.update(rights="full"),
    "a topic's description": lambda it: Topic.objects.update(description="All that flows"),
    "a venue": lambda it: Venue.objects.update(kind="summit"),
    "a place": lambda it: Occasion.objects.update(place="Velm"),
    "an article": lambda it: Article.objects.update(archived_copy="https://archive.example/1"),
    "an article's occasions": lambda it: curation.set_occasions(Article.objects.get(), [], None),
    "another encoding": lambda it: ArticleText.objects.create(article=Article.objects.get(), text="x", encoding="x"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_what_is_published_is_another_version(change: str) -> None:
    place = making.occasion(venue=making.venue())
    VenueAlias.objects.create(venue=making.venue(), name="The forum")
    article = making.article(outlet=making.outlet())
    statement = making.statement(inside=article, occasion=place, topics=(making.topic(),))
    assert changes_version(lambda: CHANGES[change](statement))


@pytest.mark.django_db
def test_what_only_editors_see_leaves_the_version_as_it_is() -> None:
    statement = making.statement()

    def behind_the_counter() -> None:
        by = User.objects.create_user("editor")
        Upload.objects.create(by=by)
        curation.record(Decision.Act.CONFIRM, statement, by)

    assert not changes_version(behind_the_counter)
    assert not changes_version(lambda: list(Statement.objects.all()))


@pytest.mark.django_db
def test_whatever_the_reader_may_read_makes_a_version() -> None:
    """So a table that public pages get one day is watched from the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm')"
            " AND has_any_column_privilege('on_record_reader', oid, 'SELECT')"
            " AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'mark_change')"
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_readers_learn_the_version_and_nobody_else_than_the_triggers_writes_it() -> None:
    before = data_version()
    with as_reader():
        assert data_version() == before
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("SELECT * FROM statements_change")
    for sql in ("DELETE FROM statements_change", "INSERT INTO statements_change VALUES (1)"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)


@pytest.mark.django_db(transaction=True)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ACTS)), max_size=25))
@example([(2, "nothing"), (0, "write"), (0, "commit"), (2, "write"), (2, "commit")])
@example([(0, "write"), (1, "write"), (1, "commit"), (0, "commit")])
@example([(0, "savepoint"), (0, "write"), (0, "roll back to it"), (0, "write"), (0, "commit")])
def test_whoever_commits_a_change_and_in_whatever_order_it_is_another_version(acts: list[tuple[int, str]]) -> None:
    venues = [making.venue(name).pk for name in ("Ondra Forum", "Velm Summit", "Chamber")]
    with ExitStack() as stack:
        editors = [stack.enter_context(one) for one in (editor(), editor(), editor("REPEATABLE READ"))]
        changed = [[False] for _ in venues]  # in the transaction of each, at each of its savepoints
        seen = [data_version()]
        for number, act in acts:
            is_another = do(act, editors[number], venues[number], changed[number])
            assert (data_version() != seen[-1]) == is_another
            if is_another:
                assert data_version() not in seen
                seen.append(data_version())
        for one in editors:
            one.rollback()
    assert data_version() == seen[-1]


def do(act: str, by: psycopg.Connection[Any], venue: int, changed: list[bool]) -> bool:
    """Do it; whether a change was committed by it."""
    inside = len(changed) > 1
    if act == "write":
        by.execute("UPDATE statements_venue SET name = name WHERE id = %s", [venue])
        changed[-1] = True
    elif act == "nothing":
        by.execute("SELECT count(*) FROM statements_venue")
    elif act == "savepoint":
        by.execute("SAVEPOINT here")
        changed.append(False)
    elif act == "release" and inside:
        by.execute("RELEASE here")
        changed[-2:] = [any(changed[-2:])]
    elif act == "roll back to it" and inside:
        by.execute("ROLLBACK TO here; RELEASE here")
        changed.pop()
    elif act in {"commit", "roll back"}:
        is_another = act == "commit" and any(changed)
        by.commit() if act == "commit" else by.rollback()
        changed[:] = [False]
        return is_another
    return False


@pytest.mark.django_db(transaction=True)
def test_the_marks_stay_few() -> None:
    for name in "abcdefghij":
        making.venue(name)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM statements_change")
        assert cursor.fetchone()[0] == 1


@pytest.mark.django_db(transaction=True)
def test_a_table_that_is_emptied_is_another_version() -> None:
    before = data_version()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE statements_outletalias")
    assert data_version() != before


@pytest.mark.django_db(transaction=True)
def test_migrating_again_changes_no_version() -> None:
    from django.core.management import call_command

    before = data_version()
    call_command("migrate", verbosity=0)
    assert data_version() == before
