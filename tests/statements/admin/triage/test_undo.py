"""The last acts are taken back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from statements import curation
from statements.models import Article
from tests.statements.admin.triage.acting import act, circumstances, proposals


def test_the_last_acts_are_taken_back_one_after_another(desk: Client, article: Article) -> None:
    first, second = proposals(article)
    act(desk, article, "edge", first, move="end in sentence")
    act(desk, article, "reject", second)
    act(desk, article, "accept", first)
    shown = act(desk, article, "undo")
    assert "Taken back: published." in shown
    assert "Publish again" in shown
    act(desk, article, "undo")
    act(desk, article, "undo")
    first.refresh_from_db()
    assert (first.state, str(first.lead)) == ("withdrawn", "Rivers have two banks. They have one bed")
    assert proposals(article) == [second]
    assert "Nothing that you did in this article is left" in act(desk, article, "undo")
    act(desk, article, "accept", first)
    first.refresh_from_db()
    assert first.state == "published"


def test_an_editor_publishes_again_what_they_took_back_and_not_what_a_chief_withdrew(
    desk: Client, bela: User, article: Article
) -> None:
    first = proposals(article)[0]
    act(desk, article, "accept", first)
    act(desk, article, "edge", first, move="end in sentence")
    curation.withdraw([first], bela, "A court said so.")
    act(desk, article, "undo")
    act(desk, article, "accept", first)
    first.refresh_from_db()
    assert first.state == "withdrawn"


def test_what_was_decided_against_is_not_corrected_in_passing(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    curation.reject([first], None)
    assert "It is rejected, and stays as it is." in act(desk, article, "edge", first, move="end in word")
    assert "It is rejected, and stays as it is." in circumstances(desk, article, first, said="2019")
    first.refresh_from_db()
    assert (first.said_edtf, str(first.lead)) == ("", "Rivers have two banks. They have one bed")
