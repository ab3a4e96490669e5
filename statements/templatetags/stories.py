"""What a desk shows of the articles that tell the same story, and of statements that were there before."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Q

from statements.models import Article, Likeness, Quotation
from statements.stories import repeated_in

register = template.Library()


@register.inclusion_tag("admin/statements/same_story.html")
def same_story(article: Article) -> dict[str, Any]:
    """The articles that this one is like, or that are like it, but for those that an editor refused."""
    found = Likeness.objects.exclude(verdict=Likeness.Verdict.REFUSED).filter(Q(article=article) | Q(earlier=article))
    likenesses = found.select_related("article__outlet", "article__original", "earlier__outlet", "earlier__original")
    contents = ("article__original__content", "earlier__original__content")
    return {"article": article, "likenesses": likenesses.defer(*contents).order_by("pk")}


@register.simple_tag
def repeats_in(article: Article) -> dict[int, list[Quotation]]:
    """By statement, the wordings elsewhere that it repeats."""
    return repeated_in(article)
