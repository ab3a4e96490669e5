"""The article on the triage desk, and who else sits there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements.models import Article
from tests.statements import making
from tests.statements.admin.triage.acting import TEXT


@pytest.fixture
def article(db: None) -> Article:
    """With two proposals: the first has a speaker, the second nobody."""
    made = making.article(TEXT)
    making.proposal("Rivers have two banks. They have one bed", inside=made)
    making.proposal("And nobody owns either", inside=made, unnamed_source="")
    return made


@pytest.fixture
def boro(ana: User) -> Client:
    """Another editor's browser."""
    user = User.objects.create_user("boro", first_name="Boro", is_staff=True)
    user.groups.set(ana.groups.all())
    client = Client()
    client.force_login(user)
    return client
