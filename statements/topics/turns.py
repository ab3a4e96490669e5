"""A worker's turn: what is new first, then what was changed."""

from __future__ import annotations

from itertools import chain
from time import monotonic

from statements.topics.sweeping import begin_changed, sweeping
from statements.topics.trying import trying

SECONDS = 3.0


def turn(seconds: float = SECONDS) -> bool:
    """Go on with what is to be done, for about so long. Whether nothing is left to do."""
    until = monotonic() + seconds
    begin_changed()
    return all(monotonic() <= until for _batch in chain(trying(), sweeping()))
