"""A site whose editors taught its reader reads by what they taught it, wherever it reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from statements.reading import read, reader_version
from statements.reading.fitted import SHIPPED, Fit, Model, install, save
from statements.reading_apart import read_apart
from tests.statements.news import NEWS

NOTHING_IS_RIGHT = Fit(Model({}), Model({"any": -9.0}), 0.5, {})


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    install(SHIPPED)


def started_with(fit: Path, settings: Any) -> None:
    settings.READING_FIT = fit
    apps.get_app_config("statements").ready()


def test_without_a_fit_of_its_own_a_site_reads_by_what_ships(settings: Any, tmp_path: Path) -> None:
    started_with(tmp_path / "none.json", settings)
    assert reader_version().endswith(f"+{SHIPPED.version}")
    assert read(NEWS.encode()).statements


def test_a_site_reads_by_its_own_fit_and_says_so_with_every_finding(settings: Any, tmp_path: Path) -> None:
    save(NOTHING_IS_RIGHT, tmp_path / "fit.json")
    started_with(tmp_path / "fit.json", settings)
    assert reader_version().endswith(f"+{NOTHING_IS_RIGHT.version}")
    assert not any(one.cue for one in read(NEWS.encode()).statements)
    assert read_apart(NEWS.encode()) == read(NEWS.encode())


@pytest.mark.parametrize("stored", ["{", '{"ends": {}, "statements": {}, "keep": NaN, "about": {}}'])
def test_a_site_whose_fit_is_broken_does_not_start_and_says_what_to_do(
    stored: str, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "fit.json").write_text(stored)
    with pytest.raises(ImproperlyConfigured, match=r"holds no fit .* or move it away"):
        started_with(tmp_path / "fit.json", settings)
