"""Whether words stand in quotation marks is what the article says."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from statements.models import Article, Quotation, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import WORDS, address, content, entered, new, post

TRANSCRIPT = (
    "Talks in Lisk\n\nQuestion: Will the lock be opened this year?\n\n"
    "Ilva Torvane: We shall open the lock in spring, and not before.\n\n"
    "Question: And the ferry to Orsana, will it sail again?\n\n"
    "Ilva Torvane: The ferry sails whenever the river lets it sail."
)


def chosen_form(page: str) -> str:
    found = re.search(r'<option value="(\w*)" selected', page.split('name="form"')[1])
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("words", "form"), [("It will", "direct"), ("Yes, the river", "indirect"), (f"{WORDS},” said Ilva", "mixed")]
)
def test_the_form_that_is_proposed_is_what_the_marks_of_the_article_say(
    desk: Client, article: Article, words: str, form: str
) -> None:
    start = article.text.text.index(words)
    assert chosen_form(desk.get(new(article, f"{start}-{start + len(words)}")).content.decode()) == form
    found = post(desk, new(article), entered(words=words, form="", _show=""), status=200)
    assert chosen_form(found) == form


def test_the_form_is_found_when_pasted_words_are_saved_at_once(desk: Client, article: Article) -> None:
    post(desk, new(article), entered(words="Yes, the river", form="", unnamed_source="a voice"))
    assert Quotation.objects.get().form == "indirect"


def test_words_that_stand_in_no_marks_are_not_saved_as_words_in_quotation_marks(desk: Client, article: Article) -> None:
    told = post(
        desk, new(article), entered(words="Yes, the river", form="direct", unnamed_source="a voice"), status=200
    )
    assert "Not all of these words stand in quotation marks in the article." in told
    assert "or choose “partly in quotation marks” or “paraphrased”" in told
    assert not Statement.objects.exists()


def test_words_in_marks_do_not_take_in_others_when_they_are_corrected(desk: Client, proposal: Statement) -> None:
    told = post(desk, address(proposal), entered(proposal, words=f"{WORDS},” said Ilva Torvane."), status=200)
    assert "Not all of these words stand in quotation marks" in told
    assert content(proposal) == WORDS


def test_a_form_that_is_not_touched_stays_what_it_was(desk: Client, article: Article) -> None:
    odd = making.proposal("Yes, the river", inside=article, form="direct")
    post(desk, address(odd), entered(odd, said_edtf="2019"))
    odd.refresh_from_db()
    assert (odd.said_edtf, Quotation.objects.get().form) == ("2019", "direct")


def test_what_is_said_in_a_transcript_needs_no_marks(desk: Client) -> None:
    article = making.article(TRANSCRIPT)
    shown = desk.get(new(article, _at(article, "We shall open the lock"))).content.decode()
    assert chosen_form(shown) == "direct"


def _at(article: Article, words: str) -> str:
    start = article.text.text.index(words)
    return f"{start}-{start + len(words)}"
