"""The files of an upload: let them not be read after all, and let what was given up be tried again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db import transaction

from statements.curation.decisions import Editor, record
from statements.models import Decision, UploadedFile

Outcome = UploadedFile.Outcome


@transaction.atomic
def cancel(files: Iterable[UploadedFile], by: Editor) -> int:
    """Let the waiting ones among them not be read; their bytes are kept. How many.

    Waits for those that are being written down at this moment: they went in.
    """
    return len(_turn(files, [Outcome.WAITING], Outcome.CANCELLED, Decision.Act.CANCEL, by))


@transaction.atomic
def try_again(files: Iterable[UploadedFile], by: Editor) -> list[UploadedFile]:
    """Let those among them wait again that were given up or cancelled. Which; the caller sees that they are read."""
    return _turn(files, [Outcome.GIVEN_UP, Outcome.CANCELLED], Outcome.WAITING, Decision.Act.TRY_AGAIN, by)


def locked_files(files: Iterable[UploadedFile], *outcomes: str) -> list[UploadedFile]:
    """Those among them that have one of the outcomes now, locked, without their bytes."""
    keys = [file.pk for file in files]
    found = UploadedFile.objects.filter(pk__in=keys, outcome__in=outcomes).defer("content")
    return list(found.select_for_update(of=("self",)).select_related("upload").order_by("upload", "pk"))


def turn(files: Iterable[UploadedFile], outcome: str, reason: str = "") -> None:
    """Give files, which the caller has locked, another outcome."""
    keys = [file.pk for file in files]
    UploadedFile.objects.filter(pk__in=keys).update(outcome=outcome, reason=reason, tries=0)


def _turn(
    files: Iterable[UploadedFile], those: list[str], outcome: str, act: Decision.Act, by: Editor
) -> list[UploadedFile]:
    found = locked_files(files, *those)
    turn(found, outcome)
    for upload, of_it in groupby(found, lambda file: file.upload):
        keys = [file.pk for file in of_it]
        record(act, upload, by, before={"files": keys}, after={outcome: len(keys)})
    return found
