from __future__ import annotations

import pytest

from benchmarks.figures import bm25, exponent, percentile, share_of_gain


def test_a_percentile_lies_between_two_values_in_proportion() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
    assert percentile([1, 2, 3], 1) == 3
    assert percentile([7], 0.95) == 7


def test_growth_is_an_exponent_of_the_size() -> None:
    assert exponent((100, 3), (1_000, 30)) == pytest.approx(1)
    assert exponent((100, 3), (10_000, 30)) == pytest.approx(0.5)
    assert exponent((100, 3), (1_000, 3)) == 0


def test_bm25_by_hand() -> None:
    """One of ten statements has the stem, twice, and is as long as usual: ln(1 + 9.5 / 1.5) * 2 * 2.2 / (2 + 1.2)."""
    assert bm25([2], [1], 8, 10, 8.0) == pytest.approx(1.99243 * 4.4 / 3.2, rel=1e-4)


def test_bm25_prefers_rare_stems_short_statements_and_more_of_them() -> None:
    usual = bm25([1], [5], 8, 100, 8.0)
    assert bm25([1], [2], 8, 100, 8.0) > usual
    assert bm25([1], [5], 4, 100, 8.0) > usual
    assert bm25([2], [5], 8, 100, 8.0) > usual
    assert bm25([1, 0], [5, 3], 8, 100, 8.0) == usual


def test_a_page_of_the_best_has_all_of_the_gain_and_one_of_nothing_none() -> None:
    assert share_of_gain([3, 2], [2, 3]) == 1
    assert share_of_gain([], [2, 3]) == 0
    assert share_of_gain([], []) == 1
