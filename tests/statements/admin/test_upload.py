"""Sending in articles, many at once, and seeing what becomes of each."""

from __future__ import annotations

import io
import re
import resource
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from statements import tasks
from statements.admin.spool import Spool
from statements.arrivals.zips import in_zip
from statements.models import Outlet, Upload, UploadedFile
from tests.statements.admin.complaints import complaints
from tests.statements.arrivals.test_zips import zipped
from tests.statements.news import news
from tests.statements.test_tasks import run

SEND = "/admin/statements/upload/add/"
UPLOADS = "/admin/statements/upload/"


def sent(name: str, content: bytes = b"The gate is open.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(desk: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return desk.post(SEND, {"articles": list(files), **fields})


def page_of(desk: Client, upload: Upload, query: str = "") -> str:
    answer = desk.get(reverse("admin:statements_upload_change", args=[upload.pk]) + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("key", ["none", "0", "9" * 30])
def test_an_upload_that_is_not_there_has_no_page(desk: Client, key: str) -> None:
    assert desk.get(f"{UPLOADS}{key}/change/").status_code == 404


class TestSending:
    def test_texts_zips_and_a_csv_go_in_together(self, desk: Client, ana: User) -> None:
        csv = b"file,outlet\nb.txt,Radio Orsana\n"
        answer = send(
            desk, sent("a.txt"), sent("c.zip", zipped(("b.txt", b"Two."))), sent("about.csv", csv), outlet="Halvinform"
        )
        upload = Upload.objects.get()
        assert answer.headers["Location"] == reverse("admin:statements_upload_change", args=[upload.pk])
        assert (upload.by, str(upload.outlet)) == (ana, "Halvinform")
        assert [(file.name, file.given) for file in upload.files.all()] == [
            ("a.txt", {}),
            ("c.zip/b.txt", {"outlet": "Radio Orsana"}),
        ]

    def test_an_outlet_that_is_known_is_taken_and_a_new_one_is_made(self, desk: Client) -> None:
        known = Outlet.objects.create(name="Halvinform", slug="halvinform")
        send(desk, sent("a.txt"), outlet=" halvinform ")
        send(desk, sent("b.txt"), outlet="Radio Orsana")
        assert [upload.outlet for upload in Upload.objects.order_by("pk")] == [known, Outlet.objects.latest("pk")]
        assert Outlet.objects.count() == 2

    def test_known_outlets_are_offered(self, desk: Client) -> None:
        Outlet.objects.create(name="Halvinform", slug="halvinform")
        assert '<option value="Halvinform">' in desk.get(SEND).content.decode()

    def test_a_bad_file_keeps_no_other_out(self, desk: Client) -> None:
        send(desk, sent("a.txt"), sent("empty.txt", b""), sent("photo.jpg"), sent("long.txt", b"x" * 1_000_001))
        assert dict(UploadedFile.objects.values_list("name", "outcome")) == {
            "a.txt": "waiting",
            "empty.txt": "waiting",
            "photo.jpg": "refused",
            "long.txt": "refused",
        }
        assert run(UploadedFile.objects.get(name="empty.txt")).outcome == "refused"

    @pytest.mark.parametrize(
        ("files", "fields", "complaint"),
        [
            ([], {}, "Choose the files"),
            ([sent("about.csv", b"file\n")], {}, "at least one .txt"),
            ([sent("a.txt"), sent("b.csv", b"file\n"), sent("c.csv", b"file\n")], {}, "one .csv at most"),
            ([sent("a.txt"), sent("b.csv", b"name\na.txt\n")], {}, "b.csv: The first line names the columns"),
            ([sent("a.txt")], {"published": "in June"}, "is not a date in EDTF"),
            ([sent("a.txt")], {"rights": "ours"}, "not one of the available choices"),
        ],
    )
    def test_what_cannot_be_sent_is_told_and_nothing_is_kept(
        self, desk: Client, files: list[SimpleUploadedFile], fields: dict[str, str], complaint: str
    ) -> None:
        for file in files:
            file.seek(0)
        answer = send(desk, *files, **fields)
        assert answer.status_code == 200
        assert complaint in " ".join(complaints(answer))
        assert not Upload.objects.exists()

    def test_a_form_of_another_site_is_refused(self, ana: User) -> None:
        stranger = Client(enforce_csrf_checks=True)
        stranger.force_login(ana)
        assert send(stranger, sent("a.txt")).status_code == 403
        assert not Upload.objects.exists()

    def test_only_who_may_add_sends_in(self, django_user_model: type[User]) -> None:
        guest = Client()
        guest.force_login(django_user_model.objects.create_user("guest", is_staff=True))
        assert send(guest, sent("a.txt")).status_code == 403
        assert guest.get(UPLOADS).status_code == 403

    def test_a_thousand_files_are_sent_without_opening_a_thousand(self, desk: Client, few_open_files: None) -> None:
        send(desk, *(sent(f"{number}.txt", f"Gate {number} is open.".encode()) for number in range(1000)))
        upload = Upload.objects.get()
        assert upload.files.count() == 1000
        last = upload.files.latest("pk")
        assert bytes(last.content or b"") == b"Gate 999 is open."


class TestProgress:
    @pytest.fixture
    def upload(self, desk: Client) -> Upload:
        send(desk, sent("a.txt", news()), sent("b.txt", news()), sent("photo.jpg"))
        return Upload.objects.get()

    def test_it_says_how_far_it_is_and_asks_again_without_javascript(self, desk: Client, upload: Upload) -> None:
        page = page_of(desk, upload)
        assert "1 of 3 files are done." in page
        assert '<progress id="read" max="3" value="1"' in page
        assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page

    def test_every_file_has_its_outcome_and_leads_to_its_article(self, desk: Client, upload: Upload) -> None:
        first, second = (run(file) for file in upload.files.filter(outcome="waiting"))
        assert first.article == second.article
        page = page_of(desk, upload)
        assert "3 of 3 files are done. Nothing is left to read." in page
        assert "http-equiv" not in page
        assert "upload.js" not in page
        assert page.count(reverse("admin:statements_article_change", args=[first.article_id])) == 2
        for outcome in ("created", "already there", "refused", "ends in .txt"):
            assert outcome in page

    def test_one_outcome_can_be_looked_at_alone(self, desk: Client, upload: Upload) -> None:
        page = page_of(desk, upload, "?outcome=refused")
        assert "photo.jpg" in page
        assert "a.txt" not in page

    def test_it_says_when_nobody_is_reading(self, desk: Client, upload: Upload) -> None:
        assert not tasks.a_worker_lives()
        assert "no worker runs" in page_of(desk, upload)

    def test_names_of_files_are_no_code(self, desk: Client) -> None:
        send(desk, sent("<b>a<b>.txt"))
        page = page_of(desk, Upload.objects.get())
        assert "&lt;b&gt;a&lt;b&gt;.txt" in page

    def test_the_history_counts_files_by_their_outcome(self, desk: Client, upload: Upload) -> None:
        page = desk.get(UPLOADS).content.decode()
        numbers = [re.search(rf'field-{name}">(\d+)<', page) for name in ("files", "waiting", "refused")]
        assert [int(found[1]) for found in numbers if found] == [3, 2, 1]
        files = desk.get("/admin/statements/uploadedfile/?q=photo")
        assert "photo.jpg" in files.content.decode()


class TestSpool:
    @pytest.fixture
    def spooled(self) -> Iterator[Callable[..., list[Any]]]:
        """Files as they leave the spool."""
        with closing(Spool()) as spool:

            def fill(*files: tuple[str, bytes]) -> Iterator[Any]:
                for name, content in files:
                    spool.new_file("articles", name, "text/plain", None)
                    for start in range(0, len(content), spool.chunk_size):
                        spool.receive_data_chunk(content[start : start + spool.chunk_size], start)
                    yield spool.file_complete(len(content))

            yield lambda *files: list(fill(*files))

    def test_each_file_is_itself_whatever_is_read_of_the_others(self, spooled: Callable[..., list[Any]]) -> None:
        one, two = spooled(("a.txt", b"One."), ("b.txt", b"Two, three."))
        assert one.read(2) == b"On"
        assert two.read() == b"Two, three."
        assert one.read() == b"e."
        assert (two.seek(-6, io.SEEK_END), two.read(), two.seek(0), two.read(3)) == (5, b"three.", 0, b"Two")

    def test_a_zip_is_opened_in_it(self, spooled: Callable[..., list[Any]]) -> None:
        _, batch = spooled(("a.txt", b"One."), ("b.zip", zipped(("c.txt", b"Two."), ("d.txt", b"Three."))))
        assert [one.name for one in in_zip("b.zip", batch)] == ["b.zip/c.txt", "b.zip/d.txt"]

    def test_of_what_is_too_large_it_keeps_as_much_as_shows_that(self, spooled: Callable[..., list[Any]]) -> None:
        (long,) = spooled(("a.txt", b"x" * 3_000_000))
        assert len(long.read()) == 1_000_001


@pytest.fixture
def few_open_files() -> Iterator[None]:
    """A process may have few files open at once, as on many machines."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/proc/self/fd").iterdir())) + 40, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
