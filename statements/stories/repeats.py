"""Which statements of an article say what was proposed or published from an article that is like it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from statements.models import Article, Likeness, Quotation, State
from statements.stories.prints import words_of


def repeated_in(article: Article) -> dict[int, list[Quotation]]:
    """For each statement of the article, by its number, the wordings elsewhere with the same words of the same source.

    Those that are published come first.
    """
    others = _like(article)
    if not others:
        return {}
    elsewhere = defaultdict(list)
    for wording in _wordings().filter(text__article__in=others):
        elsewhere[_says(wording)].append(wording)
    return {
        wording.statement_id: sorted(same, key=lambda one: one.statement.state != State.PUBLISHED)
        for wording in _wordings().filter(text__article=article)
        if (same := [one for one in elsewhere[_says(wording)] if one.statement_id != wording.statement_id])
    }


def _like(article: Article) -> list[int]:
    pairs = Likeness.objects.exclude(verdict=Likeness.Verdict.REFUSED).filter(Q(article=article) | Q(earlier=article))
    return [key for pair in pairs.values_list("article", "earlier") for key in pair if key != article.pk]


def _wordings() -> QuerySet[Quotation]:
    wordings = Quotation.objects.exclude(statement__state=State.MERGED)
    return wordings.select_related("statement__speaker", "text__article__outlet").defer("text__text").order_by("pk")


def _says(wording: Quotation) -> tuple[object, ...]:
    statement = wording.statement
    return (statement.speaker_id, statement.unnamed_source.casefold(), *words_of(wording.content))
