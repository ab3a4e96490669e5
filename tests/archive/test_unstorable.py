"""A NUL in a request to the admin is the asker's error and none of ours."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from archive.unstorable import Utf8Request
from statements.models import Upload, UploadedFile
from tests.statements import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ana"))
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/admin/statements/statement/?state__exact=%00",
        "/admin/statements/decision/?noun=a%00",
        "/admin/autocomplete/?app_label=statements&model_name=statement&field_name=speaker&term=%00",
    ],
)
def test_a_filter_with_a_nul_is_a_bad_request(admin: Client, address: str) -> None:
    assert admin.get(address).status_code == 400


def test_a_form_with_a_nul_is_a_bad_request(admin: Client) -> None:
    form = "application/x-www-form-urlencoded"
    for body in ("act=reject&reason=a%00b", "act=reject&reason=a\0b"):
        assert admin.post("/admin/statements/statement/1/act/", body, content_type=form).status_code == 400


MULTIPART = "multipart/form-data; boundary=river"
FIELD = '--river\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n--river--\r\n'


def test_a_form_with_files_and_a_nul_is_a_bad_request(admin: Client) -> None:
    upload = Upload.objects.create()
    UploadedFile.objects.create(upload=upload, name="a.txt", outcome="created", article=making.article())
    address = f"/admin/statements/upload/{upload.pk}/take-back/"
    body = FIELD.format(name="reason", value="a\0b")
    assert admin.generic("POST", address, body, content_type=MULTIPART).status_code == 400


def test_a_form_in_another_encoding_is_a_bad_request(admin: Client) -> None:
    body = FIELD.format(name="act", value=r"\ud800")
    for encoding in ("unicode_escape", "utf-7", "latin-1"):
        answer = admin.generic("POST", "/admin/login/", body, content_type=f"{MULTIPART}; charset={encoding}")
        assert answer.status_code == 400


def test_an_address_is_read_whatever_the_request_says_of_its_encoding(rf: RequestFactory) -> None:
    environ = rf.get("/statements/", {"q": "Flüsse"}).environ
    assert Utf8Request({**environ, "CONTENT_TYPE": "text/plain; charset=hex"}).GET["q"] == "Flüsse"


@pytest.mark.parametrize("name", ["speaker", "occasion", "topics"])
def test_what_is_no_number_of_a_thing_is_none_of_the_choices(admin: Client, name: str) -> None:
    address = f"/admin/statements/statement/{making.proposal().pk}/change/"
    for value in ("river", "1.5", "9" * 50, "٣"):
        answer = admin.post(address, {name: value})
        assert (answer.status_code, "valid" in answer.content.decode()) == (200, True)


def test_two_and_a_half_thousand_is_no_nul(admin: Client) -> None:
    assert admin.get("/admin/statements/statement/?q=%2500").status_code == 200


def test_the_public_search_reads_around_it(client: Client) -> None:
    assert client.get("/statements/?q=river%00bank").status_code == 200
