"""Finished articles: people have decided about all that was found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Exists, OuterRef, QuerySet

from statements.learning.right import right_in
from statements.models import Article, ArticleText, Decision, Quotation, State
from statements.reading.evaluation.gold import GoldArticle

MOST = 1_000
"""So many articles are learnt from: more teach little more, and take longer than a night."""

_AT_ONCE = 100


def gold_of_archive(most: int = MOST) -> dict[str, GoldArticle]:
    """The finished articles by their public ids, the latest first, and no more than so many."""
    return dict(islice(_gold(), most))


def _gold() -> Iterator[tuple[str, GoldArticle]]:
    keys = list(_finished().values_list("pk", flat=True))
    for at in range(0, len(keys), _AT_ONCE):
        yield from _gold_of(keys[at : at + _AT_ONCE])


def _finished() -> QuerySet[Article]:
    """Articles in which something was found, nothing waits for an editor, and nothing was sealed or taken back."""
    wordings = Quotation.objects.filter(text__article=OuterRef("pk"))
    waiting = wordings.filter(statement__state=State.PROPOSED, statement__publish_at=None)
    there = Article.objects.filter(Exists(wordings), ~Exists(waiting), sealed_at=None)
    return there.exclude(uploaded_files__outcome="taken_back").order_by("-pk")


def _gold_of(keys: Sequence[int]) -> Iterator[tuple[str, GoldArticle]]:
    texts = ArticleText.objects.filter(article__in=keys).order_by("-article_id", "-pk").distinct("article_id")
    wordings: defaultdict[int, list[Quotation]] = defaultdict(list)
    for wording in _wordings(keys):
        assert wording.text
        wordings[wording.text.article_id].append(wording)
    decided = _decided({wording.statement_id for each in wordings.values() for wording in each})
    for text in texts.select_related("article"):
        own = wordings[text.article_id]
        if all(wording.text_id == text.pk and _is_by_people(wording, decided) for wording in own):
            yield text.article.public_id, GoldArticle(text.text, right_in(text.text, own, decided), None)


def _wordings(keys: Sequence[int]) -> QuerySet[Quotation]:
    related = Quotation.objects.filter(text__article__in=keys).select_related("text", "statement__speaker", "finding")
    return related.defer("text__text").prefetch_related("statement__speaker__aliases").order_by("start", "pk")


def _decided(statements: Iterable[int]) -> dict[int, Decision]:
    """The last decision that gave each its state, where there was one."""
    last = Decision.objects.filter(noun="statement", object_id__in=statements, after__has_key="state")
    return {one.object_id: one for one in last.order_by("object_id", "-pk").distinct("object_id")}


def _is_by_people(wording: Quotation, decided: dict[int, Decision]) -> bool:
    """What no decision gave its state came out of another statement, or another was taken into it: people do that."""
    last = decided.get(wording.statement_id)
    return last is None or last.by_id is not None
