"""Pages of a long list. To say how many a million are, PostgreSQL would have to look at each of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

MOST = 5_000

if TYPE_CHECKING:
    _Pages = Paginator[Any]
else:
    _Pages = Paginator


class BoundedPaginator(_Pages):
    """Counts no further than MOST, and has no pages beyond; the list says so where there are more."""

    @cached_property
    def count(self) -> int:
        return min(self._found, MOST)

    @property
    def is_more(self) -> bool:
        return self._found > MOST

    @cached_property
    def _found(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: MOST + 1].count())
