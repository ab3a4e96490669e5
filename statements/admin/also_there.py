"""Where the words of an original that is to be sealed stand besides: what goes with it, and what stays."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from statements import curation
from statements.admin.searching import find_statements
from statements.admin.searching.bounded import too_late
from statements.models import Article, DataImport, Likeness, Sealing, Statement, UploadedFile

FEWEST = 5
"""Words of a wording that is looked for: what is shorter, anybody says."""
MOST_WORDS = 12
MOST = 100
SECONDS = 2.0
"""In all; what was not looked for by then, the editor is told of."""


@dataclass(frozen=True, slots=True)
class AlsoThere:
    """`files` and `tables` go with it; `articles` and `statements` are of other originals, and stay."""

    files: list[UploadedFile]
    tables: list[DataImport]
    articles: list[Article]
    statements: list[Statement]
    is_all: bool

    def __bool__(self) -> bool:
        return bool(self.files or self.tables or self.articles or self.statements) or not self.is_all


def also_there(sealing: Sealing) -> AlsoThere:
    """While it is not sealed yet: later nobody can tell."""
    statements, is_all = _statements(sealing)
    return AlsoThere(
        files=curation.copies_waiting(sealing),
        tables=list(curation.tables_waiting()),
        articles=_alike(sealing),
        statements=statements,
        is_all=is_all,
    )


def told(there: AlsoThere) -> list[SafeString]:
    """What the editor hears who has sealed it."""
    heard = []
    if gone := len(there.files) + len(there.tables):
        went = ngettext(
            "%(number)s file or table that waited went with it.",
            "%(number)s files and tables that waited went with it.",
            gone,
        )
        again = _("What was not sealed of that can be sent in again.")
        heard.append(format_html("{} {}", went % {"number": gone}, again))
    if stays := [*_links("article", there.articles), *_links("statement", there.statements)]:
        links = format_html_join(", ", '<a href="{}">{}</a>', stays)
        heard.append(format_html("{} {}", _("The same words still stand in other originals:"), links))
    return heard


def _links(noun: str, things: list[Article] | list[Statement]) -> list[tuple[str, str]]:
    return [(reverse(f"admin:statements_{noun}_change", args=[thing.pk]), str(thing)[:80]) for thing in things]


def _alike(sealing: Sealing) -> list[Article]:
    """Articles of which somebody may say that they tell the same story."""
    found = Likeness.objects.filter(Q(article=sealing.article_id) | Q(earlier=sealing.article_id))
    keys = {pk for pair in found.values_list("article", "earlier") for pk in pair} if sealing.article_id else set()
    return list(Article.objects.filter(pk__in=keys - {sealing.article_id}, sealed_at=None).order_by("pk"))


def _statements(sealing: Sealing) -> tuple[list[Statement], bool]:
    """Those that have the same words from elsewhere, and whether there was time to look for all."""
    own = curation.wordings_of(sealing)
    left = [words for wording in own if len(words := wording.content.replace('"', " ").split()) >= FEWEST]
    until, there, was_late = time.monotonic() + SECONDS, set[int](), False
    while left and time.monotonic() < until:
        found = find_statements(f'"{" ".join(left.pop()[:MOST_WORDS])}"')
        there.update(found.keys)
        was_late |= too_late() in found.told
    keys = sorted(there - {wording.statement_id for wording in own})[:MOST]
    statements = Statement.objects.filter(pk__in=keys).select_related("lead", "speaker").order_by("pk")
    return list(statements), not left and not was_late
