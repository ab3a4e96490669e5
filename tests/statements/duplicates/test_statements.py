"""What was said once, and came in with two articles."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.duplicates import likely_duplicates
from statements.duplicates.pairs import Pair, Why
from statements.models import Statement
from tests.statements import making

pytestmark = pytest.mark.django_db

WORDS = "The river belongs to both banks"


def test_the_same_words_of_one_speaker_in_two_articles_are_likely_one() -> None:
    one = making.statement(WORDS, said="2019-06-12")
    other = making.proposal(f"{WORDS.upper()}!", said="2019-06")
    making.proposal(WORDS, by=making.speaker("Tavo Brandt"))
    making.proposal(WORDS, said="2021")
    making.proposal("Not now", said="2019-06-12")
    making.proposal("Not now", said="2019-06-12")
    assert likely_duplicates(Statement) == [Pair(Why.SAME_WORDS, one.pk, other.pk)]
    curation.tell_apart(one, other, None)
    assert likely_duplicates(Statement) == []


def test_what_was_rejected_or_merged_is_no_likely_one() -> None:
    one, other = making.proposal(WORDS), making.proposal(WORDS)
    curation.reject([other], None)
    assert likely_duplicates(Statement) == []
    curation.reopen([other], None)
    curation.merge(other, one, None, "The same.")
    assert likely_duplicates(Statement) == []


def test_the_list_says_where_each_stands_and_keeps_what_readers_know(admin_client: Client) -> None:
    waits, published = making.proposal(WORDS), making.statement(WORDS)
    page = reverse("admin:statements_statement_duplicates")
    told = admin_client.get(page).content.decode()
    assert f"{reverse('admin:statements_statement_merge', args=[waits.pk])}?into={published.pk}" in told
    assert "proposed, “River talks end”" in told
    admin_client.post(page, {"one": waits.pk, "other": published.pk})
    assert "No two look like one." in admin_client.get(page).content.decode()
