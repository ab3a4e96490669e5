"""How long a part of a search may take. What takes longer is left out, and said; the rest of the page stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import OperationalError, connection, transaction

# Materialized: else the time there was before is looked up again after it was set.
LIMIT = """
    WITH now AS MATERIALIZED (
        SELECT (extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::int AS ms
    )
    SELECT set_config('statement_timeout', least(%s, coalesce(nullif(now.ms, 0), %s))::text, true), now.ms FROM now
"""


class OverBudget(Exception):
    """PostgreSQL broke a query off at its budget."""


@contextmanager
def within(milliseconds: int) -> Iterator[None]:
    """Each query within has this time, or less where less is left to the page; afterwards what it had before."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LIMIT, [milliseconds, milliseconds])
            (_limit, before) = cursor.fetchone()
            yield
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(before)])
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.QueryCanceled):
            raise
        raise OverBudget from error
