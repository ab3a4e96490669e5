"""What an act refuses, and says why."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done; the message tells the editor why, and what to do."""
