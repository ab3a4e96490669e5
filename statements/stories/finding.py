"""Which earlier article a new one is like. What it costs does not grow with the archive."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from statements.models import Article, ArticleText, Likeness, SentencePrint
from statements.stories.prints import Told

LEAST_SIMILAR = 0.5
LEAST_SHARED = 3
"""Sentences, or all where the shorter one has fewer."""

TOO_COMMON = 200
"""A sentence that so many articles have is furniture, and tells nothing."""

MOST_ASKED = 500
_MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """`sentences`: how many both have, and each of them."""

    similarity: float
    same_words: bool
    sentences: dict[str, int]


def find_likeness(text: ArticleText) -> Likeness | None:
    """Keep the prints of a text, and propose the article it is most like, if any. To be called in a transaction."""
    article = text.article
    told = Told(text.text, article.boilerplate)
    prints = (SentencePrint(number=number, article=article) for number in told.prints)
    SentencePrint.objects.bulk_create(prints, ignore_conflicts=True)
    others = ((one.article, Told(one.text, one.article.boilerplate)) for one in _candidates(article, told))
    found = [(other, alike) for other, its in others if (alike := compare(told, its))]
    if not found:
        return None
    other, alike = max(found, key=lambda one: _closeness(article, *one))
    likeness = Likeness(
        article=article,
        earlier=other,
        kind=kind_of(article, other, alike),
        similarity=alike.similarity,
        evidence={"sentences": alike.sentences},
    )
    Likeness.objects.bulk_create([likeness], ignore_conflicts=True)
    return likeness


def compare(one: Told, other: Told) -> Alike | None:
    """How much two texts have in common; None where that is not enough to be one story."""
    shared = one.prints.keys() & other.prints.keys()
    same_words = bool(shared) and one.words == other.words
    if len(shared) < min(LEAST_SHARED, len(one.prints), len(other.prints)) or not shared:
        return None
    shorter = min(sum(one.prints.values()), sum(other.prints.values()))
    similarity = sum(one.prints[number] for number in shared) / shorter
    numbers = {"shared": len(shared), "own": len(one.prints), "earlier": len(other.prints)}
    return Alike(similarity, same_words, numbers) if similarity >= LEAST_SIMILAR else None


def kind_of(article: Article, earlier: Article, alike: Alike) -> str:
    """What an editor would likely call it. With the same words, an outlet that is not known may be any."""
    one, other = article.outlet_id, earlier.outlet_id
    if alike.same_words and (one == other or not one or not other):
        return Likeness.Kind.SAME
    return Likeness.Kind.VERSION if one == other else Likeness.Kind.REPUBLICATION


def _closeness(article: Article, other: Article, alike: Alike) -> tuple[bool, float, bool]:
    """Of two that are as similar, the one of the same outlet is closer."""
    return alike.same_words, round(alike.similarity, 2), article.outlet_id == other.outlet_id


def _candidates(article: Article, told: Told) -> list[ArticleText]:
    """Of the earlier articles those that share most sentences with it, each sentence looked up in the index."""
    asked = sorted(told.prints)[:MOST_ASKED]  # of a long text a sample: the numbers are as good as drawn by lot
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT other
            FROM unnest(%(asked)s::bigint[]) AS asked (number)
            CROSS JOIN LATERAL (
                SELECT array_agg(article_id) AS those FROM (
                    SELECT article_id FROM statements_sentenceprint p
                    WHERE p.number = asked.number AND article_id < %(article)s LIMIT %(too_common)s
                ) AS few
            ) AS found
            CROSS JOIN unnest(those) AS other
            WHERE cardinality(those) < %(too_common)s
            GROUP BY other HAVING count(*) >= %(least)s
            ORDER BY count(*) DESC, other LIMIT %(most)s
            """,
            {
                "asked": asked,
                "article": article.pk,
                "too_common": TOO_COMMON,
                "least": 1 if len(asked) < LEAST_SHARED else 2,
                "most": _MOST_COMPARED,
            },
        )
        keys = [row[0] for row in cursor.fetchall()]
    latest = ArticleText.objects.filter(article__in=keys).order_by("article_id", "-pk").distinct("article_id")
    return sorted(latest.select_related("article__outlet"), key=lambda text: keys.index(text.article_id))
