"""A statement is published, rejected and withdrawn from its page."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from statements.models import Article, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import WORDS, address, entered, post


def test_save_and_publish_does_both(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, said_edtf="2019", _publish="yes"))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.said_edtf) == ("published", "2019")


def test_save_and_publish_without_a_source_saves_nothing(desk: Client, article: Article) -> None:
    nameless = making.proposal(WORDS, inside=article, unnamed_source="")
    shown = post(desk, address(nameless), entered(nameless, said_edtf="2019", _publish="yes"), status=200)
    assert "Say who said" in shown
    nameless.refresh_from_db()
    assert nameless.said_edtf == ""


def test_a_published_one_is_withdrawn_with_a_reason(chief: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    act = reverse("admin:statements_statement_act", args=[published.pk])
    assert "Give a reason" in chief.post(act, {"act": "withdraw"}, follow=True).content.decode()
    chief.post(act, {"act": "withdraw", "reason": "The outlet corrected it."})
    published.refresh_from_db()
    assert (published.state, published.reason) == ("withdrawn", "The outlet corrected it.")


def test_an_act_that_came_too_late_says_so(desk: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    act = reverse("admin:statements_statement_act", args=[published.pk])
    assert "Nothing was done" in desk.post(act, {"act": "reject"}, follow=True).content.decode()
