"""A folder of whoever runs the tests, of an ordinary user, and one in use."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.embedded.folders import DAEMON, Folder, as_root, as_user, opened


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    yield from opened(tmp_path / "Postgres", [])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """A folder in use, for tests that only look at what is there."""
    for folder in opened(tmp_path_factory.mktemp("running") / "postgres", []):
        folder.user_within()
        yield folder


@pytest.fixture(params=["ourselves", pytest.param("an ordinary user", marks=as_root)])
def anybodys(request: pytest.FixtureRequest, folder: Folder) -> Iterator[Folder]:
    """A folder of whoever runs the tests, and one of an ordinary user where that is root."""
    if request.param == "ourselves":
        yield folder
        return
    home = Path(tempfile.mkdtemp(prefix="on-record-test-"))
    os.chown(home, DAEMON, DAEMON)
    try:
        yield from opened(home / "postgres", as_user(DAEMON))
    finally:
        shutil.rmtree(home)
