"""What a better reader says of an article as a whole: headline, byline, place, outlet, date, boilerplate, occasions.

What came with the file, and what an editor has settled, stays and is not spoken of again. The rest is written down
anew; where readers see it, or nobody knows whether it came with the file, it is only reported.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from statements import curation
from statements.models import Article, Decision, Occasion, Outlet, Statement
from statements.naming import named
from statements.proposing import columns_of, page_of
from statements.reading.reading import Reading

COLUMNS = {
    "headline": "headline",
    "byline": "byline",
    "place": "dateline",
    "outlet": "outlet_id",
    "published": "published_edtf",
    "boilerplate": "boilerplate",
    "occasions": "occasions",
}
"""What a reading calls a fact, and what decisions call it."""

_CONFIRMED = {"outlet", "published", "occasions"}
_WITHOUT_WORDS = {"boilerplate", "occasions"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that is read otherwise than before. `stays`: it was reported and not changed."""

    name: str
    before: str
    after: str
    stays: bool

    def __str__(self) -> str:
        column: Any = Article._meta.get_field(COLUMNS[self.name].removesuffix("_id"))
        told = "" if self.name in _WITHOUT_WORDS else f" “{self.before}” → “{self.after}”"
        stays = f" ({_('stays as it is')})" if self.stays else ""
        return f"{column.verbose_name}{told}{stays}"


def settled(article: Article) -> set[str]:
    """The facts that people have said: with the file, or by a decision."""
    decisions = Decision.objects.filter(noun="article", object_id=article.pk).exclude(act=Decision.Act.REREAD)
    decided = {column for after in decisions.values_list("after", flat=True) for column in after}
    said = {name for name, column in COLUMNS.items() if column in decided}
    return said | set(article.original.given or {}) | (_CONFIRMED if article.confirmed else set())


def may_change(article: Article) -> bool:
    """Whether facts of it may be written down anew: not once readers see them, nor where nobody knows who said them."""
    return article.public_since is None and article.original.given is not None


def write(
    article: Article,
    before: dict[str, Any],
    reading: Reading,
    occasions: Sequence[Occasion],
    said: set[str],
    reason: str,
) -> list[Fact]:
    """Write down what is read otherwise than `before`, where that may be; all that is read otherwise and not settled.

    `occasions` are those of the reading, `said` what people have. The article must be locked.
    """
    stays = not may_change(article)
    after = as_json(page_of(reading))
    facts = [
        Fact(name, str(before.get(name) or ""), str(after[name] or ""), stays)
        for name in COLUMNS
        if name not in said and _compared(name, before) != _compared(name, after)
    ]
    changing = {fact.name for fact in facts if not fact.stays}
    columns = {column: value for name in changing for column, value in columns_of(reading).get(name, {}).items()}
    if "outlet" in changing:
        columns["outlet"] = named(Outlet, [reading.outlet])[reading.outlet] if reading.outlet else None
    if columns:
        curation.correct(article, None, act=Decision.Act.REREAD, reason=reason, **columns)
    if "occasions" in changing:
        used = Occasion.objects.filter(statements__in=Statement.objects.in_article(article).values("pk"))
        curation.set_occasions(article, [*occasions, *used], None, act=Decision.Act.REREAD, reason=reason)
    return facts


def as_json(value: Any) -> Any:
    """As it comes back from the database."""
    return json.loads(json.dumps(value))


def _compared(name: str, page: dict[str, Any]) -> Any:
    """Of occasions which they are, and no more: several articles may share one, so nothing else of it is changed."""
    value = page.get(name)
    if name == "occasions":
        return [(one["title"], one["venue"], one["date"]) for one in value or []]
    return value or None
