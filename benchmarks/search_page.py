"""How long readers wait for the search page, counts and all, on the archive that is loaded.

    .venv/bin/python benchmarks/search_page.py [--rounds 5]

The questions are made of the archive's own words, names and years, so that it says something of any archive. Each
kind is asked in turn, every question once a round; what is printed is milliseconds of wall time within one process:
`search` is the answer of statements.search, as the reader's role; `page` the whole request, with its template. `cpu`
is the mean time that this process and its PostgreSQL backend computed for a page, which says more on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import mean, median, quantiles
from time import perf_counter, process_time
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
WORDS = """
    SELECT word, ndoc FROM ts_stat('SELECT exact FROM statements_searchentry')
    WHERE word ~ '^[[:alpha:]]{4,12}$' AND numnode(plainto_tsquery('english', word)) > 0 ORDER BY ndoc DESC, word
"""


def prepare() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.conf import settings

    from archive import embedded

    if not os.environ.get("DATABASE_URL"):
        embedded.use(settings.EMBEDDED)
    django.setup()


def questions() -> dict[str, list[str]]:
    """Query strings by kind: some sixty, the same ones each time on the same archive."""
    from django.db import connection
    from django.http import QueryDict

    from statements.search import search

    with connection.cursor() as cursor:
        cursor.execute(WORDS)
        words = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM statements_searchentry")
        total = cursor.fetchone()[0]
    facets = {facet.name: [choice.value for choice in facet.choices] for facet in search(QueryDict("")).facets}

    def of_share(low: float, high: float) -> list[str]:
        fitting = [word for word, n in words if low * total <= n < high * total]
        return fitting[:: max(1, len(fitting) // 8)][:8]

    rare, medium, common = of_share(0, 0.0005), of_share(0.002, 0.01), of_share(0.03, 1)
    asked: dict[str, list[dict[str, object]]] = {
        "no words": [{}, {"sort": "oldest"}],
        "rare word": [{"q": word} for word in rare],
        "medium word": [{"q": word} for word in medium],
        "common word": [{"q": word} for word in common],
        "two words": [{"q": f"{one} {other}"} for one, other in zip(common, [*medium[4:], *common], strict=False)],
        "either word": [{"q": f"{one} OR {other}"} for one, other in zip(common[:4], medium, strict=False)],
        "phrase": [{"q": f'"{phrase}"'} for phrase in phrases(total)],
        "without": [{"q": f"{one} -{other}"} for one, other in zip(common[:4], medium, strict=False)],
        "word, newest first": [{"q": word, "sort": "newest"} for word in [*medium[:2], *common[:2]]],
        "one filter": [{name: facets[name][0]} for name in ("speaker", "topic", "place", "venue") if facets[name]],
        "word and filters": [
            {"q": word, "speaker": facets["speaker"][:2], "topic": facets["topic"][:1]} for word in common[:4]
        ],
        "years": [{"date_after": year, "date_before": year} for year in facets["year"][:4]],
        "word and years": [{"q": word, "date_after": facets["year"][len(facets["year"]) // 2]} for word in common[:4]],
    }
    return {kind: [urlencode(params, doseq=True) for params in several] for kind, several in asked.items()}


def phrases(total: int) -> Iterator[str]:
    """Four words in a row, out of eight statements."""
    from statements.models import Quotation

    for number in range(8):
        wording = Quotation.objects.order_by("pk")[number * total // 8 :].first()
        if wording and len(words := wording.content.split()) > 4:
            yield " ".join(words[:4])


def milliseconds(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1_000


def computed() -> float:
    """Milliseconds that this process and its backend have computed so far; the backend's in steps of ten."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        times = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return process_time() * 1_000 + (int(times[11]) + int(times[12])) * 1_000 / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description="How long readers wait for the search page.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    prepare()
    from django.http import QueryDict
    from django.test import Client

    from archive.roles import as_reader
    from statements.models import SearchEntry
    from statements.search import search

    client = Client(SERVER_NAME="localhost")

    def answer(query: str) -> None:
        with as_reader():
            search(QueryDict(query))

    def page(query: str) -> None:
        assert client.get(f"/statements/?{query}").status_code == 200

    asked = questions()
    for query in (query for queries in asked.values() for query in queries):
        page(query)  # warms caches
    number = sum(map(len, asked.values()))
    print(f"{SearchEntry.objects.count():,} statements, {number} questions, {rounds} rounds", end=", ")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':20}{'questions':>10}{'search p50':>12}{'p95':>7}{'page p50':>12}{'p95':>7}{'cpu':>7}")
    everything: list[tuple[float, float, float]] = []
    for kind, queries in asked.items():
        measured = []
        for query in queries * rounds:
            searching = milliseconds(partial(answer, query))
            before = computed()
            measured.append((searching, milliseconds(partial(page, query)), computed() - before))
        report(kind, len(queries), measured)
        everything += measured
    report("all", number, everything)


def report(kind: str, number: int, measured: list[tuple[float, float, float]]) -> None:
    searching, pages, cpu = zip(*measured, strict=True)
    print(
        f"{kind:20}{number:10}{median(searching):12.0f}{p95(searching):7.0f}"
        f"{median(pages):12.0f}{p95(pages):7.0f}{mean(cpu):7.0f}",
        flush=True,
    )


def p95(measured: tuple[float, ...]) -> float:
    return quantiles(measured, n=20)[-1]


if __name__ == "__main__":
    main()
