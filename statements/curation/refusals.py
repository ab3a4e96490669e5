"""What an act refuses, and says why."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done; the message tells the editor why, and what to do.

    `field`: what the act was given that is wrong, by the name that it has there.
    """

    def __init__(self, told: object, field: str = "") -> None:
        super().__init__(told)
        self.field = field
