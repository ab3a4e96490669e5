"""What an editor does with what was sent in: cancel, try again, take back, bring back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from statements import curation
from statements.models import Statement, Upload, UploadedFile
from statements.uploads import receive
from tests.statements.admin.test_upload import page_of
from tests.statements.news import news
from tests.statements.test_tasks import run
from tests.statements.test_uploads import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload() -> Upload:
    return receive(files(*((f"{number}.txt", news(number)) for number in range(3))), None)


def act(desk: Client, upload: Upload, what: str, **fields: str) -> Any:
    return desk.post(f"/admin/statements/upload/{upload.pk}/{what}/", fields, follow=True)


def outcomes(upload: Upload) -> list[str]:
    return list(upload.files.order_by("pk").values_list("outcome", flat=True))


def told(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


class TestFiles:
    def test_one_is_cancelled_then_all_that_wait_and_one_is_read_after_all(self, desk: Client, upload: Upload) -> None:
        first = upload.files.get(name="0.txt")
        answer = act(desk, upload, "files", act=f"cancel {first.pk}")
        assert told(answer) == ["1 file will not be read."]
        assert outcomes(upload) == ["cancelled", "waiting", "waiting"]
        assert told(act(desk, upload, "files", act="cancel waiting")) == ["2 files will not be read."]
        assert "Read 0.txt after all" in page_of(desk, upload)
        assert told(act(desk, upload, "files", act=f"try_again {first.pk}")) == ["1 file waits again."]
        assert outcomes(upload) == ["waiting", "cancelled", "cancelled"]
        assert "What was decided about it" in page_of(desk, upload)

    def test_what_failed_is_said_and_what_was_given_up_is_tried_again_together(
        self, desk: Client, upload: Upload
    ) -> None:
        upload.files.filter(name="0.txt").update(tries=1, reason="the disk was full")
        upload.files.exclude(name="0.txt").update(outcome="given_up", tries=3, reason="Tried 3 times. It was dark.")
        page = page_of(desk, upload)
        assert "1 of 3 tries failed: the disk was full." in page
        assert page.count("It was dark.") == 2
        assert told(act(desk, upload, "files", act="try_again given_up")) == ["2 files wait again."]
        assert outcomes(upload) == ["waiting"] * 3

    def test_a_file_of_another_upload_and_what_means_nothing_change_nothing(self, desk: Client, upload: Upload) -> None:
        other = receive(files(("a.txt", b"One.")), None)
        for what in (f"cancel {other.files.get().pk}", "cancel 0", "cancel", "burn 1", ""):
            act(desk, upload, "files", act=what)
        assert set(outcomes(upload) + outcomes(other)) == {"waiting"}


class TestTakingBack:
    def test_what_would_go_and_what_stays_is_shown_before(self, desk: Client, upload: Upload) -> None:
        run(upload.files.get(name="0.txt"))
        file = run(upload.files.get(name="1.txt"))
        assert file.article
        curation.publish([next(one for one in Statement.objects.in_article(file.article) if one.said_by)], None)
        page = re.sub(r"\s+", " ", desk.get(f"/admin/statements/upload/{upload.pk}/take-back/").content.decode())
        assert "1 article is marked as taken back." in page
        assert "1 file that waits is not read." in page
        assert f"/admin/statements/article/{file.article.pk}/change/" in page
        assert outcomes(upload) == ["created", "created", "waiting"]

        answer = act(desk, upload, "take-back", reason="The wrong folder.")
        assert len(told(answer)) == 2
        assert outcomes(upload) == ["taken_back", "created", "cancelled"]
        page = page_of(desk, upload)
        assert "Reason: The wrong folder." in page
        assert "Take this upload back" not in page

        act(desk, upload, "bring-back")
        assert outcomes(upload) == ["created", "created", "waiting"]
        assert told(act(desk, upload, "bring-back")) == ["This upload is not taken back (any more)."]

    def test_an_article_says_at_its_desk_that_it_was_taken_back(self, desk: Client, upload: Upload) -> None:
        file = run(upload.files.get(name="0.txt"))
        curation.take_back(upload, None)
        page = desk.get(f"/admin/statements/article/{file.article_id}/change/").content.decode()
        assert "This article was taken back" in page
        assert f"/admin/statements/upload/{upload.pk}/change/" in page

    def test_with_nothing_left_there_is_nothing_to_press(self, desk: Client, upload: Upload) -> None:
        curation.cancel(upload.files.all(), None)
        page = desk.get(f"/admin/statements/upload/{upload.pk}/take-back/").content.decode()
        assert "Nothing of this upload is left" in page
        assert 'value="Take it back"' not in page
        assert told(act(desk, upload, "take-back"))[0].startswith("Nothing of this upload is left")


@pytest.mark.parametrize("what", ["files", "take-back", "bring-back"])
def test_who_may_only_look_does_none_of_it(what: str, upload: Upload, django_user_model: type[User]) -> None:
    guest = Client()
    user = django_user_model.objects.create_user("guest", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_upload"))
    guest.force_login(user)
    assert act(guest, upload, what, act="cancel waiting").status_code == 403
    assert guest.get(f"/admin/statements/upload/{upload.pk}/take-back/").status_code == 403
    page = page_of(guest, upload)
    assert "Cancel" not in page
    assert "Take this upload back" not in page
    assert set(outcomes(upload)) == {"waiting"}


def test_only_a_form_acts(desk: Client, upload: Upload) -> None:
    for what in ("files", "bring-back"):
        assert desk.get(f"/admin/statements/upload/{upload.pk}/{what}/").status_code == 405
    assert act(desk, Upload(pk=10**9), "files", act="cancel waiting").status_code == 404
    assert UploadedFile.objects.filter(outcome="waiting").count() == 3
