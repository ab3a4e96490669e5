"""Whether confidence means what it says: of the findings called 0.9, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

_BINS = 10
_SIDE, _MARGIN = 360, 48


class Bin(NamedTuple):
    """Findings whose confidence lies between `least` and a tenth more; `called` is its mean, `right` their share."""

    least: float
    number: int
    called: float
    right: float


def bins_of(weighed: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The findings (confidence, whether right) by tenths of confidence; tenths without any are left out."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in weighed:
        found[min(_BINS - 1, int(confidence * _BINS))].append((confidence, is_right))
    return [
        Bin(
            at / _BINS,
            len(each),
            sum(confidence for confidence, _ in each) / len(each),
            sum(is_right for _, is_right in each) / len(each),
        )
        for at, each in enumerate(found)
        if each
    ]


def table(bins: Iterable[Bin]) -> Iterator[str]:
    """The same as lines to print."""
    yield "Of the statements called as sure as this, so many were right:"
    for each in bins:
        yield f"  called {each.called:.2f}  right {each.right:.2f}  of {each.number}"


def diagram(bins: Sequence[Bin], title: str) -> str:
    """A reliability diagram as SVG: points on the diagonal are honest; the larger, the more findings."""
    title = escape(title)
    most = max((each.number for each in bins), default=1)

    def x(share: float) -> float:
        return round(_MARGIN + share * _SIDE, 1)

    def y(share: float) -> float:
        return round(_MARGIN + (1 - share) * _SIDE, 1)

    points = "".join(
        f'<circle cx="{x(each.called)}" cy="{y(each.right)}" r="{round(3 + 9 * (each.number / most) ** 0.5, 1)}"'
        f' fill="#1f5f8b" fill-opacity="0.8"><title>{each.number} findings called {each.called:.2f}:'
        f" {each.right:.2f} right</title></circle>"
        for each in bins
    )
    ticks = "".join(
        f'<text x="{x(share / 5)}" y="{_MARGIN + _SIDE + 18}" text-anchor="middle">{share / 5:.1f}</text>'
        f'<text x="{_MARGIN - 8}" y="{y(share / 5) + 4}" text-anchor="end">{share / 5:.1f}</text>'
        for share in range(6)
    )
    size = _SIDE + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><title>{title}</title>'
        f'<text x="{_MARGIN}" y="24" font-size="14">{title}</text>'
        f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888"/>'
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#888" stroke-dasharray="4 4"/>'
        f'{ticks}<text x="{size / 2}" y="{size - 8}" text-anchor="middle">confidence given</text>'
        f'<text transform="rotate(-90 14 {size / 2})" x="14" y="{size / 2}" text-anchor="middle">share right</text>'
        f"{points}</svg>\n"
    )
