"""Articles that are read and read again, and what has become of them."""

from __future__ import annotations

from typing import Any

from statements.models import Article, Decision, Quotation, Statement
from statements.rereading import Change, reread
from tests.statements import making
from tests.statements.rereading.readers import Said, reader


def read_first(*said: Said | str, **page: Any) -> Article:
    """An article as the first reader read it."""
    article = making.article()
    reread(article, read=reader(*said, **page), version="1.0")
    return article


def read_better(article: Article, *said: Said | str, version: str = "2.0", **page: Any) -> Change:
    return reread(article, read=reader(*said, **page), version=version)


def numbers(change: Change) -> tuple[int, int, int]:
    return change.new, change.improved, change.no_longer_found


def words(article: Article) -> list[str]:
    return [str(quotation) for quotation in Quotation.objects.filter(text__article=article).order_by("start")]


def the_statement(article: Article) -> Statement:
    return Statement.objects.in_article(article).select_related("lead", "speaker").get()


def the_river(article: Article) -> Statement:
    return Statement.objects.in_article(article).select_related("speaker").get(lead__content="river")


def everything(article: Article) -> list[Any]:
    """All that people see of its statements."""
    statements = Statement.objects.in_article(article)
    return [
        *statements.order_by("pk").values(),
        *Quotation.objects.filter(statement__in=statements.values("pk")).order_by("pk").values(),
        *Article.objects.filter(pk=article.pk).values(),
        *Decision.objects.order_by("pk").values(),
    ]
