"""The words of a proposal are widened, narrowed, split and joined; missed words become one."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.models import Article, Statement
from tests.statements import making
from tests.statements.admin.triage.acting import TEXT, act, proposals, words


@pytest.mark.parametrize(
    ("move", "after"),
    [
        ("end in sentence", "Rivers have two banks."),
        ("end in word", "Rivers have two banks. They have one"),
        ("start in word", "have two banks. They have one bed"),
        ("start in sentence", "They have one bed"),
        ("end out word", "Rivers have two banks. They have one bed,"),
    ],
)
def test_an_end_is_moved_by_a_word_or_a_sentence(desk: Client, article: Article, move: str, after: str) -> None:
    act(desk, article, "edge", proposals(article)[0], move=move)
    assert words(article)[0] == after


def test_a_proposal_is_split_and_joined(desk: Client, article: Article) -> None:
    act(desk, article, "split", proposals(article)[0], at=TEXT.index("They"))
    assert words(article) == ["Rivers have two banks.", "They have one bed", "And nobody owns either"]
    _, second, third = proposals(article)
    act(desk, article, "join", second, other=third.pk)
    assert words(article) == ["Rivers have two banks.", "They have one bed … And nobody owns either"]


def test_missed_words_become_a_proposal_on_the_occasion_of_the_others(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    article.occasions.set([sitting])
    shown = act(desk, article, "missed", words="she added")
    added = Statement.objects.latest("pk")
    assert f'data-statement="{added.pk}"' in shown
    assert (str(added.lead), added.occasion, added.said_edtf) == ("she added", sitting, "2019-06-12")
    assert "These words are a statement already." in act(desk, article, "missed", words="she added")
    assert "type them just as they stand there" in act(desk, article, "missed", words="she did not add")
