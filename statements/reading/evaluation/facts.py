"""What gold says of a page as a whole, and whether the reading says so too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from .covering import covered, words_of

_SMALL = frozenset({"of", "the", "in", "with", "and", "none"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T?~%])")
_MOST = 0.6


class Fact(NamedTuple):
    article: str
    field: str
    wanted: Any
    found: Any
    is_right: bool


def facts_of(key: str, page: dict[str, Any], text: str, found: dict[str, Any]) -> Iterator[Fact]:
    for field in ("headline", "outlet"):
        same = _one_line(page[field]) == _one_line(found.get(field))
        yield Fact(key, field, page[field], found.get(field), same)
    days = Counter(_day(statement.get("said_on")) for statement in found.get("statements", []))
    said_on = days.most_common(1)[0][0] if days else None
    for field, wanted, day in (
        ("published", page["published"], found.get("published")),
        ("said_on", page["said_on"]["edtf"], said_on),
    ):
        in_set = bool(wanted) and (day or "").startswith("[") and wanted in (day or "")
        yield Fact(key, field, wanted, day, bool(found) and (wanted == _day(day) or in_set))
    occasions = found.get("occasions") or []
    yield Fact(key, "venue", page["venue"], occasions, _is_venue_among(page["venue"], occasions))
    if page["place"]:
        places = [found.get("place"), *(occasion.get("place") for occasion in occasions)]
        named = any(set(words_of(page["place"])) <= set(words_of(place)) for place in places)
        yield Fact(key, "place", page["place"], places, named)
    yield Fact(key, "boilerplate", page["boilerplate"], found.get("boilerplate"), _is_set_apart(page, text, found))


def printed_facts(key: str, printed: dict[str, Any], text: str, found: dict[str, Any]) -> Iterator[Fact]:
    """The same for what annotators saw printed; a line they found nowhere is to be found nowhere."""
    for field in ("headline", "outlet", "byline", "place"):
        wanted = text[slice(*printed[field])] if printed.get(field) else None
        yield Fact(key, field, wanted, found.get(field), _one_line(wanted) == _one_line(found.get(field)))
    published = _day(found.get("published"))
    yield Fact(key, "published", printed["published"], published, printed["published"] == published)
    said = {"statements": [{"start": s, "end": e} for each in printed["statements"] for s, e in each["spans"]]}
    is_set_apart = _is_set_apart({**printed, **said}, text, found)
    yield Fact(key, "boilerplate", printed["boilerplate"], found.get("boilerplate"), is_set_apart)


def _is_venue_among(venue: str | None, occasions: list[dict[str, Any]]) -> bool:
    """Whether one of the occasions shares half its words with the venue, and two at least."""
    wanted = set(words_of(venue or "None")) - _SMALL
    for occasion in occasions:
        named = set(words_of(f"{occasion.get('title')} {occasion.get('venue')}")) - _SMALL
        if len(wanted & named) >= max(2, min(len(wanted), len(named)) / 2):
            return True
    return False


def _is_set_apart(page: dict[str, Any], text: str, found: dict[str, Any]) -> bool:
    """Whether most of the furniture is marked, no statement of the gold is, and nothing was read from it."""
    wanted, marked = covered(text, page["boilerplate"]), covered(text, found.get("boilerplate"))
    said = covered(text, [(each["start"], each["end"]) for each in page["statements"]])
    read = covered(text, [span for each in found.get("statements", []) for span in each["spans"]])
    return len(marked & wanted) >= _MOST * len(wanted) and not marked & said and not read & wanted


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).lower()


def _day(edtf: str | None) -> str | None:
    """The day without marks of doubt; None where there is no digit; any other text as it is."""
    match = _DAY.match(edtf or "")
    if match:
        return match.group()
    return edtf if re.search(r"\d", edtf or "") else None
