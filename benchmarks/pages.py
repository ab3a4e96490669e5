"""How long readers wait for whole pages, through gunicorn, on the archive that is loaded.

    .venv/bin/python benchmarks/pages.py [--seconds 20] [--readers 4]

Readers ask one page after another: of ten, six permalinks, two searches, and two pages that they have and that have not
changed. Then searches alone, and unchanged pages alone. The readers compute on the same cores as the site.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from benchmarks.serving import Answer

PERMALINK, SEARCH, UNCHANGED = "permalinks", "searches", "unchanged"
EXPECTED = {PERMALINK: 200, SEARCH: 200, UNCHANGED: 304}


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.conf import settings

    from archive import embedded

    if not os.environ.get("DATABASE_URL"):
        embedded.use(settings.EMBEDDED)
    django.setup()


def main() -> None:
    parser = argparse.ArgumentParser(description="How long readers wait for whole pages.")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--readers", type=int, default=4)
    given = parser.parse_args()
    prepare()
    from benchmarks import serving
    from benchmarks.visits import visits
    from statements.models import SearchEntry

    asked = visits()
    permalinks = [serving.Request(PERMALINK, address) for address in asked.permalinks]
    searches = [serving.Request(SEARCH, address) for address in asked.searches]
    print(
        f"{SearchEntry.objects.count():,} statements, {given.readers} readers, {given.seconds:g} seconds each", end=", "
    )
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with serving.served() as port:
        unchanged = serving.kept(port, [*permalinks[:40], *searches], UNCHANGED)  # and so all caches are warm
        mix = [(0.6, permalinks), (0.2, unchanged), (0.2, searches)]
        mixed = serving.read(port, mix, given.readers, given.seconds)
        alone = serving.read(port, [(1, searches)], given.readers, given.seconds)
        again = serving.read(port, [(1, unchanged)], given.readers, given.seconds)
    report(mixed, alone, again, given.seconds)


def report(mixed: Sequence[Answer], alone: Sequence[Answer], again: Sequence[Answer], seconds: float) -> None:
    print(f"{'milliseconds':24}{'requests':>10}{'a second':>10}{'p50':>8}{'p95':>8}{'p99':>8}")
    line("the mix", mixed, seconds)
    for kind in (PERMALINK, UNCHANGED, SEARCH):
        line(f"  {kind} in it", [answer for answer in mixed if answer.kind == kind], seconds)
    line("searches alone", alone, seconds)
    line("unchanged alone", again, seconds)
    others = [answer for answer in [*mixed, *alone, *again] if answer.status != EXPECTED[answer.kind]]
    if others:
        print(f"{len(others)} were answered otherwise than they should be: {others[:5]}")
    times = len(again) / len(alone)
    goal("the mix p50", percentile(mixed, 50), "ms", most=60)
    goal("the mix p95", percentile(mixed, 95), "ms", most=200)
    goal("searches alone p95", percentile(alone, 95), "ms", most=300)
    print(
        f"unchanged pages a second: {times:.0f} times the searches, {'reached' if times >= 50 else 'missed'} (50 times)"
    )


def line(title: str, answers: Sequence[Answer], seconds: float) -> None:
    p50, p95, p99 = (percentile(answers, share) for share in (50, 95, 99))
    print(f"{title:24}{len(answers):10,}{len(answers) / seconds:10.1f}{p50:8.1f}{p95:8.1f}{p99:8.1f}", flush=True)


def goal(title: str, found: float, unit: str, most: float) -> None:
    print(f"{title}: {found:.0f} {unit}, {'reached' if found <= most else 'missed'} ({most} {unit})")


def percentile(answers: Sequence[Answer], share: int) -> float:
    return quantiles((answer.milliseconds for answer in answers), n=100)[share - 1]


if __name__ == "__main__":
    main()
