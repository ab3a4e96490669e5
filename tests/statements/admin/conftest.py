"""Who works in the admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements import editors
from statements.editors import Role


@pytest.fixture
def ana(db: None) -> User:
    """An editor, with the rights of the role and no more."""
    return _with_role("ana", Role.EDITOR)


@pytest.fixture
def desk(ana: User) -> Client:
    """Her browser."""
    return _browser_of(ana)


@pytest.fixture
def contributor(db: None) -> Client:
    """The browser of Cato, who may propose and not decide."""
    return _browser_of(_with_role("cato", Role.CONTRIBUTOR))


@pytest.fixture
def bela(db: None) -> User:
    """The chief editor."""
    return _with_role("bela", Role.CHIEF)


@pytest.fixture
def chief(bela: User) -> Client:
    """Her browser."""
    return _browser_of(bela)


def _with_role(name: str, role: Role) -> User:
    user = User.objects.create_user(name, first_name=name.title(), is_staff=True)
    user.groups.add(editors.give(role))
    return user


def _browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
