"""Files are read while workers are killed: each is read exactly once, none is lost, nothing is half done.

    make drill
    .venv/bin/python -m drills.uploads [--files 2000] [--workers 4] [--kills 20] [--seed 7]

Works on an archive of its own, which is thrown away. Ends with status 1 where anything was not as it has to be.
"""

from __future__ import annotations

import argparse
import io
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connection

from drills.invented import files
from drills.workers import Workers

AT_MOST = 60
"""Seconds until what a dead worker had in hand is taken up again."""

PATIENCE = 900
"""Seconds without any progress after which it is no use to wait."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Files are read while workers are killed.")
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = parser.parse_args()
    print(f"{given.files} files, {given.workers} workers, {given.kills} kills, --seed {given.seed}", flush=True)
    with TemporaryDirectory(prefix="on-record-drill-") as folder:
        address = archive_in(Path(folder))
        wrong = list(drill(given.files, given.workers, given.kills, Random(given.seed), address, Path(folder, "log")))
        if wrong:
            sys.stderr.write(Path(folder, "log").read_text()[-20_000:])
    print("\n".join(wrong) or "Each was read exactly once, none was lost, nothing is half done.")
    sys.exit(bool(wrong))


def archive_in(folder: Path) -> str:
    """Have this process use an empty archive in a folder; its address."""
    os.environ["ON_RECORD_VAR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    from archive import embedded

    embedded.use(settings.EMBEDDED)
    django.setup()
    call_command("migrate", verbosity=0)
    return embedded.database_url(settings.EMBEDDED)


def drill(
    number: int, workers: int, kills: int, chance: Random, address: str, log: Path, *, hurry: bool = False
) -> Iterator[str]:
    """Do it and say what is wrong. In a hurry, all workers are taken for dead after each kill, and not only who is."""
    from statements.uploads import receive

    sent = files(number, chance)
    receive(((name, io.BytesIO(content)) for name, content in sent), None)
    began = time.monotonic()
    with Workers(workers, address, log) as running:
        for left in kills_at(number, kills, chance):
            wait_until(left)
            time.sleep(chance.uniform(0, 0.3))
            running.kill_one(chance)
            print(f"  {time.monotonic() - began:5.1f} s  {waiting():5} files wait  a worker is killed", flush=True)
            if hurry:
                take_all_for_dead()
        wait_until(0)
    print(f"  {time.monotonic() - began:5.1f} s      0 files wait", flush=True)
    yield from wrong_outcomes(sent)
    yield from wrong_articles({content for _, content in sent})
    yield from slow(AT_MOST)


def kills_at(number: int, kills: int, chance: Random) -> list[int]:
    """How many files still wait, each time that a worker is killed."""
    return sorted(chance.sample(range(number // 20, number), kills), reverse=True)


def waiting() -> int:
    from statements.models import UploadedFile

    return UploadedFile.objects.filter(outcome="waiting").count()


def wait_until(left: int) -> None:
    last, since = waiting(), time.monotonic()
    while last > left:
        time.sleep(0.05)
        if (now := waiting()) != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            raise TimeoutError(f"{last} files wait, and nobody has read any for {PATIENCE} seconds.")


def take_all_for_dead() -> None:
    from procrastinate.exceptions import AlreadyEnqueued

    from statements.tasks import look_after

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    with suppress(AlreadyEnqueued):
        look_after.configure().defer(timestamp=0)


# ---- what has to be ----


def wrong_outcomes(sent: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """One of each set of equal bytes went in, the others were there, and what is no article was refused."""
    from drills.invented import NO_ARTICLE
    from statements.models import UploadedFile

    there = UploadedFile.objects.select_related("article__original")
    outcome = {file.name: file for file in there}
    created = Counter(content for name, content in sent if outcome[name].outcome == "created")
    for name, content in sent:
        file = outcome[name]
        if content.startswith(NO_ARTICLE):
            if file.outcome != "refused":
                yield f"{name} is {file.outcome}, and cannot be read"
        elif file.article is None or file.content or bytes(file.article.original.content) != content:
            yield f"{name} is {file.outcome} and not what was sent in: {file.reason}"
        elif created[content] != 1:
            yield f"{name} went in {created[content]} times"
    tries = Counter(file.tries for file in outcome.values())
    print(f"  outcomes {dict(Counter(file.outcome for file in outcome.values()))}, by number of tries {dict(tries)}")


def wrong_articles(contents: set[bytes]) -> Iterator[str]:
    """Each article has all that is read in its bytes, once."""
    from statements.models import Article, Finding, Quotation, Statement
    from statements.reading import Unreadable, read

    found = 0
    for article in Article.objects.select_related("original").prefetch_related("texts"):
        text = article.texts.get()
        reading = read(bytes(article.original.content))
        kinds = Counter(Finding.objects.filter(text=text).values_list("kind", flat=True))
        spans = sorted(map(tuple, Quotation.objects.filter(text=text).values_list("spans", flat=True)))
        if kinds != Counter(page=1, statement=len(reading.statements)):
            yield f"{article}: findings {dict(kinds)}, and {len(reading.statements)} statements are read in it"
        if spans != sorted(statement.spans for statement in reading.statements):
            yield f"{article}: the words of its proposals are not those that are read in it"
        found += len(reading.statements)

    def is_read(content: bytes) -> bool:
        with suppress(Unreadable):
            return bool(read(content))
        return False

    expected = sum(map(is_read, contents))
    if Article.objects.count() != expected:
        yield f"{Article.objects.count()} articles of {expected}"
    if Statement.objects.count() != found:
        yield f"{Statement.objects.count()} statements, and {found} are read"
    print(f"  {expected} articles, {found} proposals")


def slow(most: int) -> Iterator[str]:
    """From when a file was begun until it was begun again."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT coalesce(max(extract(epoch FROM at - before)), 0), count(before) FROM (
                   SELECT at, lag(at) OVER (PARTITION BY job_id ORDER BY at) AS before
                   FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id
                   WHERE type = 'started' AND task_name = 'read_file') AS starts"""
        )
        seconds, times = cursor.fetchone() or (0, 0)
    print(f"  {times} times a file was taken up again, after {seconds:.0f} seconds at most")
    if seconds > most:
        yield f"A file whose worker was killed waited for {seconds:.0f} seconds"


if __name__ == "__main__":
    main()
