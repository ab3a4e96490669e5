"""What a worker does in the background: read the files of uploads, and keep the tallies of the search.

`manage.py procrastinate worker` is one.

Nothing depends on a worker's life: a file waits in the database until the transaction that makes it an article also
writes its outcome. docs/decisions/0007-the-queue-is-in-the-database.md tells why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import BigIntegerField, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.types import JSONDict

from statements.arrivals.given import Given
from statements.curation import publish_due
from statements.ingest import ingest
from statements.models import Article, UploadedFile
from statements.reading.reading import Unreadable
from statements.tallying import is_due, tally

RETRIES = 3
HOURS_REMEMBERED = 72
_FEW = 1_000


@app.task(name="read_file", pass_context=True, retry=RetryStrategy(max_attempts=RETRIES, exponential_wait=3))
def read_file(context: JobContext, *, file: int) -> None:
    """Read one uploaded file. Does nothing where that was done before, so it may run any number of times."""
    if context.job.attempts > RETRIES:
        _give_up(file, _("Reading it stopped the worker several times: report this, and attach the file."))
        return
    try:
        _read(file)
    except Exception as error:
        if context.job.attempts == RETRIES:
            reason = _("An error of the software kept it out (%s): report this, and attach the file.")
            _give_up(file, reason % type(error).__name__)
        raise


@app.periodic(cron="* * * * *")
@app.task(name="look_after", queueing_lock="look_after", pass_context=True)
async def look_after(context: JobContext, timestamp: int) -> None:
    """Take up what dead workers had begun, and what waits although no job is left for it."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
    await read_file.batch_defer_async(*[_arguments(pk) async for pk in forgotten()[:_FEW]])


@app.periodic(cron="*/10 * * * *")
@app.task(name="tally", queueing_lock="tally")
def tally_again(timestamp: int) -> None:
    """Keep ready what broad searches count, as the archive grows."""
    if is_due():
        tally()


@app.periodic(cron="* * * * *")
@app.task(name="publish_what_is_due", queueing_lock="publish_what_is_due")
def publish_what_is_due(timestamp: int) -> None:
    """Publish what an editor set a time for that has come. A worker that was away does it late, never early."""
    publish_due()


@app.periodic(cron="30 3 * * *")
@app.task(name="forget_old_jobs", queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(
        HOURS_REMEMBERED, include_failed=True, include_cancelled=True, include_aborted=True
    )


def defer_reading(files: Iterable[UploadedFile]) -> None:
    """Let a worker read them as soon as this transaction is committed."""
    read_file.batch_defer(*[_arguments(file.pk) for file in files])


def _arguments(pk: int) -> JSONDict:
    return {"file": pk}


def a_worker_lives() -> bool:
    """Whether any worker has been heard of lately."""
    lately = timezone.now() - timedelta(minutes=1)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=lately).exists()


def forgotten() -> QuerySet[UploadedFile, int]:
    """The files that wait although no job waits or works for them."""
    jobs = ProcrastinateJob.objects.filter(task_name=read_file.name, status__in=["todo", "doing"])
    files = jobs.values(file=Cast(KeyTextTransform("file", "args"), BigIntegerField()))
    waiting = UploadedFile.objects.filter(outcome=UploadedFile.Outcome.WAITING)
    return waiting.exclude(pk__in=files).order_by("pk").values_list("pk", flat=True)


@transaction.atomic
def _read(pk: int) -> None:
    if file := _waiting(pk):
        try:
            article, created = ingest(bytes(file.content or b""), file.name, _given(file))
        except Unreadable as reason:
            _settle(file, UploadedFile.Outcome.REFUSED, reason=str(reason))
        else:
            outcome = UploadedFile.Outcome.CREATED if created else UploadedFile.Outcome.DUPLICATE
            _settle(file, outcome, article=article)


@transaction.atomic
def _give_up(pk: int, reason: str) -> None:
    """Refuse a file that is not at fault itself: its bytes are kept, as nobody else may have them."""
    if file := _waiting(pk):
        _settle(file, UploadedFile.Outcome.REFUSED, reason=reason, content=bytes(file.content or b""))


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
