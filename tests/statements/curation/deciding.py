"""What was decided about a thing, and many who decide at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from statements.models import Decision


def decisions(thing: Any) -> list[Decision]:
    """Those about a thing, the first one first."""
    return list(Decision.objects.filter(noun=thing._meta.model_name, object_id=thing.pk).order_by("pk"))


def last(thing: Any) -> Decision:
    return decisions(thing)[-1]


def at_the_same_time(act: Callable[[], object], times: int = 20) -> list[Any]:
    def work(_: int) -> object:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(work, range(times)))
