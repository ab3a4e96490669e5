"""Every name has an address, and no address is given twice."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from statements import curation
from statements.models import Address, Speaker
from tests.statements import making

pytestmark = pytest.mark.django_db


def test_a_fresh_slug_never_takes_an_address_that_was_given_before(ana: User) -> None:
    first = making.speaker("Ilvar Torvane")
    curation.correct(first, ana, slug="speaker-torvane")
    assert curation.fresh_slug(Speaker, "Ilvar Torvane") == "ilvar-torvane-2"
    assert Address.objects.filter(noun="speaker", object_id=first.pk).count() == 2
    with pytest.raises(IntegrityError, match="was given to another speaker before"), transaction.atomic():
        curation.add(Speaker(name="Ilvar Torvane", slug="ilvar-torvane"), ana)


@settings(deadline=None)
@given(name=st.text(max_size=100))
def test_any_name_has_a_slug(name: str) -> None:
    assert curation.fresh_slug(Speaker, name)
