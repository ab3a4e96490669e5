"""A page of news from Halvia, as often as a test wants it, and what has come of it."""

from __future__ import annotations

from typing import Any

from statements.models import (
    Article,
    ArticleText,
    Finding,
    Occasion,
    Original,
    Outlet,
    Quotation,
    Speaker,
    Statement,
    Venue,
)

NEWS = """Halvia opens the locks of the Velm

LISK, June 12, 2019 /Halvinform/. “The river belongs to both banks,” President Ansel Torvane said at the Four Rivers \
Summit in Lisk on Wednesday. “Nobody,” he added, “will be left without water.”

He denied that any dam was planned.

“We shall open the locks at dawn,” a senior official said.
"""
EVERYTHING: list[Any] = [
    Article,
    ArticleText,
    Original,
    Finding,
    Statement,
    Quotation,
    Speaker,
    Venue,
    Occasion,
    Outlet,
]


def news(number: int = 0) -> bytes:
    return f"{NEWS}\nNumber {number} of the register was signed.\n".encode()


def rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in EVERYTHING}
