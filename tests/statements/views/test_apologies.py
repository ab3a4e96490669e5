"""Error pages belong to the site, help along, and need nothing that may be broken."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory
from django.views import defaults

from statements.search import TooSlow
from tests.statements.views.reading_pages import Page, get

REQUEST = RequestFactory().get("/nowhere/")


def page_of(source: bytes) -> Page:
    page = Page(0, "", {}, source.decode())
    assert "On Record" in page.text
    assert page.link("Search all statements") == "/statements/"
    return page


def test_when_all_is_broken_a_page_is_answered_without_a_database() -> None:
    answer = defaults.server_error(REQUEST)
    assert answer.status_code == 500
    assert page_of(answer.content).headings == ["Something went wrong on our side"]


def test_a_request_that_cannot_be_read_is_told_so() -> None:
    answer = defaults.bad_request(REQUEST, SuspiciousOperation())
    assert answer.status_code == 400
    assert page_of(answer.content).headings == ["This request cannot be read"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nowhere/", "/speakers/nobody/", "/statements/bcdfghjk/x/", "/topics/%00/"])
def test_an_address_that_was_never_given_says_so(address: str) -> None:
    page = get(address)
    assert page.status == 404
    assert page.headings == ["Nothing stands at this address"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/statements/"])
def test_a_search_that_took_too_long_says_when_to_come_back(address: str) -> None:
    where = "statements.views.home.search" if address == "/" else "statements.views.search.find"
    with patch(where, side_effect=TooSlow("That took too long. Use rarer words.")):
        page = get(address)
    assert (page.status, page.headers["Retry-After"]) == (503, "60")
    assert "Use rarer words." in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/statements/", "/nowhere/"])
def test_every_page_forbids_what_it_does_not_need(address: str) -> None:
    policy = get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
