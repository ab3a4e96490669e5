"""One editor sits at a desk, and the others know it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Article, Presence
from tests.statements import making
from tests.statements.admin.triage.acting import TEXT, act, desk_of, proposals


def test_one_editor_sits_at_a_desk_and_another_looks_on_or_takes_over(
    desk: Client, boro: Client, article: Article
) -> None:
    first = proposals(article)[0]
    desk_of(boro, article)
    assert "Boro is at this desk" in desk_of(desk, article)
    assert "Boro is at this desk now. Nothing was done" in act(desk, article, "reject", first)
    first.refresh_from_db()
    assert first.state == "proposed"
    assert "Boro is at this desk" not in act(desk, article, "take_over")
    assert "Ana is at this desk now" in act(boro, article, "reject", first)


def test_a_desk_is_free_when_its_time_has_run_out(desk: Client, boro: Client, article: Article) -> None:
    desk_of(boro, article)
    Presence.objects.update(until="2019-06-12T00:00Z")
    assert "is at this desk" not in desk_of(desk, article)
    assert "Ana is at this desk" in desk_of(boro, article)


def test_the_next_article_is_one_at_whose_desk_nobody_sits(desk: Client, boro: Client, article: Article) -> None:
    later = making.article(TEXT, headline="A later one")
    making.proposal("And nobody owns either", inside=later)
    first = reverse("admin:statements_article_triage_first")
    desk_of(boro, article)
    assert "A later one" in desk.get(first, follow=True).content.decode()
    assert "River talks end" in boro.get(first, follow=True).content.decode()


def test_no_link_to_the_next_article_takes_an_editor_from_a_desk(desk: Client, ana: User, article: Article) -> None:
    desk_of(desk, article)
    desk.get(reverse("admin:statements_article_triage_next", args=[article.pk]))
    assert Presence.objects.get(article=article).editor == ana


def test_a_contributor_stays_at_and_leaves_the_desk_that_their_own_act_took(
    contributor: Client, desk: Client, article: Article
) -> None:
    stay, leave, over = (
        reverse(f"admin:statements_article_triage_{name}", args=[article.pk]) for name in ("stay", "leave", "take_over")
    )
    assert contributor.post(stay).status_code == 403
    act(contributor, article, "missed", words="she added")
    assert "Cato is at this desk" in desk_of(desk, article)
    assert contributor.post(stay).json() == {"other": ""}
    assert contributor.post(over).status_code == 403
    assert contributor.post(leave).status_code == 204
    assert "is at this desk" not in desk_of(desk, article)
