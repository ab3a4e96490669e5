"""Articles, by the words of their headline, their byline and all of their text, or by the names of their files."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements.admin.searching.bounded import Found, latest
from statements.admin.searching.pasted import pasted
from statements.models import Article, ArticleWords, Original
from statements.search import language, stems
from statements.search.desk import at_the_desk


def find_articles(typed: str) -> Found:
    """What the words find, or what was pasted leads to."""
    there = Found(sorted(set(pasted(Article, typed)), reverse=True))
    asked = at_the_desk(stems.look_up(language.read(typed)))
    if there.keys or not asked.query.tree:
        return there
    if asked.query.fields:
        told = _(
            "Articles are searched by words: leave out “%(name)s:”, and choose a filter, or search the statements."
        )
        return Found([], (told % {"name": asked.query.fields[0].name},))
    files = Original.objects.filter(file_name__icontains=typed.strip()).values("article")
    named = latest(Article.objects.filter(pk__in=files))
    if not (words := asked.condition()):
        return named
    return latest(ArticleWords.objects.filter(words)).or_else(named).or_else(Found([], asked.query.problems))
