"""What an editor sends in at once is kept, and with it the jobs that will read it: all of it or nothing.

So it is with what is to be read once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from django.db import transaction

from statements import curation
from statements.arrivals import Arrival, Received, Refused, is_zip, no_article, one_file, printable, too_large
from statements.arrivals.csv_files import with_csv
from statements.arrivals.given import Given
from statements.arrivals.zips import in_zip
from statements.curation import Editor
from statements.models import Outlet, Upload, UploadedFile
from statements.naming import named, take_turns
from statements.tasks import defer_reading

NamedFile = tuple[str, IO[bytes]]
BYTES_AT_ONCE = 4_000_000
FILES_AT_ONCE = 500


@transaction.atomic
def receive(
    files: Iterable[NamedFile], by: Editor, *, csv: tuple[str, bytes] | None = None, given: Given | None = None
) -> Upload:
    """Keep texts and the files of zips, each as a row of the upload: one to be read, or one refused with the reason.

    `csv` is a name and bytes: what is known of the files. `given` (outlet, published, rights) holds where it is silent.
    Few files are in memory at any time.
    """
    upload = _upload(by, given or Given())
    arrivals = chain.from_iterable(_arrivals(name, file) for name, file in files)
    for rows in _in_batches(_row(upload, one) for one in (with_csv(arrivals, *csv) if csv else arrivals)):
        UploadedFile.objects.bulk_create(rows)
        defer_reading(row for row in rows if row.outcome == UploadedFile.Outcome.WAITING)
    return upload


@transaction.atomic
def try_again(files: Iterable[UploadedFile], by: Editor) -> int:
    """Have those among them read that were given up or cancelled. How many."""
    waiting = curation.try_again(files, by)
    defer_reading(waiting)
    return len(waiting)


@transaction.atomic
def bring_back(upload: Upload, by: Editor) -> None:
    """Bring back what was taken back, and have read of it what was waiting. Raises Refused."""
    defer_reading(curation.bring_back(upload, by))


def _upload(by: Editor, given: Given) -> Upload:
    outlet = None
    if given.outlet:
        take_turns()
        outlet = named(Outlet, [given.outlet])[given.outlet]
    return Upload.objects.create(
        by_id=by.pk if by else None, outlet=outlet, published=given.published, rights=given.rights
    )


def _arrivals(name: str, file: IO[bytes]) -> Iterator[Arrival]:
    if is_zip(name):
        yield from in_zip(printable(name), file)
    elif reason := no_article(name):
        yield Refused(printable(name), reason)
    else:
        yield one_file(name, file)


def _row(upload: Upload, arrival: Arrival) -> UploadedFile:
    if isinstance(arrival, Received):
        if reason := too_large(arrival.content):
            return _row(upload, Refused(arrival.name, reason))
        return UploadedFile(upload=upload, name=arrival.name, content=arrival.content, given=arrival.given.said())
    refused = UploadedFile.Outcome.REFUSED
    return UploadedFile(upload=upload, name=arrival.name, outcome=refused, reason=arrival.reason)


def _in_batches(rows: Iterable[UploadedFile]) -> Iterator[list[UploadedFile]]:
    batch: list[UploadedFile] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.content or b"")
        if size >= BYTES_AT_ONCE or len(batch) >= FILES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
