"""What an editor sends in at once is kept, and with it the jobs that will read it: all of it or nothing."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from statements import editors
from statements.arrivals.given import Given
from statements.models import Upload, UploadedFile
from statements.uploads import NamedFile, receive
from tests.statements.arrivals.test_zips import zipped

pytestmark = pytest.mark.django_db
Outcome = UploadedFile.Outcome


def files(*named: tuple[str, bytes]) -> list[NamedFile]:
    return [(name, io.BytesIO(content)) for name, content in named]


def outcomes(upload: Upload) -> dict[str, str]:
    return dict(upload.files.values_list("name", "outcome"))


def jobs() -> set[int]:
    """The files that a worker will be told to read."""
    return set(
        ProcrastinateJob.objects.filter(status="todo", task_name="read_file").values_list("args__file", flat=True)
    )


def test_every_file_waits_with_its_bytes_and_has_a_job() -> None:
    upload = receive(files(("a.txt", b"One."), ("b.zip", zipped(("c.txt", b"Two.")))), None)
    assert outcomes(upload) == {"a.txt": "waiting", "b.zip/c.txt": "waiting"}
    assert [bytes(file.content or b"") for file in upload.files.all()] == [b"One.", b"Two."]
    assert jobs() == {file.pk for file in upload.files.all()}


def test_what_is_refused_at_once_says_why_and_needs_no_job() -> None:
    sent = [("photo.jpg", b"\xff\xd8"), ("long.txt", b"x" * 1_000_001), ("broken.zip", b"PK"), ("a.txt", b"One.")]
    upload = receive(files(*sent), None)
    assert outcomes(upload) == {
        "photo.jpg": "refused",
        "long.txt": "refused",
        "broken.zip": "refused",
        "a.txt": "waiting",
    }
    for refused in upload.files.filter(outcome=Outcome.REFUSED):
        assert refused.reason
        assert refused.content is None
    assert len(jobs()) == 1


def test_what_a_row_of_the_csv_says_stays_with_its_file() -> None:
    csv = ("march.csv", b"file,outlet,published\na.txt,Halvinform,2019\ngone.txt,Halvinform,\n")
    upload = receive(files(("a.txt", b"One."), ("b.txt", b"Two.")), None, csv=csv)
    assert dict(upload.files.values_list("name", "given")) == {
        "a.txt": {"outlet": "Halvinform", "published": "2019"},
        "b.txt": {},
        "gone.txt": {},
    }
    gone = upload.files.get(name="gone.txt")
    assert (gone.outcome, "march.csv" in gone.reason) == ("refused", True)


def test_what_holds_for_all_of_it_stands_with_the_upload_and_its_sender(django_user_model: type) -> None:
    sender = django_user_model.objects.create(username="ilva", is_staff=True)  # type: ignore[attr-defined]
    given = Given(outlet="Halvinform", published="2019-06", rights="full")
    upload = receive(files(("a.txt", b"One.")), sender, given=given)
    assert (str(upload.outlet), upload.published, upload.rights) == ("Halvinform", "2019-06", "full")
    assert upload.by == sender


def test_an_error_on_the_way_leaves_neither_files_nor_jobs() -> None:
    def failing() -> Iterator[NamedFile]:
        yield from files(*((f"{number}.txt", b"One.") for number in range(600)))
        raise OSError("the connection is gone")

    with pytest.raises(OSError, match="gone"):
        receive(failing(), None)
    assert not Upload.objects.exists()
    assert not UploadedFile.objects.exists()
    assert not jobs()


def test_few_files_are_in_memory_at_any_time() -> None:
    megabyte = b"x" * 1_000_000
    many = ((f"{number}.txt", io.BytesIO(megabyte)) for number in range(40))
    tracemalloc.start()
    try:
        upload = receive(many, None)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert upload.files.count() == 40
    assert peak < 30_000_000


def test_an_editor_may_send_in_and_look_and_no_more() -> None:
    held = editors.permissions_of(editors.Role.EDITOR)
    assert {name for name in held if "upload" in name} == {"view_upload", "add_upload", "view_uploadedfile"}
