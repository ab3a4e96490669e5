"""What is refused while loading; every message says why, and what to do where something can be done."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be loaded at all, or not to its end."""


class BadRow(Exception):
    """A row that cannot become a statement; the others can."""
