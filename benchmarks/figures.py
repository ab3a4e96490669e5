"""The figures of the table: percentiles, growth, ratios, the share of the ideal gain."""

from __future__ import annotations

import math
from collections.abc import Sequence

K1, B = 1.2, 0.75


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of all is not above; between two, in proportion."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def exponent(smaller: tuple[int, float], larger: tuple[int, float]) -> float:
    """How a cost grows between two sizes, each given with its cost: 1 is as the size, 0 not at all."""
    return math.log(larger[1] / smaller[1]) / math.log(larger[0] / smaller[0])


def bm25(frequencies: Sequence[int], having: Sequence[int], length: int, total: int, usual_length: float) -> float:
    """How much a statement is about some stems.

    `frequencies` is how often it has each, `having` how many of all `total` statements have each; lengths in stems.
    """
    longer = 1 - B + B * length / usual_length
    return sum(
        math.log(1 + (total - n + 0.5) / (n + 0.5)) * times * (K1 + 1) / (times + K1 * longer)
        for times, n in zip(frequencies, having, strict=True)
        if times
    )


def share_of_gain(gains: Sequence[float], ideal: Sequence[float]) -> float:
    """What a page gains of what the best page would."""
    return sum(gains) / sum(ideal) if sum(ideal) else 1.0
