"""How long it takes to suggest something to who types, on the archive that is loaded.

    .venv/bin/python benchmarks/suggestions.py [--rounds 3] [--words 250000 --speakers 2000]

What is typed are beginnings of the archive's own words and names. `sql` is what statements.search.suggestions takes as
the reader's role, `view` the whole request; milliseconds of wall time in one process. With `--words` and `--speakers`
as many are added for the time of the run, as frequent as those of a million statements. `cpu` is the mean time that
this process and its PostgreSQL backend computed for a request, which says more on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import mean, median, quantiles
from time import perf_counter, process_time
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
LENGTHS = [2, 3, 4, 6]
EACH = 40
MOST_FREQUENT = """
    SELECT called
    FROM (SELECT called, sum(n) AS n FROM statements_frequency WHERE noun = 'word' GROUP BY called) AS words
    WHERE length(called) > 6 ORDER BY n DESC LIMIT %s
"""
ADD_WORDS = """
    INSERT INTO statements_frequency
    SELECT 'word', word, 1 + 1000000 / row_number() OVER () FROM unnest(%s::text[]) AS word
"""
ADD_SPEAKERS = """
    WITH added AS (
        INSERT INTO statements_speaker (name, slug, kind, wikidata, public_since)
        SELECT name, 'benchmark-' || row_number() OVER (), 'person', '', now() FROM unnest(%s::text[]) AS name
        RETURNING id
    )
    INSERT INTO statements_frequency SELECT 'speaker', id::text, 1 + 50000 / row_number() OVER () FROM added
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


def invented(number: int, chance: Random) -> list[str]:
    """Words that begin as unevenly as real ones."""
    syllables = [
        one + other for one in "tscpdmabrlfhgnwvkj" for other in ("a", "e", "i", "o", "u", "er", "on", "in", "al", "")
    ]
    weights = [1 / (place + 1) ** 0.5 for place in range(len(syllables))]
    return ["".join(chance.choices(syllables, weights, k=chance.randint(2, 6))) for _ in range(number)]


def enlarge(words: int, speakers: int) -> None:
    from django.db import connection

    chance = Random(1)
    first, last = invented(speakers, chance), invented(speakers, chance)
    with connection.cursor() as cursor:
        cursor.execute(ADD_WORDS, [list(dict.fromkeys(invented(words, chance)))])
        cursor.execute(ADD_SPEAKERS, [[f"{a} {b}".title() for a, b in zip(first, last, strict=True)]])
        cursor.execute("ANALYZE statements_frequency, statements_speaker")


def beginnings() -> dict[str, list[str]]:
    """What is typed, by its kind."""
    from django.db import connection

    from statements.models import Speaker

    with connection.cursor() as cursor:
        cursor.execute(MOST_FREQUENT, [EACH])
        words = [word for (word,) in cursor]
    names = [
        name.split()[-1]
        for name in Speaker.objects.filter(public_since__isnull=False).values_list("name", flat=True)[:EACH]
    ]
    typed = {f"{length} letters": [whole[:length] for whole in words + names] for length in LENGTHS}
    typed["a word before"] = [f"{one} {other[:3]}" for one, other in zip(words, names, strict=False)]
    typed["speaker:"] = [f"speaker:{name[:3]}" for name in names]
    return typed


def main() -> None:
    parser = argparse.ArgumentParser(description="How long it takes to suggest something to who types.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=0)
    parser.add_argument("--speakers", type=int, default=0)
    options = parser.parse_args()
    prepare()
    from django.db import connection, transaction

    from archive.roles import as_owner

    with as_owner(), transaction.atomic():
        if options.words or options.speakers:
            enlarge(options.words, options.speakers)
        with connection.cursor() as cursor:
            cursor.execute("SELECT noun, count(DISTINCT called) FROM statements_frequency GROUP BY noun")
            there = dict(cursor.fetchall())
        print(f"{there.get('word', 0):,} words, {there.get('speaker', 0):,} speakers, load {os.getloadavg()[0]:.1f}")
        measure(beginnings(), options.rounds)
        transaction.set_rollback(True)


def measure(typed: dict[str, list[str]], rounds: int) -> None:
    from django.http import QueryDict
    from django.test import Client

    from archive.roles import as_reader
    from statements.search.suggestions import suggest

    client = Client(SERVER_NAME="localhost")

    def sql(query: str) -> float:
        with as_reader():
            return milliseconds(partial(suggest, QueryDict(query)))

    def view(query: str) -> float:
        return milliseconds(partial(client.get, f"/statements/suggestions.json?{query}"))

    print(f"{'':16}{'typed':>6}{'sql p50':>10}{'p95':>7}{'view p50':>11}{'p95':>7}{'cpu':>7}")
    everything: list[tuple[float, float, float]] = []
    for kind, several in typed.items():
        queries = [urlencode({"q": text}) for text in several]
        for query in queries:
            view(query)
        searching = [sql(query) for query in queries * rounds]
        before = computed()
        viewing = [view(query) for query in queries * rounds]
        cpu = (computed() - before) / len(viewing)
        measured = [(one, other, cpu) for one, other in zip(searching, viewing, strict=True)]
        everything += measured
        print(row(kind, len(several), measured))
    print(row("all", sum(map(len, typed.values())), everything))


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


def row(kind: str, number: int, measured: list[tuple[float, float, float]]) -> str:
    sql, view, cpu = zip(*measured, strict=True)
    p95 = [quantiles(times, n=20)[-1] for times in (sql, view)]
    return f"{kind:16}{number:6}{median(sql):10.1f}{p95[0]:7.1f}{median(view):11.1f}{p95[1]:7.1f}{mean(cpu):7.1f}"


if __name__ == "__main__":
    main()
