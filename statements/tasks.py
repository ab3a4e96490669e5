"""What a worker does in the background: read the files of uploads, work on imports, keep the tallies of the search,
propose topics, look for duplicates.

`manage.py procrastinate worker` is one.

Nothing depends on a worker's life: a file waits in the database until the transaction that makes it an article also
writes its outcome. docs/decisions/0007-the-queue-is-in-the-database.md tells why.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.types import JSONDict

from statements.arrivals.given import Given
from statements.curation import publish_due
from statements.duplicates import look_for_all
from statements.importing import STEPS, Stopped, Work
from statements.importing import Unreadable as Unloadable
from statements.importing.work import let_go_when_silent
from statements.ingest import article_of, ingest, reading_of, take_in
from statements.models import Article, DataImport, UploadedFile
from statements.reading import Reading, Unreadable
from statements.reading_apart import Unfinished, read_apart
from statements.tallying import is_due, tally
from statements.topics.sweeping import begin_all
from statements.topics.turns import turn

TRIES = 3
HOURS_REMEMBERED = 72
FIRST = 1
"""The priority of what must not wait behind a thousand files."""
GOING_IN = "statements going in"
_FEW = 1_000


@app.task(name="read_file", pass_context=True, retry=RetryStrategy(max_attempts=TRIES - 1, exponential_wait=3))
def read_file(context: JobContext, *, file: int) -> None:
    """Read one uploaded file. Does nothing where that was done before, so it may run any number of times."""
    if (begun := _begin(file)) is None:
        return
    try:
        _read(begun)
    except Exception as error:
        _failed(file, error)
        raise


@app.periodic(cron="* * * * * */10")
@app.task(name="look_after", queueing_lock="look_after", pass_context=True, priority=FIRST)
async def look_after(context: JobContext, timestamp: int) -> None:
    """Take up what dead workers had begun, and what waits although no job is left for it.

    A worker is dead when nothing was heard of it for 30 seconds, so a file waits a minute at most.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        with suppress(ConnectorException):  # somebody else was first
            if job.task_name in (read_file.name, work_on_import.name):
                await manager.retry_job(job)
            else:  # the clock gives another
                await manager.finish_job(job, Status.FAILED, delete_job=False)
    await read_file.batch_defer_async(*[_arguments(pk) async for pk in forgotten()[:_FEW]])
    async for pk in forgotten_imports()[:_FEW]:
        await work_on_import.configure(lock=GOING_IN).defer_async(data_import=pk)


@app.task(name="work_on_import", retry=RetryStrategy(max_attempts=TRIES - 1, exponential_wait=3))
def work_on_import(*, data_import: int) -> None:
    """Do what is to be done with an import now. It goes on where it was, so it may run any number of times."""
    if (one := _import_begun(data_import)) is None:
        return
    work = Work(one)
    try:
        STEPS[DataImport.Step(one.step)](work)
    except Unloadable as reason:
        work.fail(str(reason))
    except Stopped:
        return
    except Exception as error:
        if one.tries >= TRIES:
            work.fail(_tried(one.tries, _in_words(error)))
        raise


@app.periodic(cron="*/10 * * * *")
@app.task(name="tally", queueing_lock="tally")
def tally_again(timestamp: int) -> None:
    """Keep ready what broad searches count, as the archive grows."""
    if is_due():
        tally()


@app.periodic(cron="* * * * *")
@app.task(name="publish_what_is_due", queueing_lock="publish_what_is_due", priority=FIRST)
def publish_what_is_due(timestamp: int) -> None:
    """Publish what an editor set a time for that has come. A worker that was away does it late, never early."""
    publish_due()


@app.periodic(cron="* * * * * */10")
@app.task(name="propose_topics", queueing_lock="propose_topics", lock="propose_topics", priority=FIRST)
def propose_topics(timestamp: int) -> None:
    """Go on proposing what the rules of topics find, for some seconds: files that wait have their turn in between."""
    turn()


@app.periodic(cron="*/5 * * * *")
@app.task(name="look_for_duplicates", queueing_lock="look_for_duplicates")
def look_for_duplicates(timestamp: int) -> None:
    """Keep what the first page of the admin tells of likely duplicates; their lists look for themselves."""
    look_for_all()


@app.periodic(cron="10 2 * * *")
@app.task(name="propose_topics_anew", queueing_lock="propose_topics_anew")
def propose_topics_anew(timestamp: int) -> None:
    """Try all rules on everything: speakers and places that they name may be called otherwise by now."""
    begin_all()


@app.periodic(cron="30 3 * * *")
@app.task(name="forget_old_jobs", queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(
        HOURS_REMEMBERED, include_failed=True, include_cancelled=True, include_aborted=True
    )


def defer_reading(files: Iterable[UploadedFile]) -> None:
    """Let a worker read them as soon as this transaction is committed."""
    read_file.batch_defer(*[_arguments(file.pk) for file in files])


def defer_work(data_import: DataImport) -> None:
    """Let a worker do what is to be done with it, as soon as this transaction is committed.

    Statements go in one table after another: two that have the same lines would otherwise not see each other's.
    """
    statements = DataImport.objects.filter(kind=DataImport.Kind.STATEMENTS, step=DataImport.Step.LOAD)
    goes_in = statements.filter(pk=data_import.pk).exists()
    work_on_import.configure(lock=GOING_IN if goes_in else None).defer(data_import=data_import.pk)


def _arguments(pk: int) -> JSONDict:
    return {"file": pk}


def a_worker_lives() -> bool:
    """Whether any worker has been heard of lately."""
    lately = timezone.now() - timedelta(minutes=1)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=lately).exists()


def forgotten() -> QuerySet[UploadedFile, int]:
    """The files that wait although no job waits or works for them."""
    waiting = UploadedFile.objects.filter(outcome=UploadedFile.Outcome.WAITING)
    return waiting.exclude(pk__in=_at_work(read_file.name, "file")).order_by("pk").values_list("pk", flat=True)


def forgotten_imports() -> QuerySet[DataImport, int]:
    """The imports that wait although no job waits or works for them."""
    waiting = DataImport.objects.filter(status=DataImport.Status.WAITING)
    known = _at_work(work_on_import.name, "data_import")
    return waiting.exclude(pk__in=known).order_by("pk").values_list("pk", flat=True)


def _at_work(task: str, argument: str) -> QuerySet[ProcrastinateJob, dict[str, Any]]:
    """What jobs of this task wait or work for: the keys, as they were given to them."""
    jobs = ProcrastinateJob.objects.filter(task_name=task, status__in=["todo", "doing"])
    return jobs.values(key=Cast(KeyTextTransform(argument, "args"), BigIntegerField()))


@transaction.atomic
def _import_begun(pk: int) -> DataImport | None:
    """Count the try before it is made. None where there is nothing to try."""
    waiting = DataImport.objects.select_for_update(of=("self",)).filter(pk=pk, status=DataImport.Status.WAITING)
    one = waiting.select_related("asked_by").first()
    if one and one.tries >= TRIES:
        Work(one).fail(_("The worker was killed each time. Try again later; if that fails too, report it."))
        return None
    if one:
        one.tries += 1
        one.save(update_fields=["tries"])
    return one


@transaction.atomic
def _begin(pk: int) -> UploadedFile | None:
    """Count the try before it is made, as it may be the end of the worker. None where there is nothing to try."""
    file = _waiting(pk)
    if file and file.tries >= TRIES:
        _give_up(file, file.reason or _("the worker was killed each time"))
        return None
    if file:
        file.tries += 1
        file.save(update_fields=["tries"])
    return file


def _read(file: UploadedFile) -> None:
    """Reading takes long and locks nothing; what comes of it is written at once, with the outcome."""
    content, given = bytes(file.content or b""), _given(file)
    try:
        reading = None if article_of(content) else reading_of(content, given, read_apart)
    except Unreadable as reason:
        _refuse(file.pk, str(reason))
    else:
        _take_in(file.pk, content, given, reading)


@transaction.atomic
def _take_in(pk: int, content: bytes, given: Given, reading: Reading | None) -> None:
    """Nothing, where the file was cancelled meanwhile, or somebody else has read it."""
    let_go_when_silent()
    if file := _waiting(pk):
        article, created = take_in(content, file.name, given, reading) if reading else ingest(content, file.name, given)
        outcome = UploadedFile.Outcome.CREATED if created else UploadedFile.Outcome.DUPLICATE
        came_back = _("It came in before and was taken back: bring that upload back, if it is wanted now.")
        _settle(file, outcome, article=article, reason=came_back if article.is_taken_back else "")


@transaction.atomic
def _refuse(pk: int, reason: str) -> None:
    if file := _waiting(pk):
        _settle(file, UploadedFile.Outcome.REFUSED, reason=reason)


@transaction.atomic
def _failed(pk: int, error: Exception) -> None:
    """Say why it failed; after the last try, for good."""
    if file := _waiting(pk):
        reason = str(error) if isinstance(error, Unfinished) else _in_words(error)
        if file.tries >= TRIES:
            _give_up(file, reason)
        else:
            file.reason = reason
            file.save(update_fields=["reason"])


def _in_words(error: Exception) -> str:
    return _("an error of the software (%s)") % type(error).__name__


def _tried(tries: int, reason: str) -> str:
    told = _("Tried %(tries)d times. The last time: %(reason)s. Try again later; if that fails too, report it.")
    return told % {"tries": tries, "reason": reason}


def _give_up(file: UploadedFile, reason: str) -> None:
    """The file itself may be sound: its bytes are kept, as nobody else may have them."""
    told = _tried(file.tries, reason)
    _settle(file, UploadedFile.Outcome.GIVEN_UP, reason=told, content=bytes(file.content or b""))


def _waiting(pk: int) -> UploadedFile | None:
    """The file, locked; None once it has an outcome."""
    files = UploadedFile.objects.select_for_update(of=("self",)).select_related("upload__outlet")
    return files.filter(pk=pk, outcome=UploadedFile.Outcome.WAITING).first()


def _given(file: UploadedFile) -> Given:
    """What its row in the CSV says, and for the rest what the form said of the whole upload."""
    upload = file.upload
    form = Given(outlet=upload.outlet.name if upload.outlet else "", published=upload.published, rights=upload.rights)
    return Given(**file.given).over(form)


def _settle(
    file: UploadedFile, outcome: str, *, article: Article | None = None, reason: str = "", content: bytes | None = None
) -> None:
    """Write the outcome. The bytes need not wait here any longer, unless they are given again."""
    file.outcome, file.article, file.reason, file.content = outcome, article, reason, content
    file.save(update_fields=["outcome", "article", "reason", "content"])
