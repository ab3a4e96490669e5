"""An editor sees that a story came in again, what differs, and what repeats; and decides."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Article, Likeness, Statement
from tests.statements.stories.telling import LOCKS, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness() -> Likeness:
    told(outlet="Halvinform")
    told(LOCKS.replace("eleven", "twelve <b>"), "Radio Orsana")
    return Likeness.objects.get()


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def desk_of(article: Article) -> str:
    return reverse("admin:statements_article_change", args=[article.pk])


def at(likeness: Likeness, what: str = "change") -> str:
    return reverse(f"admin:statements_likeness_{what}", args=[likeness.pk])


def decide(browser: Client, likeness: Likeness, verdict: str) -> Any:
    answer = browser.post(at(likeness, "decide"), {"verdict": verdict})
    likeness.refresh_from_db()
    return answer


def test_both_desks_say_so_and_lead_to_what_differs(desk: Client, likeness: Likeness) -> None:
    later, earlier = page(desk, desk_of(likeness.article)), page(desk, desk_of(likeness.earlier))
    assert "A republication of:" in later
    assert "Republished as:" in earlier
    assert at(likeness) in later
    assert at(likeness) in earlier
    differs = page(desk, at(likeness))
    assert "<del>eleven</del><ins>twelve &lt;b&gt;</ins>" in differs
    assert "7 sentences of 8 and 8" in differs
    assert "The mayor of Harn" not in differs


@pytest.mark.parametrize("where", ["statements_article_change", "statements_article_triage"])
def test_beside_each_proposal_stands_what_it_repeats(desk: Client, likeness: Likeness, where: str) -> None:
    first = Statement.objects.in_article(likeness.earlier)[0]
    curation.publish([first], None)
    shown = page(desk, reverse(f"admin:{where}", args=[likeness.article.pk]))
    assert "The same words of the same speaker are published" in shown
    assert f"/admin/statements/statement/{first.pk}/change/?wording=" in shown


def test_it_is_confirmed_as_what_it_is_or_refused(desk: Client, likeness: Likeness) -> None:
    assert decide(desk, likeness, "version").headers["Location"] == desk_of(likeness.article)
    assert (likeness.verdict, likeness.kind) == ("confirmed", "version")
    decide(desk, likeness, "nonsense")
    assert likeness.verdict == "confirmed"
    decide(desk, likeness, "refuse")
    assert likeness.verdict == "refused"
    assert "same-story" not in page(desk, desk_of(likeness.article))
    assert "The same words" not in page(desk, desk_of(likeness.article))


def test_those_that_wait_are_listed(desk: Client, likeness: Likeness) -> None:
    assert str(likeness.article) in page(desk, "/admin/statements/likeness/?verdict__exact=proposed")
