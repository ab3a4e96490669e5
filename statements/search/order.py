"""The order of the hits, and places in it: a page begins after the last hit of the page before.

A place holds the values that the order goes by, all of which an entry keeps for itself. So a walk from page to page
repeats nothing and skips nothing that was there when it began, also while statements are being published.
"""

from __future__ import annotations

import binascii
import math
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statements.search.tallies import Candidates, Sql

Rows = list[tuple[int, Any]]  # a statement, and where it stands in the order

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
LABELS: dict[str, str | Promise] = {
    RELEVANCE: _("most relevant first"),
    NEWEST: _("newest first"),
    OLDEST: _("oldest first"),
}
LARGEST_KEY = 2**63 - 1
ALL, BEST, REST = TIERS = range(3)
# Each page by relevance ranks all that matches. Who has looked through so many is after something else.
MOST_RANKED = 1_000


@dataclass(frozen=True)
class Place:
    """The place of one entry in an order; `at` is None for an undated one in an order by date."""

    sort: str
    at: date | float | None
    key: int
    number: int = 0  # how many hits there are up to here, where the order ends after some
    tier: int = ALL  # by relevance: among the candidates, which come first, or among the others

    def cursor(self) -> str:
        at = "" if self.at is None else self.at.isoformat() if isinstance(self.at, date) else repr(self.at)
        number = f" {self.number}" if self.sort == RELEVANCE else ""
        number += f" {self.tier}" if self.tier else ""
        return urlsafe_b64encode(f"{self.sort} {at} {self.key}{number}".encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Page:
    keys: list[int]  # of the statements
    next: Place | None = None  # after which the next page begins
    cut: bool = False  # there is more, in the orders by date only


def read_cursor(text: str, sort: str) -> Place:
    """The place that a cursor of this order stands for. Raises ValueError for any other text."""
    try:
        given, at, key, *number = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
    except (binascii.Error, UnicodeError) as error:
        raise ValueError("not a cursor") from error
    place = Place(sort, _value(sort, at), int(key), *map(int, number[:2]))
    possible = 0 < place.key <= LARGEST_KEY and 0 <= place.number < MOST_RANKED and place.tier in TIERS
    if given != sort or place.cursor() != text or not possible:
        raise ValueError("not a cursor of this order")
    return place


def _value(sort: str, text: str) -> date | float | None:
    if sort != RELEVANCE:
        return date.fromisoformat(text) if text else None
    if not math.isfinite(value := float(text)):
        raise ValueError("not a rank")
    return value


@dataclass(frozen=True)
class Ranked:
    """The order by relevance: an expression on an entry. What ranks high is among the candidates, if there are any;
    these are the best of about `broad` statements."""

    rank: Sql
    candidates: Candidates | None = None
    broad: int = 0


@dataclass(frozen=True)
class Order:
    """One page that is wanted: in which order, after which hit, and of how many. `ranked` where it is by relevance."""

    sort: str
    ranked: Ranked | None
    after: Place | None
    size: int
    begins: date | None = None  # the first day of the range, or the last, whichever comes first in an order by date

    def at(self) -> Sql:
        """What an entry is put in order by."""
        if self.sort == RELEVANCE:
            assert self.ranked is not None
            return self.ranked.rank
        return "said_latest" if self.sort == NEWEST else "said_earliest", []

    @property
    def by(self) -> str:
        """The order of rows with statement_id and `at`."""
        way = "ASC" if self.sort == OLDEST else "DESC"
        return f"at {way} NULLS LAST, statement_id {way}"

    def beyond(self) -> Sql:
        """Which of these rows come after the hit."""
        if self.after is None:
            return "true", []
        beyond = ">" if self.sort == OLDEST else "<"
        if self.after.at is None:
            return f"at IS NULL AND statement_id {beyond} %s", [self.after.key]
        return f"((at, statement_id) {beyond} (%s, %s) OR at IS NULL)", [self.after.at, self.after.key]

    def page(self, rows: Rows, best: int | None = None) -> Page:
        """Of rows in this order, after the hit, of which there are one more than fit where that many follow. So many
        are the `best`, if candidates come first."""
        seen = self.after.number if self.after else 0
        size = min(self.size, MOST_RANKED - seen) if self.sort == RELEVANCE else self.size
        keys = [key for key, _at in rows[:size]]
        number = seen + size if self.sort == RELEVANCE else self.size
        tier = ALL if best is None else BEST if size <= best else REST
        following = Place(self.sort, rows[size - 1][1], keys[-1], number, tier) if len(rows) > size else None
        ends = following is not None and self.sort == RELEVANCE and following.number >= MOST_RANKED
        return Page(keys, cut=True) if ends else Page(keys, following)
