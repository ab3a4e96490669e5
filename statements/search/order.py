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

from django.db.models import F, FloatField, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statements.models import SearchEntry

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
LABELS: dict[str, str | Promise] = {
    RELEVANCE: _("most relevant first"),
    NEWEST: _("newest first"),
    OLDEST: _("oldest first"),
}
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True)
class Place:
    """The place of one entry in an order; `at` is None for an undated one in an order by date."""

    sort: str
    at: date | float | None
    key: int

    def cursor(self) -> str:
        at = "" if self.at is None else self.at.isoformat() if isinstance(self.at, date) else repr(self.at)
        return urlsafe_b64encode(f"{self.sort} {at} {self.key}".encode()).decode().rstrip("=")


def read_cursor(text: str, sort: str) -> Place:
    """The place that a cursor of this order stands for. Raises ValueError for any other text."""
    try:
        given, at, key = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
    except (binascii.Error, UnicodeError) as error:
        raise ValueError("not a cursor") from error
    place = Place(sort, _value(sort, at), int(key))
    if given != sort or place.cursor() != text or not 0 < place.key <= LARGEST_KEY:
        raise ValueError("not a cursor of this order")
    return place


def _value(sort: str, text: str) -> date | float | None:
    if sort != RELEVANCE:
        return date.fromisoformat(text) if text else None
    if not math.isfinite(value := float(text)):
        raise ValueError("not a rank")
    return value


def page(
    entries: QuerySet[SearchEntry], sort: str, rank: Combinable | None, after: Place | None, size: int
) -> tuple[list[int], Place | None]:
    """The statements of one page, and the place after which the next begins; None where there is no next."""
    if sort == RELEVANCE:
        assert rank is not None
        at = "rank"
        entries = entries.annotate(rank=Cast(rank, FloatField())).order_by("-rank", "-statement_id")
    elif sort == NEWEST:
        at = "said_latest"
        entries = entries.order_by(F(at).desc(nulls_last=True), "-statement_id")
    else:
        at = "said_earliest"
        entries = entries.order_by(F(at).asc(nulls_last=True), "statement_id")
    if after:
        entries = entries.filter(_comes_after(after, at, "gt" if sort == OLDEST else "lt"))
    rows = list(entries.values_list("statement_id", at)[: size + 1])
    keys = [key for key, _at in rows[:size]]
    return keys, Place(sort, rows[size - 1][1], keys[-1]) if len(rows) > size else None


def _comes_after(place: Place, at: str, beyond: str) -> Q:
    if place.at is None:
        return Q(**{f"{at}__isnull": True, f"statement_id__{beyond}": place.key})
    later = Q(**{f"{at}__{beyond}": place.at}) | Q(**{at: place.at, f"statement_id__{beyond}": place.key})
    return later if place.sort == RELEVANCE else later | Q(**{f"{at}__isnull": True})
