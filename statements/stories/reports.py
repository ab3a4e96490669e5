"""Who reported something, and who republished their report: a story counts once, however many print it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from statements.models import Article, Likeness, Outlet


@dataclass(frozen=True, slots=True)
class Reports:
    """`by`: the outlets with a report of their own. `republished_by`: those that only printed another's."""

    by: list[Outlet]
    republished_by: list[Outlet]


def reports_in(articles: Iterable[Article]) -> Reports:
    """Of articles that tell of the same thing. Only likenesses that an editor confirmed count."""
    articles = sorted(set(articles), key=lambda article: article.pk)
    firsts: dict[int, Article] = {}
    story = _stories([article.pk for article in articles])
    for article in articles:
        firsts.setdefault(story[article.pk], article)
    by = {article.outlet.pk: article.outlet for article in firsts.values() if article.outlet}
    everybody = {article.outlet.pk: article.outlet for article in articles if article.outlet}
    return Reports(list(by.values()), [outlet for key, outlet in everybody.items() if key not in by])


def _stories(articles: Collection[int]) -> dict[int, int]:
    """For each article the lowest number of those that tell its story, also by way of some that are not among them."""
    lowest = {key: key for key in articles}
    asked: set[int] = set()
    while new := lowest.keys() - asked:
        asked |= new
        confirmed = Likeness.objects.filter(verdict=Likeness.Verdict.CONFIRMED)
        for pair in confirmed.filter(Q(article__in=new) | Q(earlier__in=new)).values_list("article", "earlier"):
            one, other = (lowest.setdefault(key, key) for key in pair)
            if one != other:
                lowest = {key: min(one, other) if low in {one, other} else low for key, low in lowest.items()}
    return lowest
