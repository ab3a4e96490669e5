"""`.env.example` is the one list of what the environment may say."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
READ = re.compile(
    r"""(?:environ\.get|environ\.pop|getenv|flag|words)\(\s*"([A-Z_]+)"|environ\["([A-Z_]+)"\]|\$\{([A-Z_]+)"""
)
NOT_OURS = {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "PYTEST_XDIST_WORKER", "HOME"}


def test_every_variable_that_is_read_is_explained() -> None:
    files = [*ROOT.glob("archive/**/*.py"), *ROOT.glob("statements/**/*.py"), *ROOT.glob("tests/**/conftest.py")]
    texts = [file.read_text() for file in [*files, ROOT / "docker-compose.yml"]]
    read = {"".join(found) for text in texts for found in READ.findall(text)} - NOT_OURS
    explained = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert "DATABASE_URL" in read
    assert read - explained == set()
