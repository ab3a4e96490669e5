"""Whether confidence means what it says."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.reading.evaluation import Bin, bins_of, diagram, table

WEIGHED = st.lists(st.tuples(st.floats(0, 1), st.booleans()))
CIRCLES = "{http://www.w3.org/2000/svg}circle"


def test_findings_are_counted_by_tenths_of_confidence() -> None:
    low, high = bins_of([(0.92, True), (0.96, False), (0.31, False), (0.94, True), (0.98, True)])
    assert low == Bin(0.3, 1, 0.31, 0.0)
    assert (high.least, high.number, high.right) == (0.9, 4, 0.75)
    assert high.called == pytest.approx(0.95)


def test_what_is_certain_belongs_to_the_highest_tenth() -> None:
    assert [each.least for each in bins_of([(1.0, True), (0.0, False)])] == [0.0, 0.9]


@given(WEIGHED)
def test_every_finding_is_in_one_tenth(weighed: list[tuple[float, bool]]) -> None:
    bins = bins_of(weighed)
    assert sum(each.number for each in bins) == len(weighed)
    for each in bins:
        assert each.least - 1e-9 <= each.called <= each.least + 0.1 + 1e-9
        assert 0 <= each.right <= 1


def test_the_table_has_a_line_for_each_tenth() -> None:
    lines = list(table([Bin(0.8, 40, 0.84, 0.875), Bin(0.9, 10, 0.95, 0.9)]))
    assert lines[1:] == ["  called 0.84  right 0.88  of 40", "  called 0.95  right 0.90  of 10"]


@given(WEIGHED)
def test_the_diagram_is_an_image_with_a_point_for_each_tenth(weighed: list[tuple[float, bool]]) -> None:
    bins = bins_of(weighed)
    image = ElementTree.fromstring(diagram(bins, "Articles of Halvia & Drevonia"))
    points = list(image.iter(CIRCLES))
    assert len(points) == len(bins)
    for point in points:
        assert 48 <= float(point.attrib["cx"]) <= 408
        assert 48 <= float(point.attrib["cy"]) <= 408


def test_honest_points_lie_on_the_diagonal_and_boasts_below() -> None:
    honest, boast = ElementTree.fromstring(diagram([Bin(0.5, 9, 0.5, 0.5), Bin(0.9, 9, 0.9, 0.5)], "")).iter(CIRCLES)
    assert float(honest.attrib["cx"]) == float(honest.attrib["cy"])
    assert float(boast.attrib["cx"]) + float(boast.attrib["cy"]) > 456
