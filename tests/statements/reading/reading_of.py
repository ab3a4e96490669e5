"""Short ways to say what was read of some sentences."""

from __future__ import annotations

from statements.reading import Reading, Statement, read
from statements.reading.fitted import reading_by


def reading_of(text: str) -> Reading:
    """By the rules alone: what these see must not hang on how the models were fitted last."""
    with reading_by(None):
        return read(text.encode())


def statements_of(text: str) -> tuple[Statement, ...]:
    """Of sentences under a headline, so that the first is not taken for one."""
    return reading_of(f"Council meets in Orsana\n\n{text}").statements


def the_statement_of(text: str) -> Statement:
    (statement,) = statements_of(text)
    return statement
