"""A statement that the software missed is added from its article."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Article, Decision, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import content, entered, new, post


def test_a_missed_statement_is_added_at_its_place(desk: Client, ana: User, article: Article) -> None:
    start = article.text.text.index("It will")
    shown = desk.get(new(article, f"{start}-{start + 7}")).content.decode()
    assert 'class="lit">It will</mark>' in shown
    data = entered(spans=f"{start}-{start + 7}", speaker=making.speaker().pk, _publish="yes")
    post(desk, new(article), data)
    added = Statement.objects.get()
    assert (content(added), added.state) == ("It will", "published")
    assert list(Decision.objects.order_by("pk").values_list("act", "by")) == [("add", ana.pk), ("publish", ana.pk)]


def test_a_missed_statement_is_added_by_pasting_its_words(desk: Client, article: Article) -> None:
    assert "said Ilva Torvane" in desk.get(new(article)).content.decode()
    post(desk, new(article), entered(words="It will", unnamed_source="a voice"))
    assert content(Statement.objects.get()) == "It will"


def test_the_only_occasion_of_an_article_is_proposed_with_its_day(desk: Client, article: Article) -> None:
    article.occasions.add(making.occasion("Opening session", "2019-06-12"))
    shown = desk.get(new(article)).content.decode()
    assert 'value="2019-06-12"' in shown
    assert "selected>Opening session (2019-06-12)" in shown


def test_the_same_words_are_not_added_twice(desk: Client, proposal: Statement, article: Article) -> None:
    shown = post(desk, new(article), entered(spans="1-32"), status=200)
    assert "These words are a statement already." in shown


def test_no_words_no_statement(desk: Client, article: Article) -> None:
    assert "Select the words that were said" in post(desk, new(article), entered(), status=200)
    assert not Statement.objects.exists()


def test_a_statement_is_added_from_its_article_only(desk: Client, db: None) -> None:
    answer = desk.get(reverse("admin:statements_statement_add"), follow=True)
    assert "Open the article in which the words stand" in answer.content.decode()
