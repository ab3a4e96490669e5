"""What can go wrong with a search, for those who answer readers and programs."""

from __future__ import annotations

from collections.abc import Sequence


class BadQuery(ValueError):
    """A question with values that cannot be used, for callers who want no answer to the rest of it."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


class TooSlow(Exception):
    """PostgreSQL broke off the search at its time limit. The message tells the reader what to do: answer with 503."""
