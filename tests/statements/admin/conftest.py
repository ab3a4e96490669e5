"""Who works in the admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from statements import editors


@pytest.fixture
def ana(db: None) -> User:
    """An editor, with the rights of the group and no more."""
    user = User.objects.create_user("ana", first_name="Ana", is_staff=True)
    user.groups.add(Group.objects.get(name=editors.GROUP))
    return user


@pytest.fixture
def desk(ana: User) -> Client:
    """Her browser."""
    client = Client()
    client.force_login(ana)
    return client
