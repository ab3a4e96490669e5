"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.statements.views.reading_pages import get


@pytest.fixture
def queries_of() -> Callable[[str], int]:
    """How many questions to PostgreSQL a page needs."""

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert get(address).status == 200
        return len(asked)

    return count
