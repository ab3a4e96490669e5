"""A NUL in a request to the admin is the asker's error and none of ours."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

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


def test_two_and_a_half_thousand_is_no_nul(admin: Client) -> None:
    assert admin.get("/admin/statements/statement/?q=%2500").status_code == 200


def test_the_public_search_reads_around_it(client: Client) -> None:
    assert client.get("/statements/?q=river%00bank").status_code == 200
