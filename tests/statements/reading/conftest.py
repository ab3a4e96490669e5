"""Where the real articles lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def data() -> Path:
    """The folder with the real data; a test that needs it is skipped where it is absent."""
    path = (settings.BASE_DIR / os.environ.get("ON_RECORD_DATA", "../shared")).resolve()
    if not (path / "articles.gold.jsonl").exists():
        pytest.skip(f"The real articles are not at {path}: set ON_RECORD_DATA to their folder.")
    return path
