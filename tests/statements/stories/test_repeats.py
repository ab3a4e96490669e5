"""Nobody decides about the same words twice without knowing it; and a story counts once, however many print it."""

from __future__ import annotations

import pytest

from statements import curation
from statements.models import Article, Decision, Likeness, Outlet, Statement
from statements.stories import repeated_in, reports_in
from tests.statements.stories.telling import LOCKS, ORCHARDS, told

pytestmark = pytest.mark.django_db


def proposals(article: Article) -> list[Statement]:
    return list(Statement.objects.in_article(article))


def confirm_all() -> None:
    for likeness in Likeness.objects.all():
        curation.confirm_likeness(likeness, None)


def names(outlets: list[Outlet]) -> list[str]:
    return [str(outlet) for outlet in outlets]


class TestRepeats:
    def test_a_proposal_leads_to_the_same_words_of_the_same_speaker_in_the_other_article(self) -> None:
        first, again = told(outlet="Halvinform"), told(LOCKS.replace("She denied", "He denied"), "Radio Orsana")
        curation.publish(proposals(first)[:1], None)
        repeated = repeated_in(again)
        one, other = proposals(first)[0], proposals(again)[0]
        assert [wording.statement for wording in repeated[other.pk]] == [one]
        assert repeated[other.pk][0].statement.state == "published"
        assert [wording.statement for wording in repeated_in(first)[one.pk]] == [other]

    def test_the_same_words_of_another_speaker_are_no_repetition(self) -> None:
        told(outlet="Halvinform")
        again = told(LOCKS.replace("Ilva Torvane", "Ansel Brandal"), "Radio Orsana")
        assert Likeness.objects.exists()
        assert all(one.speaker for one in proposals(again)[:2])
        assert not repeated_in(again)

    def test_of_two_stories_nothing_is_said(self) -> None:
        told(outlet="Halvinform")
        again = told(LOCKS.upper(), "Radio Orsana")
        curation.refuse_likeness(Likeness.objects.get(), None)
        assert not repeated_in(again)
        assert not repeated_in(told(ORCHARDS))


class TestReports:
    def test_a_republication_counts_with_the_report_it_came_from(self) -> None:
        articles = [
            told(outlet="Halvinform"),
            told(f"From our own desk in the north.\n\n{LOCKS}", "Radio Orsana"),
            told(ORCHARDS, "The Harn Post"),
        ]
        assert names(reports_in(articles).by) == ["Halvinform", "Radio Orsana", "The Harn Post"]
        confirm_all()
        reports = reports_in(articles)
        assert names(reports.by) == ["Halvinform", "The Harn Post"]
        assert names(reports.republished_by) == ["Radio Orsana"]

    def test_also_by_way_of_an_article_that_is_not_among_them(self) -> None:
        first = told(outlet="Halvinform")
        told(LOCKS.replace("eleven", "twelve"), "Radio Orsana")
        last = told(LOCKS.replace("eleven", "twelve").replace("shortly before noon", "at noon"), "Radio Orsana")
        confirm_all()
        assert names(reports_in([first, last]).by) == ["Halvinform"]


def test_a_verdict_is_a_decision_and_may_be_changed() -> None:
    told(outlet="Halvinform")
    told(LOCKS.upper(), "Radio Orsana")
    likeness = Likeness.objects.get()
    assert curation.refuse_likeness(likeness, None)
    assert curation.confirm_likeness(likeness, None, Likeness.Kind.VERSION)
    assert not curation.confirm_likeness(likeness, None)
    likeness.refresh_from_db()
    assert (likeness.verdict, likeness.kind) == ("confirmed", "version")
    decisions = Decision.objects.filter(noun="likeness").order_by("pk")
    assert [(one.act, one.after.get("verdict")) for one in decisions] == [
        ("reject", "refused"),
        ("confirm", "confirmed"),
    ]
