"""What an editor sees and sends at the triage desk, without JavaScript."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Article, Statement

TEXT = "“Rivers have two banks. They have one bed,” said Ilva Torvane. “And nobody owns either,” she added."


def proposals(article: Article) -> list[Statement]:
    return list(Statement.objects.in_article(article).proposed())


def words(article: Article) -> list[str]:
    return [str(statement.lead) for statement in proposals(article)]


def act(client: Client, article: Article, name: str, statement: Statement | None = None, **fields: Any) -> str:
    """Send the form of an act, as the page has it; the page that follows."""
    own = {"statement": statement.pk, "version": curation.version_of(statement)} if statement else {}
    to = reverse(f"admin:statements_article_triage_{name}", args=[article.pk])
    answer = client.post(to, {**own, **fields}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def desk_of(client: Client, article: Article, **query: Any) -> str:
    answer = client.get(reverse("admin:statements_article_triage", args=[article.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def circumstances(client: Client, article: Article, statement: Statement, **fields: Any) -> str:
    shown = {"speaker": statement.said_by, "speaker_is": "known", "said": "", "occasion": "", "topics": ""}
    return act(client, article, "circumstances", statement, **{**shown, **fields})
