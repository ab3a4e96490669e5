"""Which roles a speaker held on a day, as far as their dates say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from statements.models import SpeakerRole
from statements.reading.edtf_dates import bounds


def roles_held(roles: Iterable[SpeakerRole], earliest: date | None, latest: date | None) -> list[SpeakerRole]:
    """The roles held on every day from `earliest` to `latest`; where no day is known, those without any dates."""
    if earliest is None or latest is None:
        return [role for role in roles if not role.since and not role.until]
    return [role for role in roles if _first(role) <= earliest and latest <= _last(role)]


def _first(role: SpeakerRole) -> date:
    days = bounds(role.since)
    return days[0] if days else date.min


def _last(role: SpeakerRole) -> date:
    days = bounds(role.until)
    return days[1] if days else date.max
