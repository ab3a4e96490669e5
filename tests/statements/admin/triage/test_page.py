"""The triage desk: one proposal at a time, why it was proposed, and what comes after it."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from statements.models import Article, Finding, Presence
from tests.statements import making
from tests.statements.admin.triage.acting import TEXT, act, desk_of, proposals


def test_the_first_proposal_is_lit_and_says_why_it_was_proposed(desk: Client) -> None:
    article = making.article(TEXT)
    finding = Finding.objects.create(
        text=article.text, reader_version="7.1", kind="statement", confidence=0.93, proposed={}
    )
    cue = TEXT.index("said")
    making.proposal(
        "Rivers have two banks",
        inside=article,
        said="2019-06-12",
        said_evidence="The dateline.",
        quotation={"finding": finding, "cue_spans": [(cue, cue + 4)]},
    )
    shown = desk_of(desk, article)
    assert '<mark data-start="1" class="proposed lit" data-of="1">Rivers have two banks</mark>' in shown
    for why in ("reader 7.1, 93 % sure", "“said”", "The dateline.", "in quotation marks", "on 12 June 2019"):
        assert why in shown


def test_after_the_last_proposal_comes_the_next_article(desk: Client, article: Article) -> None:
    later = making.article(TEXT, headline="A later one")
    making.proposal("And nobody owns either", inside=later)
    first, second = proposals(article)
    act(desk, article, "reject", second, reason="said twice")
    shown = act(desk, article, "accept", first)
    assert "A later one" in shown
    shown = act(desk, later, "accept", proposals(later)[0])
    assert "Nothing waits: every proposal is decided" in shown
    assert not Presence.objects.exists()


def test_the_desk_asks_as_much_for_forty_proposals_as_for_two(desk: Client) -> None:
    def questions(number: int) -> int:
        article = making.article("\n".join(f"“Bridge {n} stays,” she said." for n in range(number)))
        for n in range(number):
            making.proposal(f"Bridge {n} stays", inside=article, by=making.speaker(f"Person {n}"))
        with CaptureQueriesContext(connection) as asked:
            desk_of(desk, article)
        return len(asked)

    questions(1)
    assert questions(40) == questions(2) <= 24
