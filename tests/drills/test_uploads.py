"""A small drill: files are read while workers are killed, and all are taken for dead each time."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from drills import uploads
from tests.statements.test_tasks import address_of_the_tests_database


@pytest.mark.django_db(transaction=True)
def test_each_file_is_read_exactly_once_whichever_worker_is_killed_when(tmp_path: Path) -> None:
    address, log = address_of_the_tests_database(), tmp_path / "log"
    wrong = list(uploads.drill(30, 2, 3, Random(), address, log, hurry=True))
    assert wrong == [], log.read_text()
