"""What readers of the loaded archive ask for: its statements, and searches made of its own words and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle
from urllib.parse import urlencode

from django.db.models import Max
from django.http import QueryDict

from statements.models import Quotation, Statement
from statements.search import search

SAMPLE = 4_000  # wordings, evenly out of all, whose words are asked for
PERMALINKS = 400
OF_EACH_KIND = 12

Params = dict[str, object]


@dataclass(frozen=True)
class Visits:
    """Addresses, the same ones each time on the same archive."""

    permalinks: list[str]
    searches: list[str]


def visits() -> Visits:
    asked = chain.from_iterable(list(several)[:OF_EACH_KIND] for several in questions().values())
    searches = [f"/statements/?{urlencode(params, doseq=True)}" for params in asked]
    return Visits([statement.get_absolute_url() for statement in evenly(PERMALINKS)], searches)


def evenly(number: int) -> list[Statement]:
    """So many published statements, as far apart from each other as can be."""
    last = Statement.objects.aggregate(last=Max("pk"))["last"] or 0
    published = Statement.objects.published().select_related("speaker", "lead")
    near = ((published.filter(pk__gte=place * last // number).order_by("pk").first()) for place in range(number))
    return list({statement.pk: statement for statement in near if statement}.values())


def questions() -> dict[str, Iterator[Params]]:
    """Searches by kind."""
    rare, medium, common = words_of_share(0, 0.0005), words_of_share(0.002, 0.01), words_of_share(0.03, 0.5)
    facets = {facet.name: [choice.value for choice in facet.choices] for facet in search(QueryDict("")).facets}
    of = {name: cycle(values) for name, values in facets.items() if values}
    names = [name for name in ("speaker", "topic", "place", "venue") if name in of]
    return {
        "no words": iter([{}, {"sort": "oldest"}]),
        "rare word": ({"q": word} for word in rare),
        "medium word": ({"q": word} for word in medium),
        "common word": ({"q": word} for word in common),
        "two words": ({"q": f"{one} {other}"} for one, other in zip(common, medium, strict=False)),
        "either word": ({"q": f"{one} OR {other}"} for one, other in zip(common[1:], medium, strict=False)),
        "without": ({"q": f"{one} -{other}"} for one, other in zip(common[2:], medium, strict=False)),
        "phrase": ({"q": f'"{phrase}"'} for phrase in phrases()),
        "newest first": ({"q": word, "sort": "newest"} for word in chain(medium[1:5], common[1:5])),
        "one filter": ({name: next(of[name])} for name in names * 3),
        "word and filter": (
            {"q": word, name: next(of[name])} for word, name in zip(common, cycle(names), strict=False)
        ),
        "years": ({"date_after": year, "date_before": year} for year in facets["year"][:4]),
        "word and years": ({"q": word, "date_after": next(of["year"])} for word in common if "year" in of),
    }


def words_of_share(low: float, high: float) -> list[str]:
    """Words that stand in such a share of the wordings, spread over all that do."""
    counted = Counter(chain.from_iterable({*re.findall(r"\b[a-z]{4,12}\b", text.lower())} for text in sampled()))
    fitting = sorted(word for word, n in counted.items() if low * SAMPLE < n <= max(1, high * SAMPLE))
    return fitting[:: max(1, len(fitting) // OF_EACH_KIND)]


def phrases() -> Iterator[str]:
    """Three words in a row, out of the middle of wordings."""
    for text in sampled()[:: SAMPLE // OF_EACH_KIND]:
        words = re.findall(r"\w+", text)
        if len(words) > 5:
            yield " ".join(words[len(words) // 2 :][:3])


def sampled() -> list[str]:
    last = Quotation.objects.aggregate(last=Max("pk"))["last"] or 0
    places = range(1, last + 1, max(1, last // SAMPLE))
    return list(Quotation.objects.filter(pk__in=places).order_by("pk").values_list("content", flat=True))
