"""A fit learns the habits of those who annotated."""

from __future__ import annotations

import pytest

from statements.reading import read
from statements.reading.fitted import Fit, reading_by
from statements.reading.training import fitted_on
from tests.statements.reading.training.annotated import articles

NEWS = (
    b"Council meets in Lisk\n\nMayor Ona Birk said the quay was safe, which surprised the council. "
    b"Anna Hask believes the ferry was ready.\n"
)


@pytest.fixture(scope="module")
def fit() -> Fit:
    return fitted_on(list(articles().values()))


def found(fit: Fit | None) -> list[str]:
    with reading_by(fit):
        return [statement.text for statement in read(NEWS).statements]


def test_contents_end_where_the_annotators_end_them(fit: Fit) -> None:
    assert found(None)[0] == "the quay was safe, which surprised the council"
    assert found(fit)[0] == "the quay was safe"


def test_what_the_annotators_pass_over_is_left_out(fit: Fit) -> None:
    assert "the ferry was ready" in found(None)
    assert "the ferry was ready" not in found(fit)


def test_fitting_twice_gives_the_same_weights(fit: Fit) -> None:
    again = fitted_on(list(articles().values()))
    assert (again.ends.weights, again.statements.weights, again.keep) == (
        fit.ends.weights,
        fit.statements.weights,
        fit.keep,
    )


def test_a_fit_that_is_in_use_does_not_colour_the_next(fit: Fit) -> None:
    with reading_by(fit):
        assert fitted_on(list(articles().values())).version == fit.version


def test_fitting_leaves_what_readings_go_by_as_it_was(fit: Fit) -> None:
    before = found_by_what_ships()
    fitted_on(list(articles(5).values()))
    assert found_by_what_ships() == before


def found_by_what_ships() -> list[str]:
    return [statement.text for statement in read(NEWS).statements]
