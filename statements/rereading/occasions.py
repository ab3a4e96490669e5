"""Which occasions a better reader speaks of: those the article has, under whatever name an editor gave them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.utils.text import capfirst

from statements.models import Article, Finding, Occasion, Quotation
from statements.naming import standing
from statements.proposing import occasion_found, occasions_of
from statements.reading.reading import Reading
from statements.rereading.facts import may_change

Sitting = tuple[str, str, str]
"""Title, venue and day (EDTF), as far as they are known."""


def occasions_again(
    article: Article, reading: Reading, concerned: Iterable[int | None], wordings: Sequence[Quotation], said: set[str]
) -> dict[int, Occasion]:
    """By their number in the reading. Only `concerned` ones are made where facts of the article may not change, and
    none where people have `said` which occasions there are."""
    known = _known(article, wordings)
    wanted = range(len(reading.occasions)) if may_change(article) else sorted({n for n in concerned if n is not None})
    sittings = {number: reading.occasions[number] for number in wanted}
    keys = {number: _sitting(one.title, one.venue, one.date) for number, one in sittings.items()}
    unknown = [] if "occasions" in said else [number for number in wanted if keys[number] not in known]
    new = zip(unknown, occasions_of([sittings[number] for number in unknown]), strict=True)
    return {number: known[key] for number, key in keys.items() if key in known} | dict(new)


def _known(article: Article, wordings: Sequence[Quotation]) -> dict[Sitting, Occasion]:
    """The article's own, as they are called now, and as the software called them when it proposed what has them."""
    pages = list(Finding.objects.filter(text__article=article, kind=Finding.Kind.PAGE).order_by("pk"))
    led: defaultdict[Sitting, Counter[int]] = defaultdict(Counter)
    for wording in wordings:
        as_found = occasion_found(wording.finding, pages) if wording.finding else None
        if as_found and wording.statement.occasion_id:
            key = _sitting(as_found["title"], as_found["venue"], as_found["date"])
            led[key][wording.statement.occasion_id] += 1
    most = {key: numbers.most_common(1)[0][0] for key, numbers in led.items()}
    now = standing(Occasion, most.values())
    rows = Occasion.objects.in_bulk(set(now.values()))
    own = article.occasions.select_related("venue").order_by("-pk")
    by_name = {_sitting(one.title, one.venue.name if one.venue else "", one.held_edtf): one for one in own}
    return by_name | {key: rows[now[number]] for key, number in most.items()}


def _sitting(title: str, venue: str | None, day: str | None) -> Sitting:
    return capfirst(title).casefold(), capfirst(venue or "").casefold(), day or ""
