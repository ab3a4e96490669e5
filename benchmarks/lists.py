"""How long editors wait for the lists of the admin, and what each asks PostgreSQL, on the loaded archive.

    .venv/bin/python benchmarks/lists.py [--rounds 3]

In one process, without gunicorn, as somebody who may do everything: the first page and what it leads to, each list,
each of its filters chosen, a search in it, likely duplicates, the page to add one, and the page of the first that is
listed. The goal is 300 ms. Wall time and CPU time, of Python and PostgreSQL together: the latter says something on a
machine that has other things to do, too. Of each page the median of its rounds, after one that warms up.
"""

from __future__ import annotations

import argparse
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, process_time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.cost import MILLISECOND, of_postgresql
from benchmarks.pages import prepare

if TYPE_CHECKING:
    from django.test import Client

GOAL = 300  # milliseconds
WORDS = "river"
CHOICE = re.compile(r'<a href="(\?[^"#]+)"')
FIRST = re.compile(r'<th class="field-[^"]*"><a href="([^"?]+)')
LEFT = re.compile(r'href="(/admin/statements/[^"]*\?[^"]*)"')
TOOL = re.compile(r'href="(/admin/statements/[a-z]+/duplicates/)"')
MOST_CHOICES = 40  # of one list


class Page(NamedTuple):
    address: str
    wall: float  # milliseconds
    cpu: float
    queries: int
    status: int


def main() -> None:
    parser = argparse.ArgumentParser(description="How long editors wait for lists.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    prepare()
    with signed_in() as reader:
        pages = [timed(reader, address, rounds) for address in addresses(reader)]
    print(f"{'wall ms':>9}{'CPU ms':>9}{'queries':>9}  page")
    for page in sorted(pages, key=lambda page: -page.cpu):
        failed = "" if page.status == 200 else f"  answers {page.status}"
        print(f"{page.wall:9.0f}{page.cpu:9.0f}{page.queries:9}  {page.address}{failed}")
    slow = [page for page in pages if page.cpu > GOAL]
    print(f"{len(pages)} pages, {len(slow)} with more than {GOAL} ms of CPU")


@contextmanager
def signed_in() -> Iterator[Client]:
    from django.contrib.auth.models import User
    from django.test import Client

    from archive.roles import as_owner

    somebody = User.objects.create_superuser(f"benchmark-{secrets.token_hex(4)}")
    reader = Client(HTTP_HOST="localhost", raise_request_exception=False)
    reader.force_login(somebody)
    try:
        yield reader
    finally:
        with as_owner():  # who may delete accounts
            somebody.delete()


def addresses(reader: Client) -> Iterator[str]:
    from django.contrib import admin
    from django.urls import reverse

    yield reverse("admin:index")
    yield from dict.fromkeys(LEFT.findall(reader.get(reverse("admin:index")).content.decode()))
    yield reverse("admin:statements_statement_figures")
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        every = reverse(f"admin:{name}_changelist")
        page = reader.get(every).content.decode()
        yield every
        yield f"{every}?q={WORDS}"
        yield from (
            every + choice.replace("&amp;", "&") for choice in list(dict.fromkeys(CHOICE.findall(page)))[:MOST_CHOICES]
        )
        yield from FIRST.findall(page)[:1]
        yield from (address for address in TOOL.findall(page) if address.startswith(every))
        if 'class="addlink"' in page:
            yield reverse(f"admin:{name}_add")


def timed(reader: Client, address: str, rounds: int) -> Page:
    from django.db import connection

    asked: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        status = reader.get(address).status_code
    walls, cpus = [], []
    for _round in range(rounds):
        wall, cpu = perf_counter(), process_time_ns() + of_postgresql()
        reader.get(address)
        walls.append((perf_counter() - wall) * 1000)
        cpus.append((process_time_ns() + of_postgresql() - cpu) / MILLISECOND)
    return Page(address, median(walls), median(cpus), len(asked), status)


if __name__ == "__main__":
    main()
