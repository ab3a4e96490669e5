"""What an act changes elsewhere: the history of each thing says of which decision it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from statements.models import Decision


@contextmanager
def because_of(decision: Decision) -> Iterator[None]:
    """Within, all that changes belongs to the decision (statements/database/history.sql). In a transaction."""
    _say(str(decision.pk), str(decision.by_id or ""))
    yield
    _say("", "")  # where it fails, the transaction takes this back as well


def _say(decision: str, editor: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('on_record.decision', %s, true), set_config('on_record.editor', %s, true)",
            [decision, editor],
        )
