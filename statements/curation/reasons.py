"""The reasons that are offered for rejecting and withdrawing, and what each says of the software that proposed it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_STATEMENT = [
    _("no speech"),
    _("somebody else said it"),
    _("a term, not a quotation"),
    _("too short to mean anything"),
]
MISREAD = _("misread: the article does not say so")
"""The same of what is withdrawn."""

NO_FAULT = [
    _("said twice in the article"),
    _("right, but not wanted here"),
]
"""Nothing against the software."""

UPLOAD_TAKEN_BACK = _("upload taken back")
"""Nor this, which nobody is offered."""


def is_misread(reason: str) -> bool:
    """Whether it begins as one of the reasons that say the software was wrong."""
    return _begins(reason, [*NO_STATEMENT, MISREAD])


def _begins(reason: str, offered: Iterable[Promise]) -> bool:
    return reason.strip().casefold().startswith(tuple(str(one).casefold() for one in offered))
