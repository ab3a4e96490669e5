"""Who decides."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def ana(db: None) -> User:
    return User.objects.create_user("ana", first_name="Ana")
