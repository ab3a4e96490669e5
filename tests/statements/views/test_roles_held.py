"""An office is told only for days on which it was held."""

from __future__ import annotations

from datetime import date

import pytest

from statements.models import SpeakerRole
from statements.views.roles_held import roles_held

MAYOR = SpeakerRole(office="Mayor", since="2010", until="2014")
PRESIDENT = SpeakerRole(office="President", since="2015-03")
ALWAYS = SpeakerRole(country="Halvia")
ROLES = [MAYOR, PRESIDENT, ALWAYS]


@pytest.mark.parametrize(
    ("earliest", "latest", "held"),
    [
        (date(2012, 1, 1), date(2012, 1, 1), [MAYOR, ALWAYS]),
        (date(2014, 12, 31), date(2014, 12, 31), [MAYOR, ALWAYS]),
        (date(2015, 1, 1), date(2015, 1, 1), [ALWAYS]),
        (date(2014, 1, 1), date(2016, 1, 1), [ALWAYS]),
        (date(2020, 1, 1), date(2021, 1, 1), [PRESIDENT, ALWAYS]),
        (None, None, [ALWAYS]),
    ],
)
def test_a_role_is_told_where_it_was_held_on_every_day_in_question(
    earliest: date | None, latest: date | None, held: list[SpeakerRole]
) -> None:
    assert roles_held(ROLES, earliest, latest) == held
