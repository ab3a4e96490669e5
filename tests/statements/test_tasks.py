"""Files are read in the background, and no death of a worker loses one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from statements import tasks
from statements.arrivals.given import Given
from statements.models import Article, Original, Upload, UploadedFile
from statements.naming import take_turns
from statements.reading import Reading, read
from statements.uploads import receive
from tests.statements.news import news
from tests.statements.test_uploads import files

Outcome = UploadedFile.Outcome


def run(file: UploadedFile) -> UploadedFile:
    """Do the job as a worker does."""
    tasks.read_file(JobContext(app=app, job=job(), start_timestamp=0.0, abort_reason=lambda: None), file=file.pk)
    file.refresh_from_db()
    return file


def job(attempts: int = 0) -> Job:
    return Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="read_file", attempts=attempts)


def one(content: bytes = news(), **given: str) -> UploadedFile:
    return receive(files(("locks.txt", content)), None, given=Given(**given)).files.get()


@pytest.mark.django_db
class TestReading:
    def test_a_file_becomes_an_article_and_its_bytes_wait_no_longer(self) -> None:
        file = run(one())
        assert file.outcome == Outcome.CREATED
        assert file.article == Original.objects.get(file_name="locks.txt").article
        assert file.content is None

    def test_the_same_bytes_lead_to_the_article_that_is_there(self) -> None:
        first, second = run(one()), run(one())
        assert (second.outcome, second.article) == (Outcome.DUPLICATE, first.article)

    def test_what_cannot_be_read_is_refused_with_the_reason(self) -> None:
        file = run(one(b"\x00\x01\x02"))
        assert file.outcome == Outcome.REFUSED
        assert "binary" in file.reason
        assert not Article.objects.exists()

    def test_what_the_form_said_holds_and_a_row_of_the_csv_counts_first(self) -> None:
        csv = ("a.csv", b"file,outlet\nlocks.txt,Radio Orsana\n")
        form = Given(outlet="Halvinform", rights="full")
        file = run(receive(files(("locks.txt", news())), None, csv=csv, given=form).files.get())
        assert file.article
        assert (str(file.article.outlet), file.article.own_rights) == ("Radio Orsana", "full")

    def test_a_job_that_comes_again_does_nothing(self) -> None:
        file = run(one())
        before = file.article
        assert run(file).article == before
        assert Article.objects.count() == 1


@pytest.mark.django_db
class TestErrors:
    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise DatabaseError("the disk is full")

        monkeypatch.setattr(tasks, "take_in", fail)

    def test_an_unexpected_error_is_tried_again_and_said_meanwhile(self, full: None) -> None:
        file = fail(one())
        assert (file.outcome, file.tries) == (Outcome.WAITING, 1)
        assert "DatabaseError" in file.reason
        assert [bool(tasks.read_file.get_retry_exception(DatabaseError(), job(n))) for n in range(3)] == [
            True,
            True,
            False,
        ]

    def test_after_the_third_try_it_is_given_up_with_the_reason_and_keeps_its_bytes(self, full: None) -> None:
        file = one()
        for _ in range(tasks.TRIES):
            fail(file)
        assert (file.outcome, file.tries) == (Outcome.GIVEN_UP, 3)
        assert "Tried 3 times. The last time: an error of the software (DatabaseError)" in file.reason
        assert bytes(file.content or b"") == news()

    def test_what_went_wrong_once_is_no_reason_any_more_when_it_went_in(self) -> None:
        file = one()
        UploadedFile.objects.filter(pk=file.pk).update(tries=2, reason="The disk was full.")
        assert (run(file).outcome, file.reason) == (Outcome.CREATED, "")

    def test_a_file_that_kills_its_worker_again_and_again_is_not_read_for_ever(self) -> None:
        file = one()
        UploadedFile.objects.filter(pk=file.pk).update(tries=tasks.TRIES)
        assert run(file).outcome == Outcome.GIVEN_UP
        assert "the worker was killed each time" in file.reason
        assert bytes(file.content or b"") == news()

    def test_what_is_cancelled_while_it_is_read_stays_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        file = one()

        def cancelled_meanwhile(*_: object, **__: object) -> Reading:
            UploadedFile.objects.filter(pk=file.pk).update(outcome=Outcome.CANCELLED)
            return read(news())

        monkeypatch.setattr(tasks, "read_apart", cancelled_meanwhile)
        assert run(file).outcome == Outcome.CANCELLED
        assert not Article.objects.exists()


def fail(file: UploadedFile) -> UploadedFile:
    with pytest.raises(DatabaseError):
        run(file)
    file.refresh_from_db()
    return file


@pytest.mark.django_db
class TestForgotten:
    def test_a_file_with_a_job_is_not_forgotten(self) -> None:
        one()
        assert not tasks.forgotten().exists()

    @pytest.mark.parametrize("status", ["failed", "succeeded", "cancelled"])
    def test_a_file_that_waits_without_a_job_is(self, status: str) -> None:
        file = one()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
            cursor.execute("UPDATE procrastinate_jobs SET status = %s", [status])
        assert list(tasks.forgotten()) == [file.pk]

    def test_a_file_with_an_outcome_is_not(self) -> None:
        run(one())
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
        assert not tasks.forgotten().exists()


@pytest.mark.django_db
def test_a_worker_works_as_the_application_and_not_as_the_owner() -> None:
    with psycopg.connect(**connector_params()) as connected:
        assert connected.execute("SELECT current_user").fetchone() == (settings.APPLICATION_ROLE,)


@pytest.mark.django_db(transaction=True)
class TestWorkers:
    """Real processes, on the tests' database."""

    def test_neither_a_worker_that_is_killed_in_the_middle_nor_a_job_that_is_gone_loses_a_file(self) -> None:
        upload = receive(files(*((f"{number}.txt", news(number)) for number in range(4))), None)
        with transaction.atomic(), worker() as process:
            take_turns()  # nobody can go on
            soon(somebody_waits_for_a_turn)
            assert tasks.a_worker_lives()
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert outcomes(upload) == {Outcome.WAITING}
        assert not Article.objects.exists()

        as_if_long_ago()
        lose_a_job()
        assert not tasks.a_worker_lives()
        finish()
        assert outcomes(upload) == {Outcome.CREATED}
        assert Article.objects.count() == 4


def finish() -> None:
    """Have a worker do what there is to do, the look after what was left included."""
    with suppress(AlreadyEnqueued):
        tasks.look_after.configure().defer(timestamp=0)
    with worker("--one-shot") as process:
        assert process.wait(timeout=60) == 0


@contextmanager
def worker(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "manage.py", "procrastinate", "worker", *options]
    environment = {**os.environ, "DATABASE_URL": address_of_the_tests_database()}
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def address_of_the_tests_database() -> str:
    at: dict[str, Any] = connection.settings_dict
    host = re.sub(r"[^a-z0-9._-]", lambda letter: f"%{ord(letter[0]):02X}", at["HOST"])
    return f"postgresql://{at['USER']}@{host}:{at['PORT'] or 5432}/{at['NAME']}"


def soon(happens: Callable[[], bool]) -> None:
    for _ in range(600):
        if happens():
            return
        time.sleep(0.1)
    raise AssertionError(f"{happens.__name__}: not within a minute")


def somebody_waits_for_a_turn() -> bool:
    """In this database: other tests run on the same server, and wait for turns of their own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
        )
        return bool(cursor.rowcount)


def as_if_long_ago() -> None:
    """Let the last sign of life of every worker be an hour old."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")


def lose_a_job() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = (SELECT max(id) FROM procrastinate_jobs)")


def outcomes(upload: Upload) -> set[str]:
    return set(upload.files.values_list("outcome", flat=True))
